import type { Random } from './random.ts';

/** Of a firm that opens four times as many cases a day at its end as at its beginning: the mean day against the last. */
export const meanOfGrowing = 0.625;

/** From an even draw to a place in the firm's history, 0 its beginning and 1 its end. */
export function growing(even: number): number {
  return (-0.25 + Math.sqrt(0.0625 + 1.5 * meanOfGrowing * even)) / 0.75;
}

/** How many come, where so many come on average. */
export function poisson(chance: Random, mean: number): number {
  if (mean > 50) {
    const normal = Math.log(chance.lognormal(1, 1));
    return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal));
  }
  let count = -1;
  for (let left = 1; left > Math.exp(-mean); left *= chance.next()) count++;
  return Math.max(0, count);
}
