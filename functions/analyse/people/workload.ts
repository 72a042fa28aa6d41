import type { Day } from '../case.ts';
import type { OpenCaseRow } from '../case-lists/case-rows.ts';
import {
  type DatedCase,
  type DatedCompleted,
  type DatedOpen,
  daysToCompleteOf,
  isCompleted,
  isLost,
  isOpen,
} from '../cases/dated-case.ts';
import { daysBetween } from '../day.ts';
import { type Amounts, sumByCurrency, valuesOf } from '../money.ts';
import { type Percentiles, percentilesOf } from '../percentiles.ts';
import { pickKnown } from '../pick-known.ts';
import { type PositionSummary, summarisePositions } from '../standing/position.ts';

/** A case with what its row on Open cases tells of it, if it is open, and how many faults its data have. */
export type WorkCase = { readonly dated: DatedCase; readonly row?: OpenCaseRow; readonly faults: number };

/** The days of the last 13 weeks up to the end of the period; both belong to them. */
export type Lately = { readonly firstDay: Day; readonly lastDay: Day };

/** What adds up from people, or from types, to the whole. */
export type Workload = {
  readonly openCases: number;
  readonly openValue: Amounts;
  /** Open cases that have surely been in their stage for longer than is usual there (`OpenCaseRow.daysOver`). */
  readonly late: number;
  readonly lateValue: Amounts;
  /** Open cases whose review date lies before the as-at day. */
  readonly overdueReviews: number;
  /** On the list of cases to act on. */
  readonly onList: number;
  readonly openedInPeriod: number;
  readonly completedInPeriod: number;
  readonly completedValueInPeriod: Amounts;
  readonly lostInPeriod: number;
  /** Over the last 13 weeks; absent where completed cases were not read so far back. */
  readonly openedLately?: number;
  readonly completedLately?: number;
  readonly lostLately?: number;
  /** Faults in the data of open cases and of those that ended in the period: one case can have several. */
  readonly faults: number;
};

/** What does not add up. */
export type WorkMeasures = {
  /** Of the cases completed in the history window, in days. */
  readonly timeToComplete: Percentiles;
  /** Of the open cases. */
  readonly position: PositionSummary;
};

export type WorkRules = { readonly asAtDay: Day; readonly lately?: Lately };

/** One measure more of people and of types: a line here, one in the tally and one in the type above. */
export function workloadOf(cases: readonly WorkCase[], rules: WorkRules): Workload {
  const tally = tallyOf(cases, rules);
  const { open, late, completed, openedLately, completedLately, lostLately, ...counts } = tally;
  return {
    openCases: open.length,
    openValue: sumByCurrency(valuesOf(open)),
    late: late.length,
    lateValue: sumByCurrency(pickKnown(late, ({ value }) => value)),
    completedInPeriod: completed.length,
    completedValueInPeriod: sumByCurrency(valuesOf(completed)),
    ...counts,
    ...(rules.lately !== undefined && { openedLately, completedLately, lostLately }),
  };
}

/** In one go: each case is part of a dozen measures of the firm, of its type and of whoever holds it. */
function tallyOf(cases: readonly WorkCase[], { asAtDay, lately }: WorkRules) {
  const [open, late, completed]: [DatedOpen[], OpenCaseRow[], DatedCompleted[]] = [[], [], []];
  let [overdueReviews, onList, openedInPeriod, lostInPeriod, faults] = [0, 0, 0, 0, 0];
  let [openedLately, completedLately, lostLately] = [0, 0, 0];
  const isLately = (day: Day | undefined) =>
    lately !== undefined && day !== undefined && day >= lately.firstDay && day <= lately.lastDay;
  for (const { dated, row, faults: own } of cases) {
    faults += own;
    if (dated.state !== 'completed-before-history') {
      if (dated.openedInPeriod) openedInPeriod += 1;
      if (isLately(dated.openedDay)) openedLately += 1;
    }
    if (isOpen(dated)) open.push(dated);
    else if (isCompleted(dated)) {
      if (dated.completedInPeriod) completed.push(dated);
      if (isLately(dated.completedDay)) completedLately += 1;
    } else if (isLost(dated)) {
      if (dated.completedInPeriod) lostInPeriod += 1;
      if (isLately(dated.completedDay)) lostLately += 1;
    }
    if (row === undefined) continue;
    if (row.daysOver !== undefined) late.push(row);
    if (row.review !== undefined && daysBetween(row.review, asAtDay) > 0) overdueReviews += 1;
    if (row.weeksOnList !== undefined) onList += 1;
  }
  return {
    open,
    late,
    completed,
    overdueReviews,
    onList,
    openedInPeriod,
    lostInPeriod,
    openedLately,
    completedLately,
    lostLately,
    faults,
  };
}

export function measuresOf(cases: readonly WorkCase[]): WorkMeasures {
  const all = cases.map(({ dated }) => dated);
  return {
    timeToComplete: percentilesOf(daysToCompleteOf(all.filter(isCompleted))),
    position: summarisePositions(all.filter(isOpen)),
  };
}
