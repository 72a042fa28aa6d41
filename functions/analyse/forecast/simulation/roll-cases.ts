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

/** Which past weeks' openings come again in which weeks to come, wholly or in part. */
export type PickedWeeks = readonly { readonly week: number; readonly past: number; readonly part: number }[];

/** Moves cases on through one future. By `limits` the chances, times 2^32, of being in time for each of the horizons. */
export type CaseRoller = {
  /** Some of the open cases, one in `step`, the `first` of them; by the limits of their situations. */
  open(limits: Float64Array, step: number): (first: number, outcome: SimulatedOutcome) => void;
  /** The cases opened in the weeks to come; by the limits of each type and week. */
  opened(limits: Float64Array): (picked: PickedWeeks, outcome: SimulatedOutcome) => void;
};

/** Each case by itself. */
export function createRoller(
  horizons: number,
  { open, opened, openedFrom }: Pick<SimulationColumns, 'open' | 'opened' | 'openedFrom'>,
  random: SeededRandom,
): CaseRoller {
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
    open:
      (limits, step) =>
      (first, { row, at }) => {
        for (let index = first; index < open.minor.length; index += step) {
          const limit = horizons * (open.situation[index] ?? 0);
          roll(limits, limit, row, at, open.minor[index] ?? 0, open.currency[index] ?? 0);
        }
      },
    opened:
      (limits) =>
      (picked, { row, at }) => {
        for (const { week, past, part } of picked) {
          const end = openedFrom[past + 1] ?? 0;
          for (let index = openedFrom[past] ?? end; index < end; index++) {
            const limit = horizons * ((opened.type[index] ?? 0) * weeksAhead + week);
            roll(limits, limit, row, at, opened.minor[index] ?? 0, opened.currency[index] ?? 0, part);
          }
        }
      },
  };
}
