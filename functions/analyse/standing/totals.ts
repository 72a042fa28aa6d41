import {
  agesOf,
  type DatedCase,
  type DatedCompleted,
  type DatedLost,
  type DatedOpen,
  daysToCompleteOf,
  isCompleted,
  isEnded,
  isLost,
  isOpen,
} from '../cases/dated-case.ts';
import { type Amounts, countByCurrency, poundsFirst, sumByCurrency, valuesOf } from '../money.ts';
import { type Percentiles, percentilesOf } from '../percentiles.ts';
import { type BoardPositions, type PositionSummary, summariseBoardPositions, summarisePositions } from './position.ts';

/** The figures of one set of cases: the whole firm's, or those of one client. Source: docs/design.md, section 7. */
export type Totals = {
  readonly openCases: number;
  readonly openValue: Amounts;
  /** How many open cases have a value, in any currency. */
  readonly openWithValue: number;
  /** How many open cases have a value, by currency. */
  readonly openWithValueBy: Amounts;
  readonly openedInPeriod: number;
  readonly openedValueInPeriod: Amounts;
  readonly completedInPeriod: number;
  readonly completedValueInPeriod: Amounts;
  readonly completedWithValueInPeriod: number;
  /** Completed cases whose completion day lies within the history window. */
  readonly completedInHistory: number;
  readonly completedValueInHistory: Amounts;
  /** With a completion date, and in a stage of lost cases: in no figure of completed ones. 0 where no stage is one. */
  readonly lostInPeriod: number;
  readonly lostValueInPeriod: Amounts;
  readonly lostInHistory: number;
  readonly lostValueInHistory: Amounts;
  /** Of the open cases, in days; without those opened after the day of as-at, which have no age. */
  readonly age: Percentiles;
  /** Of the cases completed within the history window, in days. */
  readonly timeToComplete: Percentiles;
  /** Of the open cases. */
  readonly position: PositionSummary;
  readonly boardPositions: BoardPositions;
};

/** @throws Error if a sum can no longer be exact. */
export function totalsOf(cases: readonly DatedCase[]): Totals {
  const { open, completed, completedInPeriod, lost, lostInPeriod, opened } = sortOut(cases);
  const openValues = valuesOf(open);
  const completedValues = valuesOf(completedInPeriod);
  return {
    openCases: open.length,
    openValue: sumByCurrency(openValues),
    openWithValue: openValues.length,
    openWithValueBy: countByCurrency(openValues),
    openedInPeriod: opened.length,
    openedValueInPeriod: sumByCurrency(valuesOf(opened)),
    completedInPeriod: completedInPeriod.length,
    completedValueInPeriod: sumByCurrency(completedValues),
    completedWithValueInPeriod: completedValues.length,
    completedInHistory: completed.length,
    completedValueInHistory: sumByCurrency(valuesOf(completed)),
    lostInPeriod: lostInPeriod.length,
    lostValueInPeriod: sumByCurrency(valuesOf(lostInPeriod)),
    lostInHistory: lost.length,
    lostValueInHistory: sumByCurrency(valuesOf(lost)),
    age: percentilesOf(agesOf(open)),
    timeToComplete: percentilesOf(daysToCompleteOf(completed)),
    position: summarisePositions(open),
    boardPositions: summariseBoardPositions(open),
  };
}

/** In one go: there are thousands of clients, and most have a handful of cases. */
function sortOut(cases: readonly DatedCase[]) {
  const open: DatedOpen[] = [];
  const completed: DatedCompleted[] = [];
  const lost: DatedLost[] = [];
  const opened: DatedCase[] = [];
  for (const each of cases) {
    if (isOpen(each)) open.push(each);
    else if (isCompleted(each)) completed.push(each);
    else if (isLost(each)) lost.push(each);
    if (each.openedInPeriod && each.state !== 'completed-before-history') opened.push(each);
  }
  const isInPeriod = (each: DatedCompleted | DatedLost) => each.completedInPeriod;
  return {
    open,
    completed,
    completedInPeriod: completed.filter(isInPeriod),
    lost,
    lostInPeriod: lost.filter(isInPeriod),
    opened,
  };
}

/** Every currency that a figure of the report is in, as `poundsFirst` puts them. */
export function reportedCurrencies(cases: readonly DatedCase[]): string[] {
  const found = new Set<string>();
  for (const each of cases) {
    if (each.case.value === undefined) continue;
    if (isOpen(each) || isEnded(each) || isOpenedAndCounted(each)) found.add(each.case.value.currency);
  }
  return poundsFirst(found);
}

function isOpenedAndCounted(each: DatedCase): boolean {
  return each.openedInPeriod && each.state === 'completed-after-as-at';
}
