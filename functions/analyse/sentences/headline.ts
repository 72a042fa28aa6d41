import type { Attention } from '../attention/attention.ts';
import type { Day } from '../case.ts';
import type { OpenCaseRow } from '../case-lists/case-rows.ts';
import { type DatedCase, isCompleted } from '../cases/dated-case.ts';
import { addDays } from '../day.ts';
import { horizons } from '../forecast/simulation/horizons.ts';
import { type Amounts, sumByCurrency, valuesOf } from '../money.ts';
import type { HistoryWindow } from '../period.ts';

/** What the heads of mail and Summary tell beside the totals. */
export type Headline = {
  /** Open cases that have surely been in their stage for longer than is usual there (`OpenCaseRow.daysOver`). */
  readonly late: { readonly cases: number; readonly value: Amounts };
  /** The cases to act on that are told first, and how many more each person has. */
  readonly first: { readonly cases: number; readonly others: readonly OthersToActOn[] };
  /**
   * What was completed in as many weeks before the as-at day as the nearest forecast looks ahead. Absent where completed
   * cases were not read so far back.
   */
  readonly lately?: {
    readonly weeks: number;
    readonly firstDay: Day;
    /** The day before as-at. */
    readonly lastDay: Day;
    readonly completed: number;
    readonly completedValue: Amounts;
  };
};

/** `name` is absent for cases of nobody, or where Plannr did not say. */
export type OthersToActOn = { readonly name?: string; readonly cases: number };

/** As many as a phone shows on its first screen, with who holds each and why. */
const mostFirst = 5;

/** What stands at the head of mail and Summary. Source: docs/design.md, section 10. */
export function findHeadline(given: {
  readonly openCases: readonly OpenCaseRow[];
  readonly attention: Attention;
  readonly cases: readonly DatedCase[];
  readonly history: HistoryWindow;
}): Headline {
  const late = given.openCases.filter(({ daysOver }) => daysOver !== undefined);
  return {
    late: { cases: late.length, value: sumByCurrency(late.flatMap(({ value }) => value ?? [])) },
    first: { cases: Math.min(mostFirst, given.attention.listed.length), others: othersOf(given.attention) },
    lately: lately(given.cases, given.history),
  };
}

/** Who has cases on the list beyond those told first: most first, nobody's last. A case of two people is under both. */
function othersOf({ listed, assignees }: Attention): readonly OthersToActOn[] {
  const first = listed.slice(0, mostFirst);
  return assignees
    .map(({ name, found }) => {
      const told = first.filter(({ assignedTo = [] }) =>
        name === undefined ? assignedTo.length === 0 : assignedTo.includes(name),
      );
      return { name, cases: found - told.length };
    })
    .filter(({ cases }) => cases > 0)
    .sort((a, b) => Number(a.name === undefined) - Number(b.name === undefined) || b.cases - a.cases);
}

function lately(cases: readonly DatedCase[], history: HistoryWindow): Headline['lately'] {
  const weeks = Math.min(...horizons);
  const [firstDay, lastDay] = [addDays(history.lastDay, -7 * weeks), addDays(history.lastDay, -1)];
  if (firstDay < history.firstDay) return undefined;
  const done = cases
    .filter(isCompleted)
    .filter(({ completedDay }) => completedDay >= firstDay && completedDay <= lastDay);
  return { weeks, firstDay, lastDay, completed: done.length, completedValue: sumByCurrency(valuesOf(done)) };
}
