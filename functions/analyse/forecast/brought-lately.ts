import type { Day } from '../case.ts';
import { type DatedCase, isCompleted } from '../cases/dated-case.ts';
import { addDays } from '../day.ts';
import { type Amounts, sumByCurrency, valuesOf } from '../money.ts';
import type { HistoryWindow } from '../period.ts';

/** What the last weeks before as-at brought, to hold a forecast of as many against. */
export type BroughtLately = {
  readonly weeks: number;
  readonly firstDay: Day;
  /** The day before as-at. */
  readonly lastDay: Day;
  readonly completed: number;
  readonly completedValue: Amounts;
};

/** `undefined` where completed cases were not read so far back. */
export function broughtLately(
  cases: readonly DatedCase[],
  history: HistoryWindow,
  weeks: number,
): BroughtLately | undefined {
  const [firstDay, lastDay] = [addDays(history.lastDay, -7 * weeks), addDays(history.lastDay, -1)];
  if (firstDay < history.firstDay) return undefined;
  const done = cases
    .filter(isCompleted)
    .filter(({ completedDay }) => completedDay >= firstDay && completedDay <= lastDay);
  return { weeks, firstDay, lastDay, completed: done.length, completedValue: sumByCurrency(valuesOf(done)) };
}
