import type { Day } from './case.ts';
import type { Amounts } from './money.ts';
import type { Percentiles } from './percentiles.ts';

/**
 * What came, what went and what lay there, week by week.
 *
 * It is worked out from the cases read now, so it is sound only as far back as completed cases are read: weeks that begin
 * before the history window are left out. A case that was deleted since is missing from every week, and one that was
 * reopened counts as open throughout.
 */
export type Flow = {
  /** Up to 26 whole weeks of the report's zone, Monday to Sunday, the last one ending with or before the period. */
  readonly weeks: readonly FlowWeek[];
  /** By position of the stage, then by type; types and stages without a name last. */
  readonly timeInStage: readonly TimeInStageRow[];
  readonly ageing: Ageing;
};

export type FlowWeek = {
  /** `2026-W47` */
  readonly name: string;
  readonly firstDay: Day;
  readonly lastDay: Day;
  /** Whether as-at lies before its end, so that its counts are of a part of it. */
  readonly unfinished: boolean;
  readonly opened: number;
  readonly completed: number;
  readonly completedValue: Amounts;
  /** At the end of its last day; at as-at while it is unfinished. */
  readonly openAtEnd: number;
};

/**
 * How long cases of one type stay in one stage, over the stays that ended in the history window. Stays of cases whose
 * stages were not followed are missing, and so are those in a stage that counts as completed.
 */
export type TimeInStageRow = {
  readonly stage: { readonly uuid: string; readonly name: string; readonly position?: number };
  /** Absent for all types together, which come first; an empty name is that of cases without a type. */
  readonly type?: { readonly uuid?: string; readonly name: string };
  /** Whole days from entering to leaving; of a stay known within bounds, the most that it can have been. */
  readonly days: Percentiles;
  /** How many of these stays are only known within bounds. */
  readonly bounded: number;
};

/** Open cases by stage and age. */
export type Ageing = {
  /** First days of the bands of age, from 0: the band ends on the day before the next; the last has no end. */
  readonly bandsFrom: readonly number[];
  /** In the order of `Report.stages`, those with an open case. */
  readonly stages: readonly AgeingRow[];
};

export type AgeingRow = {
  readonly uuid?: string;
  readonly name: string;
  readonly position?: number;
  readonly openCases: number;
  /** Open cases by band of age, as many as `bandsFrom`. One opened after as-at is in the first. */
  readonly byAge: readonly number[];
  /** Those older than 85% of their type's cases were when they completed, and how many could be compared. */
  readonly pastTypical: { readonly cases: number; readonly of: number };
  /** Those in their stage for longer than 85% of their type's cases were, and how many could be compared. */
  readonly pastTypicalInStage: { readonly cases: number; readonly of: number };
};
