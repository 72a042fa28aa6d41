import { weeksAhead } from './life-table.ts';
import type { SeededRandom } from './seeded-random.ts';
import type { SimulationColumns } from './simulation-columns.ts';

/*
 * What came about in one future of some cases, as numbers in a row: how many cases were in time for the first horizon,
 * for the second and not for the first, for the third and no other; then the same in minor units, by currency, the first
 * being the one that is not looked at.
 */
export function widthOfOutcome(currencies: number): number {
  return 3 * (2 + currencies);
}

/** Where an outcome is written: `width` numbers from `at`, which are added to. */
export type Outcome = { readonly row: Float64Array; readonly at: number };

/** By `limits` a case's chances, times 2^32, of being in time for each of the three horizons. */
export function createRoller({ open, opened, openedFrom }: SimulationColumns, random: SeededRandom) {
  const roll = (
    limits: Float64Array,
    limit: number,
    row: Float64Array,
    at: number,
    minor: number,
    currency: number,
  ) => {
    const lot = random.bits();
    if (lot >= (limits[limit + 2] ?? 0)) return;
    const first = lot < (limits[limit] ?? 0) ? 0 : lot < (limits[limit + 1] ?? 0) ? 1 : 2;
    const place = at + 3 + 3 * currency + first;
    row[at + first] = (row[at + first] ?? 0) + 1;
    row[place] = (row[place] ?? 0) + minor;
  };
  return {
    /** Some of the open cases, each `step`-th from the `first`; three limits for each open case. */
    open(limits: Float64Array, part: { readonly first: number; readonly step: number }, { row, at }: Outcome): void {
      for (let index = part.first; index < open.minor.length; index += part.step) {
        roll(limits, 3 * index, row, at, open.minor[index] ?? 0, open.currency[index] ?? 0);
      }
    },
    /** The cases opened in the weeks to come; three limits for each type and week. */
    opened(limits: Float64Array, pickWeek: (lot: number) => number, { row, at }: Outcome): void {
      for (let week = 0; week < weeksAhead; week++) {
        const past = pickWeek(random.next());
        const end = openedFrom[past + 1] ?? 0;
        for (let index = openedFrom[past] ?? end; index < end; index++) {
          const limit = 3 * ((opened.type[index] ?? 0) * weeksAhead + week);
          roll(limits, limit, row, at, opened.minor[index] ?? 0, opened.currency[index] ?? 0);
        }
      }
    },
  };
}
