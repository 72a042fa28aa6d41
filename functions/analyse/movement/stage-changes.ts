import type { Stages } from '../cases/latest-stages.ts';
import { comparePositions, compareText, uuidKey } from '../compare.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import type { StageEnd } from './stage-places.ts';

export type StageChange = { readonly uuid: string; readonly before: StageEnd; readonly now: StageEnd };

/**
 * Stages that were renamed, or moved in the firm's list, since the snapshot; by their position today. Of one whose place
 * is not known, then or now, nobody can say that it moved.
 */
export function stageChanges(stages: Stages, previous: Snapshot): StageChange[] {
  return previous.stages
    .flatMap((before) => {
      const stage = stages.get(uuidKey(before.uuid));
      if (stage === undefined || (stage.name === before.name && isInItsPlace(before.position, stage.position)))
        return [];
      const now = { uuid: before.uuid, name: stage.name, position: stage.position };
      return [{ uuid: before.uuid, before, now }];
    })
    .sort((a, b) => comparePositions(a.now.position, b.now.position) || compareText(a.uuid, b.uuid));
}

function isInItsPlace(before: number | undefined, now: number | undefined): boolean {
  return before === undefined || now === undefined || before === now;
}
