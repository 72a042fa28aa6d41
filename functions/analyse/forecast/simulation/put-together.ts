/** What came about in each trial, by horizon: cases and, by currency asked for, minor units. */
export type Simulation = {
  readonly cases: readonly Float64Array[];
  readonly value: readonly (readonly Float64Array[])[];
};

/** The parts of a future: a row for each (`widthOfOutcome`), and where in it this future of the part begins. */
export type PartsOfFuture = { readonly rows: readonly Float64Array[]; readonly from: Int32Array };

/**
 * Adds up the parts of one future. What is in time for a horizon is in time for those after it.
 *
 * @param pace by horizon, a factor on what completes between the one before and it
 */
export function putTogether(parts: PartsOfFuture, pace: Float64Array, into: Simulation, trial: number): void {
  addUp(parts, 0, pace, into.cases, trial);
  for (let index = 0; index < into.value.length; index++) {
    // Before it come the cases, and what is of no currency that is looked at.
    addUp(parts, pace.length * (2 + index), pace, into.value[index] ?? [], trial);
  }
}

function addUp(
  { rows, from }: PartsOfFuture,
  at: number,
  pace: Float64Array,
  into: readonly Float64Array[],
  trial: number,
): void {
  let sum = 0;
  for (let horizon = 0; horizon < into.length; horizon++) {
    let own = 0;
    for (let part = 0; part < rows.length; part++) own += rows[part]?.[(from[part] ?? 0) + at + horizon] ?? 0;
    sum += own * (pace[horizon] ?? 1);
    const each = into[horizon];
    if (each !== undefined) each[trial] = Math.round(sum);
  }
}
