import type { Stages } from '../cases/latest-stages.ts';
import { uuidKey } from '../compare.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';

/** Tells which way it is from one stage to another, by their uuids; `undefined` stands for no stage. */
export type StageDirection = (from: string | undefined, to: string | undefined) => Direction;

/**
 * By where the stages stand in today's list, or stood in the last one where no case is in one of them now; `unknown` where
 * neither tells them apart.
 */
export type Direction = 'forward' | 'back' | 'level' | 'unknown';

export type StageEnd = { readonly uuid?: string; readonly name: string; readonly position?: number };

/**
 * By today's order of the stages. Where no case is in one of them now, its place today is not known: then the order at the
 * time of the snapshot counts for both, since a place in one list says nothing of a place in the other; unless the firm
 * left its stages as they were.
 */
export function createStageDirection(stages: Stages, previous: Snapshot): StageDirection {
  const now = new Map([...stages].map(([key, { position }]) => [key, position]));
  const then = new Map(previous.stages.map(({ uuid, position }) => [uuidKey(uuid), position]));
  const isAsItWas = haveSamePlaces(stages, previous);
  const both = new Map([...then, ...now]);
  return (from, to) => {
    if (from === undefined || to === undefined) return 'unknown';
    const [one, other] = [uuidKey(from), uuidKey(to)];
    const places = isAsItWas ? [both] : [now, then];
    for (const place of places) {
      const [left, entered] = [place.get(one), place.get(other)];
      if (left === undefined || entered === undefined) continue;
      if (left === entered) return 'level';
      return left < entered ? 'forward' : 'back';
    }
    return 'unknown';
  };
}

/** Whether each stage that is known from both stands where it stood. */
export function haveSamePlaces(stages: Stages, previous: Snapshot): boolean {
  return previous.stages.every(({ uuid, position }) => {
    const now = stages.get(uuidKey(uuid));
    return now === undefined || position === undefined || now.position === position;
  });
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
