import type { SeededRandom } from './forecast/simulation/seeded-random.ts';

/** What came about in each trial, by horizon: cases and, by currency asked for, minor units. */
export type Simulation = {
  readonly cases: readonly Float64Array[];
  readonly value: readonly (readonly Float64Array[])[];
};

/** A row of a part: where a future of it begins. */
export type PartOfFuture = { readonly row: Float64Array; readonly from: number };

/**
 * Adds up the parts of one future. What is in time for a horizon is in time for those after it.
 *
 * @param pace by horizon, a factor on what completes between the one before and it
 */
export function putTogether(parts: readonly PartOfFuture[], pace: Float64Array, into: Simulation, trial: number): void {
  addUp(parts, 0, pace, into.cases, trial);
  for (let index = 0; index < into.value.length; index++) {
    // The three before are of no currency that is looked at.
    addUp(parts, 6 + 3 * index, pace, into.value[index] ?? [], trial);
  }
}

function addUp(
  parts: readonly PartOfFuture[],
  at: number,
  pace: Float64Array,
  into: readonly Float64Array[],
  trial: number,
): void {
  let sum = 0;
  for (let horizon = 0; horizon < into.length; horizon++) {
    for (const { row, from } of parts) sum += (row[from + at + horizon] ?? 0) * (pace[horizon] ?? 1);
    const each = into[horizon];
    if (each !== undefined) each[trial] = Math.round(sum);
  }
}

/** Draws how fast the firm is in each stretch of weeks: log-normal factors with mean 1 and the given variance. */
export function drawPace(into: Float64Array, variance: number, random: SeededRandom): void {
  const spread = Math.sqrt(Math.log(1 + variance));
  for (let index = 0; index < into.length; index++) {
    const normal = Math.sqrt(2 * random.exponential()) * Math.cos(2 * Math.PI * random.next());
    into[index] = Math.exp(spread * normal - spread ** 2 / 2);
  }
}
