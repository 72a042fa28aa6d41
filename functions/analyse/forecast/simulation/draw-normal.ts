import type { SeededRandom } from './seeded-random.ts';

/** Of mean 0 and variance 1. Source: Box and Muller, 1958. */
export function drawNormal(random: SeededRandom): number {
  return Math.sqrt(2 * random.exponential()) * Math.cos(2 * Math.PI * random.next());
}
