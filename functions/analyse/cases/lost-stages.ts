import type { Named } from '../case.ts';
import { compareStages, uuidKey } from '../compare.ts';
import type { Stages } from './latest-stages.ts';

/** Which of the stages are those of lost cases, and what of the settings no case read is in. */
export type LostStages = {
  /** In the order of the firm's list. */
  readonly stages: readonly Named[];
  /** UUIDs or names of the setting that belong to no stage of a case read. */
  readonly unknown: readonly string[];
};

/**
 * The stages with those marked that the setting names, each by its UUID or by what it is called now; small letters,
 * capitals and blanks tell no names apart.
 *
 * @param lost UUIDs or names; absent where the firm did not say
 */
export function markLost(stages: Stages, lost: readonly string[] = []): Stages {
  if (lost.length === 0) return stages;
  const isNamed = createIsNamed(lost);
  return new Map(
    [...stages].map(([key, stage]) => [key, isNamed(stage) ? { ...stage, isLost: true as const } : stage]),
  );
}

/** Makes a function that tells whether a list of UUIDs and names holds a stage. */
export function createIsNamed(list: readonly string[]): (stage: Named) => boolean {
  const wanted = new Set(list.map(plain));
  return ({ uuid, name }) => wanted.has(uuidKey(uuid)) || wanted.has(plain(name));
}

/** @param marked as `markLost` gave them */
export function foundLost(marked: Stages, lost: readonly string[]): LostStages {
  const stages = [...marked.values()].filter(({ isLost }) => isLost === true).sort(compareStages);
  const known = new Set(stages.flatMap(({ uuid, name }) => [uuidKey(uuid), plain(name)]));
  return {
    stages: stages.map(({ uuid, name }) => ({ uuid, name })),
    unknown: lost.filter((each) => !known.has(plain(each))),
  };
}

/** Whether a stage looks by its words like one of lost cases. */
export function looksLost({ name }: { readonly name: string }): boolean {
  return words.test(name.normalize('NFKC'));
}

// NPW: not proceeding with; NTU: not taken up.
const words =
  /\b(?:(?:not|no longer|never|didn['’]?t|did not|won['’]?t|isn['’]?t) (?:be )?(?:proceed\w*|going ahead|taken up|progress\w*|pursu\w*)|npw|ntu|dnp|withdrawn|lost|declined|rejected|refused|cancell?ed|abandoned|aborted|lapsed|fell through|dead)\b/i;

function plain(text: string): string {
  return text.trim().replace(/\s+/g, ' ').toLowerCase();
}
