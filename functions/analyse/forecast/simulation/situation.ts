/*
 * In what situation an open case is, as far as its chance of completing goes: its type and age, and where the past is
 * known well enough, its type, its stage and how long it has been there. Times are in weeks, in bands.
 */

// Narrow where most cases are and much changes from week to week; at the end too few cases live to tell more.
const ageBands = [0, 1, 2, 3, 4, 6, 8, 10, 13, 16, 20, 26, 34, 43, 52, 78, 104];
const stageBands = [0, 1, 2, 4, 8, 16];

/** How the situations of so many types and stages are numbered. */
export type Situations = {
  readonly ageCells: number;
  readonly stageCells: number;
  /** Cells of one type by age: `agesOfType` in a row, the last that of a case that is just being opened. */
  readonly agesOfType: number;
  /** Cells of one type by stage and time in it, in a row. */
  readonly staysOfType: number;
  ageCell(type: number, weeksOld: number): number;
  newCell(type: number): number;
  stageCell(type: number, stage: number, weeksInStage: number): number;
};

export function numberSituations(types: number, stages: number): Situations {
  const agesOfType = ageBands.length + 1;
  return {
    ageCells: types * agesOfType,
    stageCells: types * stages * stageBands.length,
    agesOfType,
    staysOfType: stages * stageBands.length,
    ageCell: (type, weeksOld) => type * agesOfType + bandOf(ageBands, weeksOld),
    newCell: (type) => type * agesOfType + ageBands.length,
    stageCell: (type, stage, weeksInStage) =>
      (type * stages + stage) * stageBands.length + bandOf(stageBands, weeksInStage),
  };
}

function bandOf(bands: readonly number[], weeks: number): number {
  let band = bands.length - 1;
  while (band > 0 && weeks < (bands[band] ?? 0)) band--;
  return band;
}
