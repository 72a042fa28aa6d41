import type { Case, Named, Stage } from '../case.ts';
import { uuidKey } from '../compare.ts';

/** Stages by `uuidKey` of their uuid. */
export type Stages = ReadonlyMap<string, Stage>;

/** Things by `uuidKey` of their uuid. */
export type Names = ReadonlyMap<string, Named>;

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

/**
 * What clients, types or plans are called now: one name each, although cases read before and after a renaming differ.
 *
 * @param cases in the order in which they were opened: the latest that has a name is believed
 */
export function latestNames(cases: readonly Case[], pick: (of: Case) => readonly (Named | undefined)[]): Names {
  const names = new Map<string, Named>();
  for (const each of cases) {
    for (const named of pick(each)) {
      if (named === undefined) continue;
      const key = uuidKey(named.uuid);
      if (named.name !== '' || !names.has(key)) names.set(key, named);
    }
  }
  return names;
}
