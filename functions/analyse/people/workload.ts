import type { Day } from '../case.ts';
import type { OpenCaseRow } from '../case-lists/case-rows.ts';
import { type DatedCase, daysToCompleteOf, isCompleted, isLost, isOpen } from '../cases/dated-case.ts';
import { daysBetween } from '../day.ts';
import { type Amounts, sumByCurrency, valuesOf } from '../money.ts';
import { type Percentiles, percentilesOf } from '../percentiles.ts';
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

/** One measure more of people and of types: a line here, and one in the type above. */
export function workloadOf(cases: readonly WorkCase[], { asAtDay, lately }: WorkRules): Workload {
  const all = cases.map(({ dated }) => dated);
  const open = all.filter(isOpen);
  const rows = cases.flatMap(({ row }) => row ?? []);
  const late = rows.filter(({ daysOver }) => daysOver !== undefined);
  const completed = all.filter(isCompleted).filter((each) => each.completedInPeriod);
  const isLately = (day: Day | undefined) =>
    lately !== undefined && day !== undefined && day >= lately.firstDay && day <= lately.lastDay;
  const counted = all.filter(({ state }) => state !== 'completed-before-history');
  return {
    openCases: open.length,
    openValue: sumByCurrency(valuesOf(open)),
    late: late.length,
    lateValue: sumByCurrency(late.flatMap(({ value }) => value ?? [])),
    overdueReviews: rows.filter(({ review }) => review !== undefined && daysBetween(review, asAtDay) > 0).length,
    onList: rows.filter(({ weeksOnList }) => weeksOnList !== undefined).length,
    openedInPeriod: counted.filter(({ openedInPeriod }) => openedInPeriod).length,
    completedInPeriod: completed.length,
    completedValueInPeriod: sumByCurrency(valuesOf(completed)),
    lostInPeriod: all.filter(isLost).filter((each) => each.completedInPeriod).length,
    ...(lately !== undefined && {
      openedLately: counted.filter(({ openedDay }) => isLately(openedDay)).length,
      completedLately: all.filter(isCompleted).filter(({ completedDay }) => isLately(completedDay)).length,
      lostLately: all.filter(isLost).filter(({ completedDay }) => isLately(completedDay)).length,
    }),
    faults: cases.reduce((sum, { faults }) => sum + faults, 0),
  };
}

export function measuresOf(cases: readonly WorkCase[]): WorkMeasures {
  const all = cases.map(({ dated }) => dated);
  return {
    timeToComplete: percentilesOf(daysToCompleteOf(all.filter(isCompleted))),
    position: summarisePositions(all.filter(isOpen)),
  };
}
