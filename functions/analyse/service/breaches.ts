import type { WorkingDays } from '../calendar/working-days.ts';
import type { Day, Instant, Named } from '../case.ts';
import type { OpenCaseRow } from '../case-lists/case-rows.ts';
import type { Stages } from '../cases/latest-stages.ts';
import { compareText, uuidKey } from '../compare.ts';
import type { StageHistory } from '../stage-history/stage-history.ts';
import { type TimeInStage, timeInStage } from '../stage-history/time-in-stage.ts';
import { isWaitedIn, type RuleOf, type WaitsOn } from './stage-map.ts';

/** An open case in a stage that has a target, held against it in working days. */
export type HeldToTarget = {
  readonly row: OpenCaseRow;
  /** `uuidKey` of its stage. */
  readonly stage: string;
  readonly target: number;
  readonly waitsOn?: WaitsOn;
  /** In working days. */
  readonly time: TimeInStage;
  /** `past`: surely over the target; `unclear`: perhaps, since nobody knows when it came. */
  readonly state: 'within' | 'past' | 'unclear';
  /** By how many working days it is surely past it; 0 where it is not. */
  readonly over: number;
};

/** An open case that is surely past the target of its stage. */
export type Breach = {
  readonly uuid: string;
  readonly name: string;
  readonly clients: readonly Named[];
  readonly type?: string;
  readonly stage: string;
  readonly waitsOn?: WaitsOn;
  readonly target: number;
  /** In working days. */
  readonly time: TimeInStage;
  /** Working days surely past the target. */
  readonly over: number;
  readonly assignedTo?: readonly string[];
  readonly link?: string;
};

export type TargetRules = {
  readonly ruleOf: RuleOf;
  readonly stages: Stages;
  readonly stageHistory?: StageHistory;
  readonly asAtDay: Day;
  readonly localDay: (instant: Instant) => Day;
  readonly workingDays: Pick<WorkingDays, 'between'>;
};

export function holdToTargets(
  rows: readonly OpenCaseRow[],
  { ruleOf, stages, stageHistory, asAtDay, localDay, workingDays }: TargetRules,
): HeldToTarget[] {
  const stagesOf = new Map(stageHistory?.cases.map((each) => [each.uuid, each]));
  return rows.flatMap((row) => {
    if (row.stage === undefined) return [];
    const stage = uuidKey(row.stage.uuid);
    const { target, waitsOn } = ruleOf(stage) ?? {};
    if (target === undefined || !isWaitedIn(stages.get(stage))) return [];
    const time = timeInStage(row, stagesOf.get(uuidKey(row.uuid)), { asAtDay, localDay, workingDays });
    const { least, most } = bounds(time);
    const state = least > target ? 'past' : most <= target ? 'within' : 'unclear';
    return [{ row, stage, target, waitsOn, time, state, over: Math.max(0, least - target) }];
  });
}

/** The longest past its target first, then by uuid. */
export function breachesOf(held: readonly HeldToTarget[]): Breach[] {
  return held
    .filter(({ state }) => state === 'past')
    .sort((a, b) => b.over - a.over || compareText(a.row.uuid, b.row.uuid))
    .map(({ row, target, waitsOn, time, over }) => ({
      uuid: row.uuid,
      name: row.name,
      clients: row.clients,
      type: row.type,
      stage: row.stage?.name ?? '',
      waitsOn,
      target,
      time,
      over,
      assignedTo: row.assignedTo,
      link: row.link,
    }));
}

function bounds(time: TimeInStage): { readonly least: number; readonly most: number } {
  switch (time.known) {
    case 'exact':
      return { least: time.days, most: time.days };
    case 'between':
      return time;
    case 'at-least':
      return { least: time.days, most: Number.POSITIVE_INFINITY };
    case 'not-yet':
      return { least: 0, most: Number.POSITIVE_INFINITY };
  }
}
