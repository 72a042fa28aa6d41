import type { UsualTimes } from '../attention/usual-times.ts';
import type { WatchedCase } from '../attention/watched-case.ts';
import type { DatedCase } from '../cases/dated-case.ts';
import type { Stages } from '../cases/latest-stages.ts';
import type { Flow } from '../flow.ts';
import type { Names } from '../latest-names.ts';
import type { HistoryWindow, Period } from '../period.ts';
import type { StaysByType } from '../stage-history/ended-stays.ts';
import type { StageRow } from '../standing/stages.ts';
import { timeInStageRows } from '../time-in-stage-rows.ts';
import { ageingOf } from './ageing.ts';
import { flowWeeks } from './weeks.ts';

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
