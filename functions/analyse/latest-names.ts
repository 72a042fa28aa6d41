import type { Case, Named } from './case.ts';
import { uuidKey } from './compare.ts';

/** Things by `uuidKey` of their uuid. */
export type Names = ReadonlyMap<string, Named>;

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
