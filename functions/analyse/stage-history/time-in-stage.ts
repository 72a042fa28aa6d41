import type { WorkingDays } from '../calendar/working-days.ts';
import type { Case, Day, Instant } from '../case.ts';
import type { Names, Stages } from '../cases/latest-stages.ts';
import { compareStages, compareTypes, uuidKey } from '../compare.ts';
import { daysBetween } from '../day.ts';
import { type Percentiles, percentilesOf } from '../percentiles.ts';
import { type Bent, bentBy, sumStays } from './bent.ts';
import type { Stays, StaysByType } from './ended-stays.ts';
import type { CaseStages, StageHistory } from './stage-history.ts';

/** Days since the case entered its stage, labelled by how surely that is known. Source: docs/design.md, section 7. */
export type TimeInStage =
  | { readonly known: 'not-yet' }
  | { readonly known: 'exact'; readonly days: number }
  | { readonly known: 'between'; readonly least: number; readonly most: number }
  | { readonly known: 'at-least'; readonly days: number };

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
  /** How many stays are missing: at most so many that nobody saw, and those begun before anybody looked. */
  readonly missing: { readonly unseen: number; readonly begunBefore: number };
  /** Between which days the 85% lie, whatever the missing stays were; absent where they cannot move it. */
  readonly bent?: Bent;
  /** The same in working days, where the settings name a calendar. */
  readonly working?: WorkingTimeInStage;
};

/** As in `TimeInStageRow`, in working days. */
export type WorkingTimeInStage = { readonly days: Percentiles; readonly bent?: Bent };

export type TimeInStageRules = {
  readonly asAtDay: Day;
  readonly localDay: (instant: Instant) => Day;
  /** Counts working days in the place of calendar days. */
  readonly workingDays?: Pick<WorkingDays, 'between'>;
};

/** How long a case has been in the stage that it is in, in local days to `asAtDay`: calendar days, or working days. */
export function timeInStage(
  { stage }: Pick<Case, 'stage'>,
  history: CaseStages | undefined,
  { asAtDay, localDay, workingDays }: TimeInStageRules,
): TimeInStage {
  const between = workingDays?.between ?? daysBetween;
  const visit = history?.visits.at(-1);
  if (visit === undefined || visit.stage !== (stage && uuidKey(stage.uuid))) return { known: 'not-yet' };
  // A case that moved while the cases were read is in its stage since today.
  const since = (instant: Instant) => Math.max(0, between(localDay(instant), asAtDay));
  const { from } = visit;
  switch (from.known) {
    case 'exact':
      return { known: 'exact', days: since(from.at) };
    case 'between':
      return knownWithin(since(from.by), since(from.after));
    case 'at-least':
      return { known: 'at-least', days: since(from.by) };
  }
}

/** Makes a function that tells it of any case of a history. */
export function createTimeInStage(
  history: StageHistory | undefined,
  rules: Omit<TimeInStageRules, 'workingDays'>,
): (of: Case, workingDays?: TimeInStageRules['workingDays']) => TimeInStage {
  const known = new Map(history?.cases.map((each) => [each.uuid, each]));
  return (given, workingDays) => timeInStage(given, known.get(uuidKey(given.uuid)), { ...rules, workingDays });
}

/** Days known between bounds, which may be the same. */
export function knownWithin(least: number, most: number): TimeInStage {
  return least === most ? { known: 'exact', days: least } : { known: 'between', least, most };
}

type RowsRules = {
  readonly stages: Stages;
  readonly types: Names;
  /** The same stays in working days. */
  readonly working?: ReadonlyMap<string, StaysByType>;
};

/** A row for each stage that a case left, and one for each type that did. */
export function timeInStageRows(
  stays: ReadonlyMap<string, StaysByType>,
  { stages, types, working }: RowsRules,
): TimeInStageRow[] {
  return [...stays]
    .flatMap(([key, byType]) => {
      const stage = stages.get(key);
      return stage === undefined ? [] : [{ stage, byType, working: working?.get(key) }];
    })
    .sort((a, b) => compareStages(a.stage, b.stage))
    .flatMap(({ stage: { uuid, name, position }, byType, working: inWorkingDays }) => {
      const stage = { uuid, name, position };
      const known = [...byType].filter(([, { days }]) => days.length > 0);
      if (known.length === 0) return [];
      return [
        {
          stage,
          ...figuresOf(sumStays([...byType.values()])),
          ...inWorkingTime(inWorkingDays && sumStays([...inWorkingDays.values()])),
        },
        ...known
          .map(([type, stays]) => ({
            stage,
            type: { uuid: types.get(type)?.uuid, name: types.get(type)?.name ?? '' },
            ...figuresOf(stays),
            ...inWorkingTime(inWorkingDays?.get(type)),
          }))
          .sort((a, b) => compareTypes(a.type, b.type)),
      ];
    });
}

function figuresOf(stays: Stays): Pick<TimeInStageRow, 'days' | 'bounded' | 'missing' | 'bent'> {
  const { bounded, unseen, begunBefore } = stays;
  const days = percentilesOf(stays.days);
  return { days, bounded, missing: { unseen: unseen.length, begunBefore }, bent: bentBy(stays, days) };
}

function inWorkingTime(stays: Stays | undefined): { readonly working?: WorkingTimeInStage } {
  if (stays === undefined) return {};
  const days = percentilesOf(stays.days);
  return { working: { days, bent: bentBy(stays, days) } };
}
