import { isDone } from '../case.ts';
import { compareStages, uuidKey } from '../compare.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import type { StageRow } from '../standing/stages.ts';

/** Open cases in one stage then and now, as far as the two runs can be compared. */
export type Queue = {
  /** Absent for cases without a stage. */
  readonly uuid?: string;
  /** As it is called now, or was when it was last seen. */
  readonly name: string;
  readonly position?: number;
  readonly before: number;
  readonly now: number;
};

/**
 * The queues of two runs that can be compared. Before: of the cases that the run before saw, so that the queues add up to
 * the opening and to the closing of the bridge.
 */
export function findQueues(stages: readonly StageRow[], previous: Snapshot): Queue[] {
  const open = previous.cases.filter((each) => !isDone(each) && each.lastSeen === undefined);
  const before = Map.groupBy(open, ({ stage = '' }) => stage);
  const count = (key: string) => before.get(key)?.length ?? 0;
  const known = new Map(previous.stages.map((stage) => [uuidKey(stage.uuid), stage]));
  const shown = new Set(stages.map(keyOf));
  const left = [...before.keys()]
    .filter((key) => !shown.has(key))
    .map((key) => {
      const stage = known.get(key);
      const name = stage?.name ?? 'Unknown stage';
      return { uuid: key === '' ? undefined : key, name, position: stage?.position, before: count(key), now: 0 };
    });
  return [
    ...stages.map((row) => {
      const { uuid, name, position, openCases } = row;
      return { uuid, name, position, before: count(keyOf(row)), now: openCases };
    }),
    ...left,
  ]
    .filter((queue) => queue.before > 0 || queue.now > 0)
    .sort(compareStages);
}

function keyOf({ uuid }: Pick<StageRow, 'uuid'>): string {
  return uuid === undefined ? '' : uuidKey(uuid);
}
