import type { Day, Instant, Money } from '../case.ts';
import type { DatedCase } from '../cases/dated-case.ts';
import type { Stages } from '../cases/latest-stages.ts';
import { compareText, uuidKey } from '../compare.ts';
import type { MovedCase, StageEnd } from '../movement.ts';
import type { Snapshot, SnapshotCase } from '../snapshot/snapshot.ts';
import { snapshotValue } from './case-changes.ts';

/** A case as it was in the snapshot and as it is now; at least one of the two is there. */
export type CasePair = { readonly before?: SnapshotCase; readonly now?: DatedCase };

export type MovedCaseRules = {
  readonly stageEnd: (uuid: string | undefined) => StageEnd;
  readonly localDay: (instant: Instant) => Day;
  readonly caseLink: (uuid: string) => string | undefined;
  /** Whether this run saw all there is: a case that it did not see is gone only then, and there is nothing to link to. */
  readonly isComplete: boolean;
};

/** What is known of a case that moved. Of one that this run did not see there is no name: none is kept. */
export function movedCase({ before, now }: CasePair, amount: Money | undefined, rules: MovedCaseRules): MovedCase {
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

/** Makes a function that tells what a stage is called and where it stands now; as in the snapshot if no case is in it. */
export function createStageEnd(stages: Stages, previous: Snapshot): (uuid: string | undefined) => StageEnd {
  const then = new Map(previous.stages.map((stage) => [uuidKey(stage.uuid), stage]));
  return (uuid) => {
    if (uuid === undefined) return { name: 'Unknown stage' };
    const stage = stages.get(uuidKey(uuid)) ?? then.get(uuidKey(uuid));
    return { uuid, name: stage?.name ?? '', position: stage?.position };
  };
}
