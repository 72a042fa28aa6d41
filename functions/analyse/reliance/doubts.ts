import type { NameNotRead } from '../case.ts';
import { type DatedCase, isCompleted, isEnded, isOpen } from '../cases/dated-case.ts';
import { looksLost } from '../cases/lost-stages.ts';
import { compareNames } from '../compare.ts';
import type { ForecastRecord } from '../forecast/record.ts';
import { type Amounts, sumByCurrency, valuesOf } from '../money.ts';
import type { Movement } from '../movement/movement.ts';
import { pickKnown } from '../pick-known.ts';
import type { StageMap } from '../service/stage-map.ts';
import { isShare, leastCases, tellingShare, type ValuesMissing, valuesMissing } from './missing-values.ts';

/** What may lead a reader astray although all that was asked for came; each with its size. */
export type Doubt =
  | ValuesMissing
  | {
      /** Open cases in a stage that counts as completed: they may be over, and `value` not open any more. */
      readonly kind: 'open-in-completed-stage';
      readonly cases: number;
      readonly of: number;
      readonly value: Amounts;
    }
  | {
      /** Open cases in a stage of lost cases: they count as open, and take no part in the forecast. */
      readonly kind: 'open-in-lost-stage';
      readonly cases: number;
      readonly of: number;
      readonly value: Amounts;
    }
  | {
      /** Stages that by their words are ones of lost cases, where the settings do not say so: what ended there counts as completed. */
      readonly kind: 'stages-look-lost';
      readonly stages: readonly string[];
      /** Those of the completed cases of the history window that are in one of them. */
      readonly cases: number;
      readonly of: number;
      readonly value: Amounts;
    }
  | {
      /** Lines of the firm's map of its stages that fit no stage of a case read: what they say of it is not told. */
      readonly kind: 'stages-not-found';
      readonly stages: readonly string[];
    }
  | {
      /** Cases with something that came and could not be read; of the open ones and those completed in the period. */
      readonly kind: 'unreadable';
      readonly cases: number;
      readonly of: number;
    }
  | {
      /** Cases of which Plannr counts more participants than it sent, `people` in all; of the same cases. */
      readonly kind: 'participants-unseen';
      readonly cases: number;
      readonly of: number;
      readonly people: number;
    }
  | {
      /** Open cases of which Plannr did not send to whom they are assigned, or not by name. */
      readonly kind: 'assignees-unseen';
      readonly cases: number;
      readonly of: number;
    }
  | {
      /** Completed cases that were entered after the report of their period; of those entered since the last report. */
      readonly kind: 'entered-late';
      readonly cases: number;
      readonly of: number;
      readonly value: Amounts;
    }
  | {
      /** Forecasts of the number of cases whose 85% range held the truth; of those whose time is over. */
      readonly kind: 'forecasts-too-narrow';
      readonly weeks: number;
      readonly held: number;
      readonly of: number;
    };

export type DoubtInput = {
  readonly cases: readonly DatedCase[];
  readonly movement: Movement;
  readonly record: Pick<ForecastRecord, 'hits'>;
  /** As the firm wrote them; an empty list says that no stage is one of lost cases, whatever it is called. */
  readonly lostStages?: readonly string[];
  /** Absent where the settings have no map of the stages. */
  readonly stageMap?: Pick<StageMap, 'notFound'>;
};

/** What cannot be read, and people who are not seen, are no usual thing: they are told sooner. */
const tellingUnreadable = 0.01;

const nameNotRead: NameNotRead = 'name not read';

const tellingLate = 0.1;

/** Of an 85% range, told over so many forecasts that chance alone seldom does it. */
const leastHeld = 0.65;
const leastForecasts = 10;

/** In the order in which they are told. */
export function findDoubts(input: DoubtInput): Doubt[] {
  return [
    valuesMissing(input.cases),
    inCompletedStage(input),
    inLostStage(input),
    stagesLookLost(input),
    stagesNotFound(input),
    unreadable(input),
    participantsUnseen(input),
    assigneesUnseen(input),
    enteredLate(input),
    tooNarrow(input),
  ].flatMap((doubt) => doubt ?? []);
}

function inCompletedStage({ cases }: DoubtInput): Doubt | undefined {
  const open = cases.filter(isOpen);
  const over = open.filter(({ stage }) => stage?.isTypeCompleted === true && stage.isLost !== true);
  if (over.length < leastCases) return undefined;
  const [value, all] = [sumByCurrency(valuesOf(over)), sumByCurrency(valuesOf(open))];
  const isTelling =
    isShare(over.length, open.length, tellingShare) ||
    Object.entries(value).some(([currency, minor]) => isShare(minor, all[currency] ?? 0, tellingShare));
  return isTelling ? { kind: 'open-in-completed-stage', cases: over.length, of: open.length, value } : undefined;
}

/** One is enough: it is somebody's to close, and the forecast leaves it out. */
function inLostStage({ cases }: DoubtInput): Doubt | undefined {
  const open = cases.filter(isOpen);
  const lost = open.filter(({ stage }) => stage?.isLost === true);
  if (lost.length === 0) return undefined;
  return { kind: 'open-in-lost-stage', cases: lost.length, of: open.length, value: sumByCurrency(valuesOf(lost)) };
}

/** One is enough: a line in the settings ends it. */
function stagesLookLost({ cases, lostStages }: DoubtInput): Doubt | undefined {
  if (lostStages?.length === 0) return undefined;
  const completed = cases.filter(isCompleted);
  const found = completed.filter(({ stage }) => stage !== undefined && looksLost(stage));
  if (found.length === 0) return undefined;
  const stages = [...new Set(found.map(({ stage }) => stage?.name ?? ''))].sort(compareNames);
  const value = sumByCurrency(valuesOf(found));
  return { kind: 'stages-look-lost', stages, cases: found.length, of: completed.length, value };
}

function stagesNotFound({ stageMap }: DoubtInput): Doubt | undefined {
  if (stageMap === undefined || stageMap.notFound.length === 0) return undefined;
  return { kind: 'stages-not-found', stages: stageMap.notFound };
}

function unreadable({ cases }: DoubtInput): Doubt | undefined {
  const counted = cases.filter(isLookedAt);
  const found = counted.filter((each) => each.case.unreadable !== undefined);
  return isShare(found.length, counted.length, tellingUnreadable)
    ? { kind: 'unreadable', cases: found.length, of: counted.length }
    : undefined;
}

function participantsUnseen({ cases }: DoubtInput): Doubt | undefined {
  const counted = cases.filter(isLookedAt);
  const unseen = pickKnown(counted, (each) => each.case.unseenParticipants);
  const people = unseen.reduce((sum, each) => sum + each, 0);
  return isShare(unseen.length, counted.length, tellingUnreadable)
    ? { kind: 'participants-unseen', cases: unseen.length, of: counted.length, people }
    : undefined;
}

function assigneesUnseen({ cases }: DoubtInput): Doubt | undefined {
  const open = cases.filter(isOpen);
  const unseen = open.filter(
    ({ case: { assignedTo } }) => assignedTo === undefined || assignedTo.includes(nameNotRead),
  );
  return isShare(unseen.length, open.length, tellingUnreadable)
    ? { kind: 'assignees-unseen', cases: unseen.length, of: open.length }
    : undefined;
}

function enteredLate({ movement }: DoubtInput): Doubt | undefined {
  if (movement.state !== 'compared') return undefined;
  const { cases, value } = movement.completions.enteredLate;
  const of = movement.bridge.lines.find(({ kind }) => kind === 'completed')?.count ?? 0;
  return isShare(cases, of, tellingLate) ? { kind: 'entered-late', cases, of, value } : undefined;
}

/** The nearest horizon that shows it. */
function tooNarrow({ record }: DoubtInput): Doubt | undefined {
  const found = record.hits.find(
    ({ currency, forecasts, inWide }) =>
      currency === undefined && forecasts >= leastForecasts && inWide < leastHeld * forecasts,
  );
  return found && { kind: 'forecasts-too-narrow', weeks: found.weeks, held: found.inWide, of: found.forecasts };
}

function isLookedAt(each: DatedCase): boolean {
  return isOpen(each) || (isEnded(each) && each.completedInPeriod);
}
