import { drawNormal } from '../simulation/draw-normal.ts';
import type { SeededRandom } from '../simulation/seeded-random.ts';

/** Draws from a gamma distribution of this shape, at least a half, and rate 1. Source: Marsaglia and Tsang, 2000. */
export function drawGamma(shape: number, random: SeededRandom): number {
  if (shape < 1) return drawGamma(shape + 1, random) * random.next() ** (1 / shape);
  const third = shape - 1 / 3;
  for (;;) {
    const normal = drawNormal(random);
    const cube = (1 + normal / Math.sqrt(9 * third)) ** 3;
    if (cube > 0 && -random.exponential() < normal ** 2 / 2 + third * (1 - cube + Math.log(cube))) return third * cube;
  }
}
