import { weeksAhead } from './horizons.ts';
import type { SeededRandom } from './seeded-random.ts';
import type { SimulationColumns } from './simulation-columns.ts';

/*
 * What came about in one future of some cases, as numbers in a row: how many cases were in time for the first horizon,
 * for the second and not for the first, and so on; then the same in minor units, by currency, the first being the one that
 * is not looked at.
 */
export function widthOfOutcome(horizons: number, currencies: number): number {
  return horizons * (2 + currencies);
}

/** Where an outcome is written: `width` numbers from `at`, which are added to. */
export type SimulatedOutcome = { readonly row: Float64Array; readonly at: number };

/** What came about in each trial, by horizon: cases and, by currency asked for, minor units. */
export type Simulation = {
  readonly cases: readonly Float64Array[];
  readonly value: readonly (readonly Float64Array[])[];
};

/** Which past week's openings come again, and how many times over in each week to come. */
export type PickedWeeks = { readonly pickWeek: (lot: number) => number; readonly times: Float64Array };

/** A row of a part: where a future of it begins. */
export type PartOfFuture = { readonly row: Float64Array; readonly from: number };

/** By `limits` a case's chances, times 2^32, of being in time for each of the horizons. */
export function createRoller(horizons: number, { open, opened, openedFrom }: SimulationColumns, random: SeededRandom) {
  const roll = (
    limits: Float64Array,
    limit: number,
    row: Float64Array,
    at: number,
    minor: number,
    currency: number,
    part = 1,
  ) => {
    // Of a part of a case: as if it were there so often.
    const lot = random.bits() / part;
    if (lot >= (limits[limit + horizons - 1] ?? 0)) return;
    let first = 0;
    while (lot >= (limits[limit + first] ?? 0)) first++;
    const place = at + horizons * (1 + currency) + first;
    row[at + first] = (row[at + first] ?? 0) + 1;
    row[place] = (row[place] ?? 0) + minor;
  };
  return {
    /** Some of the open cases, each `step`-th from the `first`; by the limits of each open case. */
    open(
      limits: Float64Array,
      part: { readonly first: number; readonly step: number },
      { row, at }: SimulatedOutcome,
    ): void {
      for (let index = part.first; index < open.minor.length; index += part.step) {
        roll(limits, horizons * index, row, at, open.minor[index] ?? 0, open.currency[index] ?? 0);
      }
    },
    /** The cases opened in the weeks to come; by the limits of each type and week. */
    opened(limits: Float64Array, { pickWeek, times }: PickedWeeks, { row, at }: SimulatedOutcome): void {
      for (let week = 0; week < weeksAhead; week++) {
        for (let left = times[week] ?? 1; left > 0; left--) {
          const past = pickWeek(random.next());
          const end = openedFrom[past + 1] ?? 0;
          for (let index = openedFrom[past] ?? end; index < end; index++) {
            const limit = horizons * ((opened.type[index] ?? 0) * weeksAhead + week);
            roll(limits, limit, row, at, opened.minor[index] ?? 0, opened.currency[index] ?? 0, Math.min(1, left));
          }
        }
      }
    },
  };
}

/**
 * Adds up the parts of one future. What is in time for a horizon is in time for those after it.
 *
 * @param pace by horizon, a factor on what completes between the one before and it
 */
export function putTogether(parts: readonly PartOfFuture[], pace: Float64Array, into: Simulation, trial: number): void {
  addUp(parts, 0, pace, into.cases, trial);
  for (let index = 0; index < into.value.length; index++) {
    // Before it come the cases, and what is of no currency that is looked at.
    addUp(parts, pace.length * (2 + index), pace, into.value[index] ?? [], trial);
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
