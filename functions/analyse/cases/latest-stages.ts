import type { Case, Stage } from '../case.ts';
import { uuidKey } from '../compare.ts';

/** Stages by `uuidKey` of their uuid. */
export type Stages = ReadonlyMap<string, Stage>;

/**
 * Each stage as it was last edited: a stage that was renamed or moved while the cases were read came in two versions.
 *
 * @param cases in the order in which they were opened: of versions edited at the same time the last is taken
 */
export function latestStages(cases: readonly Case[]): Stages {
  const stages = new Map<string, Stage>();
  for (const { stage } of cases) {
    if (stage === undefined) continue;
    const key = uuidKey(stage.uuid);
    const known = stages.get(key);
    if (known === undefined || (stage.updatedAt ?? '') >= (known.updatedAt ?? '')) stages.set(key, stage);
  }
  return stages;
}
