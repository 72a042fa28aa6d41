import { ageingOf } from './ageing.ts';
import type { DatedCase } from './dated-case.ts';
import type { StaysByType } from './ended-stays.ts';
import type { Flow } from './flow.ts';
import { flowWeeks } from './flow-weeks.ts';
import type { Names } from './latest-names.ts';
import type { Stages } from './latest-stages.ts';
import type { HistoryWindow, Period } from './period.ts';
import type { StageRow } from './stages.ts';
import { timeInStageRows } from './time-in-stage-rows.ts';
import type { UsualTimes } from './usual-times.ts';
import type { WatchedCase } from './watched-case.ts';

export type FlowInput = {
  readonly cases: readonly DatedCase[];
  readonly watched: readonly WatchedCase[];
  readonly stays: ReadonlyMap<string, StaysByType>;
  readonly usual: UsualTimes;
  readonly stageRows: readonly StageRow[];
  readonly stages: Stages;
  readonly types: Names;
  readonly period: Period;
  readonly history: HistoryWindow;
};

export function findFlow(input: FlowInput): Flow {
  return {
    weeks: flowWeeks(input.cases, input),
    timeInStage: timeInStageRows(input.stays, input),
    ageing: ageingOf(input.watched, input.stageRows, input.usual),
  };
}
