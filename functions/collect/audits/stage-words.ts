import type { Stage } from '../../analyse/case.ts';

/** A stage as an audit names it: whether by UUID, name or a number of Plannr's own is not documented. */
export type StageWord = { readonly none: true } | { readonly word: string };

/** The uuid of the stage that a word stands for, `none` for no stage, `undefined` where nobody can tell. */
export type StageOfWord = (word: StageWord) => string | 'none' | undefined;

/** What the last edit of a case says that is in this stage now. */
export type LastWord = { readonly word: StageWord; readonly stage: string | undefined };

const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

// A case that moves between the reading of its record and of its audits says otherwise than the rest.
const agreement = 0.9;

/**
 * Learns what words stand for: a UUID for itself, a name for the one stage that bears it, and any other word for the
 * stage that the cases are in whose last word it is, if these agree.
 */
export function learnStageWords(stages: readonly Stage[], lastWords: readonly LastWord[]): StageOfWord {
  const uuids = new Set(stages.map(({ uuid }) => uuid.toLowerCase()));
  const byName = Map.groupBy(new Map(stages.map((stage) => [stage.uuid.toLowerCase(), stage])), ([, { name }]) =>
    name.trim().toLowerCase(),
  );
  const plain: StageOfWord = (given) => {
    if ('none' in given) return 'none';
    if (uuids.has(given.word) || uuidPattern.test(given.word)) return given.word;
    const named = byName.get(given.word) ?? [];
    return named.length === 1 ? named[0]?.[0] : undefined;
  };
  const learnt = new Map<string, string>();
  const others = lastWords.flatMap(({ word, stage }) =>
    'word' in word && plain(word) === undefined && stage !== undefined ? [{ word: word.word, stage }] : [],
  );
  for (const [word, votes] of Map.groupBy(others, (each) => each.word)) {
    const [most] = [...Map.groupBy(votes, ({ stage }) => stage)].sort(([, a], [, b]) => b.length - a.length);
    if (most !== undefined && most[1].length >= agreement * votes.length) learnt.set(word, most[0]);
  }
  return (given) => plain(given) ?? ('word' in given ? learnt.get(given.word) : undefined);
}
