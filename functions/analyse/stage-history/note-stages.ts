import type { Case, Instant } from '../case.ts';
import { uuidKey } from '../compare.ts';
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
 * edited since. One that was edited may have left its stage and come back, so its stage is only known to have been
 * entered by that edit, and not before the time at which it was last seen elsewhere.
 */
export function noteStages(known: StageHistory | undefined, seen: StagesSeen): StageHistory {
  const before = new Map(known?.cases.map((each) => [each.uuid, each]));
  const audited = new Map(seen.audited?.map((each) => [each.uuid, each]));
  const watchedSince = (known?.cases ?? []).reduce<Instant | undefined>(
    (last, { seenAt }) => (last === undefined || seenAt > last ? seenAt : last),
    undefined,
  );
  const noted = seen.cases.flatMap((each) => {
    const uuid = uuidKey(each.uuid);
    const own = before.get(uuid);
    before.delete(uuid);
    if (each.completedAt !== undefined && (own === undefined || !seen.isHistory(each.completedAt))) return [];
    const audit = audited.get(uuid);
    const visits = audit?.visits ?? visitsOf(each, own, { asAt: seen.asAt, watchedSince });
    const auditedTo = audit === undefined ? own?.auditedTo : (each.updatedAt ?? seen.asAt);
    return [{ uuid, updatedAt: each.updatedAt, auditedTo, seenAt: seen.asAt, visits }];
  });
  return { version: 1, cases: [...noted, ...(seen.isComplete ? [] : before.values())] };
}

function visitsOf(
  each: Case,
  known: CaseStages | undefined,
  { asAt, watchedSince }: { readonly asAt: Instant; readonly watchedSince: Instant | undefined },
): readonly StageVisit[] {
  const stage = each.stage && uuidKey(each.stage.uuid);
  const by = each.updatedAt ?? asAt;
  const last = known?.visits.at(-1);
  if (known === undefined || last === undefined) {
    return [
      {
        stage,
        from: firstMoment(each, { by, isWatched: watchedSince !== undefined && each.createdAt > watchedSince }),
      },
    ];
  }
  const earlier = known.visits.slice(0, -1);
  if (last.stage !== stage) {
    const from: Moment = { known: 'between', after: known.seenAt, by: by > known.seenAt ? by : asAt };
    return [...earlier, { ...last, to: from }, { stage, from }];
  }
  const isUntouched =
    each.updatedAt !== undefined && known.updatedAt !== undefined && each.updatedAt <= known.updatedAt;
  if (isUntouched) return known.visits;
  return [...earlier, { stage, from: widened(last.from, by) }];
}

function firstMoment(
  { createdAt, updatedAt }: Case,
  { by, isWatched }: { readonly by: Instant; readonly isWatched: boolean },
): Moment {
  if (updatedAt === createdAt) return { known: 'exact', at: createdAt };
  return isWatched && createdAt <= by ? { known: 'between', after: createdAt, by } : { known: 'at-least', by };
}

/** The stage may have been left and entered again, up to then. */
function widened(from: Moment, by: Instant): Moment {
  if (from.known === 'at-least') return { known: 'at-least', by };
  return { known: 'between', after: from.known === 'exact' ? from.at : from.after, by };
}
