import type { Amounts } from './money.ts';
import type { Percentiles } from './percentiles.ts';
import type { BoardPositions, PositionSummary } from './position.ts';

/** The figures of one set of cases: the whole firm's, or those of one client. Source: design.md, section 7. */
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
  /** Of the open cases, in days. */
  readonly age: Percentiles;
  /** Of the cases completed within the history window, in days. */
  readonly timeToComplete: Percentiles;
  /** Of the open cases. */
  readonly position: PositionSummary;
  readonly boardPositions: BoardPositions;
};
