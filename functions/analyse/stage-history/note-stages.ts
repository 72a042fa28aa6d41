import { type Case, type Instant, isDone, isUnread } from '../case.ts';
import { uuidKey } from '../compare.ts';
import { createIsFirstStage, type IsFirstStage } from './first-stage.ts';
import type { AuditedCase, CaseStages, Moment, StageHistory, StageVisit } from './stage-history.ts';

export type StagesSeen = {
  readonly cases: readonly Case[];
  readonly asAt: Instant;
  /** Whether this run saw all there is: a case that is missing is gone only then. */
  readonly isComplete: boolean;
  /** Whether a completed case, if it is known, is still part of the history. */
  readonly isHistory: (completedAt: Instant) => boolean;
  /** The cases whose audits were read now. */
  readonly audited?: readonly AuditedCase[];
};

/**
 * Takes into the history what this run saw. What the audits tell is exact; else the case is where it was if it was not
 * edited since. One that was edited may have left its stage and come back, by that edit. One that is seen in a stage for
 * the first time entered it after it was last seen elsewhere and by this reading: a move need not count as an edit. What a
 * later run saw already stays as it is.
 */
export function noteStages(known: StageHistory | undefined, seen: StagesSeen): StageHistory {
  const before = new Map(known?.cases.map((each) => [each.uuid, each]));
  const audited = new Map(seen.audited?.map((each) => [each.uuid, each]));
  const watchedSince = (known?.cases ?? []).reduce<Instant | undefined>(
    (last, { seenAt }) => (last === undefined || seenAt > last ? seenAt : last),
    undefined,
  );
  const isFirstStage = createIsFirstStage(seen.cases);
  const noted = seen.cases.flatMap((each) => {
    const uuid = uuidKey(each.uuid);
    const own = before.get(uuid);
    before.delete(uuid);
    if (own !== undefined && own.seenAt > seen.asAt) return [own];
    const audit = audited.get(uuid);
    // Where it is now nobody could read: what was known of it stays as it was seen then.
    if (audit === undefined && each.stage === undefined && isUnread(each, 'status'))
      return own === undefined ? [] : [own];
    const isFollowed = own !== undefined || audit !== undefined;
    const isPast = each.completedAt !== undefined && !seen.isHistory(each.completedAt);
    if (isDone(each) && (!isFollowed || isPast)) return [];
    const visits = audit?.visits ?? visitsOf(each, own, { asAt: seen.asAt, watchedSince, isFirstStage });
    const auditedTo = audit === undefined ? own?.auditedTo : (each.updatedAt ?? seen.asAt);
    return [{ uuid, updatedAt: each.updatedAt, auditedTo, seenAt: seen.asAt, visits }];
  });
  const unseen = [...before.values()].filter(({ seenAt }) => !seen.isComplete || seenAt > seen.asAt);
  return { version: 1, cases: [...noted, ...unseen] };
}

type Watch = {
  readonly asAt: Instant;
  readonly watchedSince: Instant | undefined;
  readonly isFirstStage: IsFirstStage;
};

function visitsOf(
  each: Case,
  known: CaseStages | undefined,
  { asAt, watchedSince, isFirstStage }: Watch,
): readonly StageVisit[] {
  const stage = each.stage && uuidKey(each.stage.uuid);
  const last = known?.visits.at(-1);
  if (known === undefined || last === undefined) {
    const isWatched = watchedSince !== undefined && (each.createdAt ?? '') > watchedSince;
    return [{ stage, from: firstMoment(each, { asAt, isWatched, isFirstStage }) }];
  }
  const earlier = known.visits.slice(0, -1);
  if (last.stage !== stage) {
    const from: Moment = { known: 'between', after: known.seenAt, by: asAt };
    return [...earlier, { ...last, to: from }, { stage, from }];
  }
  const isUntouched =
    each.updatedAt !== undefined && known.updatedAt !== undefined && each.updatedAt <= known.updatedAt;
  if (isUntouched) return known.visits;
  return [...earlier, { stage, from: widened(last.from, each.updatedAt ?? asAt) }];
}

function firstMoment(
  { createdAt, updatedAt, stage }: Case,
  { asAt, isWatched, isFirstStage }: Pick<Watch, 'asAt' | 'isFirstStage'> & { readonly isWatched: boolean },
): Moment {
  if (createdAt === undefined) return { known: 'at-least', by: asAt };
  if (updatedAt === createdAt && isFirstStage(stage)) return { known: 'exact', at: createdAt };
  return isWatched && createdAt <= asAt
    ? { known: 'between', after: createdAt, by: asAt }
    : { known: 'at-least', by: asAt };
}

/** The stage may have been left and entered again, up to then. */
export function widened(from: Moment, by: Instant): Moment {
  if (from.known === 'at-least') return { known: 'at-least', by };
  return { known: 'between', after: from.known === 'exact' ? from.at : from.after, by };
}
