import type { Day, Instant, Money, Named } from '../case.ts';
import type { DatedCase } from '../cases/dated-case.ts';
import { compareText } from '../compare.ts';
import type { SnapshotCase } from '../snapshot/snapshot.ts';
import { type Change, snapshotValue } from './case-changes.ts';
import type { StageEnd } from './stage-places.ts';

/** A case as it was in the snapshot and as it is now; at least one of the two is there. */
export type CasePair = { readonly before?: SnapshotCase; readonly now?: DatedCase };

export type MovedCaseRules = {
  readonly stageEnd: (uuid: string | undefined) => StageEnd;
  readonly localDay: (instant: Instant) => Day;
  readonly caseLink: (uuid: string) => string | undefined;
  /** Whether this run saw all there is: a case that it did not see is gone only then, and there is nothing to link to. */
  readonly isComplete: boolean;
};

/** A case on a line, or in a move. */
export type MovedCase = {
  readonly uuid: string;
  /** Absent where this run did not see the case: nothing personal is kept from one run to the next. */
  readonly name?: string;
  readonly clients: readonly Named[];
  readonly assignedTo?: readonly string[];
  readonly type?: string;
  /** As it is now, or as it was last seen; absent where it has none. */
  readonly stage?: string;
  readonly stageBefore?: string;
  readonly opened: Day;
  readonly completed?: Day;
  /** The day on which a webhook told that it was deleted; of withdrawn cases only. */
  readonly toldDeleted?: Day;
  /** What the line counts for this case, without the line's sign; absent for no value. */
  readonly amount?: Money;
  readonly valueBefore?: Money;
  readonly valueNow?: Money;
  readonly link?: string;
};

/** What is known of a case that moved. Of one that this run did not see there is no name: none is kept. */
export function movedCase(
  { before, now }: CasePair,
  { amount, toldAt }: Pick<Change, 'amount' | 'toldAt'>,
  rules: MovedCaseRules,
): MovedCase {
  const { stageEnd, localDay, caseLink, isComplete } = rules;
  const uuid = now?.case.uuid ?? before?.uuid ?? '';
  const stage = now === undefined ? before?.stage : now.stage?.uuid;
  const openedAt = now?.case.createdAt ?? before?.createdAt;
  const completedAt = now === undefined ? before?.completedAt : now.case.completedAt;
  return {
    uuid,
    name: now?.case.name,
    clients: now?.clients ?? [],
    assignedTo: now?.case.assignedTo,
    type: now?.type?.name,
    stage: stage && stageEnd(stage).name,
    stageBefore: before?.stage && stageEnd(before.stage).name,
    opened: openedAt === undefined ? '' : localDay(openedAt),
    completed: completedAt && localDay(completedAt),
    toldDeleted: toldAt && localDay(toldAt),
    amount,
    valueBefore: before && snapshotValue(before),
    valueNow: now?.case.value,
    link: now === undefined && isComplete ? undefined : caseLink(uuid),
  };
}

/** Most value first, whatever the currency, then by uuid. */
export function compareMoved(a: MovedCase, b: MovedCase): number {
  return (b.amount?.minor ?? 0) - (a.amount?.minor ?? 0) || compareText(a.uuid, b.uuid);
}
