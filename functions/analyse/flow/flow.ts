import type { UsualTimes } from '../attention/usual-times.ts';
import type { WatchedCase } from '../attention/watched-case.ts';
import type { DatedCase } from '../cases/dated-case.ts';
import type { Names, Stages } from '../cases/latest-stages.ts';
import type { HistoryWindow, Period } from '../period.ts';
import type { EndedStays } from '../stage-history/ended-stays.ts';
import { type Followed, type HistoryReading, howManyFollowed } from '../stage-history/followed.ts';
import { type TimeInStageRow, timeInStageRows } from '../stage-history/time-in-stage.ts';
import type { StageRow } from '../standing/stages.ts';
import { type Ageing, ageingOf } from './ageing.ts';
import { type FlowWeek, flowMonths, flowWeeks } from './weeks.ts';

export type FlowInput = {
  readonly cases: readonly DatedCase[];
  readonly watched: readonly WatchedCase[];
  readonly stays: EndedStays;
  readonly reading?: HistoryReading;
  readonly usual: UsualTimes;
  /** Stays and what is usual in working days, where the settings name a calendar. */
  readonly working?: EndedStays;
  readonly workingUsual?: UsualTimes;
  readonly stageRows: readonly StageRow[];
  readonly stages: Stages;
  readonly types: Names;
  readonly period: Period;
  readonly history: HistoryWindow;
};

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
  /** Of a report on a month: up to 13 months, the last one that of the period. Absent in a report on a week. */
  readonly months?: readonly FlowWeek[];
  /** By position of the stage, then by type; types and stages without a name last. */
  readonly timeInStage: readonly TimeInStageRow[];
  /** What the times in stage rest on. */
  readonly followed: Followed;
  readonly ageing: Ageing;
};

export function findFlow(input: FlowInput): Flow {
  return {
    weeks: flowWeeks(input.cases, input),
    months: input.period.kind === 'month' ? flowMonths(input.cases, input) : undefined,
    timeInStage: timeInStageRows(input.stays.stages, { ...input, working: input.working?.stages }),
    followed: howManyFollowed(input.stays, input.reading),
    ageing: ageingOf(input.watched, input.stageRows, input),
  };
}
