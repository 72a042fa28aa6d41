import type { Case, Instant, Stage } from '../../analyse/case.ts';
import type { AuditedCase, CaseStages, Moment, StageVisit } from '../../analyse/stage-history/stage-history.ts';
import type { Audit } from './plannr-audits.ts';
import { learnStageWords, type StageOfWord, type StageWord } from './stage-words.ts';

/** The audits of one case, in the order in which they came. */
export type ReadAudits = {
  readonly case: Case;
  readonly audits: readonly Audit[];
  /** Whether these are all there are; else they reach back to what is known. */
  readonly isAll: boolean;
  readonly known?: CaseStages;
};

// An audit is written a moment after the edit that it tells of.
const afterTheEditMilliseconds = 10_000;

/**
 * Makes visits of audits. A case whose audits never name a stage, or do not lead to the one that it is in, is not
 * understood: it has no visits.
 *
 * @param stages all that are known, whether or not one of these cases is in them
 */
export function understandAudits(read: readonly ReadAudits[], stages: readonly Stage[]): AuditedCase[] {
  const ordered = read.map((each) => ({ ...each, audits: inOrder(each) }));
  const lastWords = ordered.flatMap(({ case: { stage }, audits }) => {
    const word = audits.findLast(({ to }) => to !== undefined)?.to;
    return word === undefined ? [] : [{ word, stage: stage?.uuid.toLowerCase() }];
  });
  const stageOf = learnStageWords(stages, lastWords);
  return ordered.map((each) => ({ uuid: each.case.uuid.toLowerCase(), visits: visitsOf(each, stageOf) }));
}

/** Oldest first, and without what happened after the case itself was read: that is for the next run. */
function inOrder({ case: { updatedAt }, audits }: ReadAudits): readonly Audit[] {
  const until = updatedAt === undefined ? Number.POSITIVE_INFINITY : Date.parse(updatedAt) + afterTheEditMilliseconds;
  const [first, last] = [audits[0], audits.at(-1)];
  const isNewestFirst = first !== undefined && last !== undefined && first.at > last.at;
  return (isNewestFirst ? audits.toReversed() : [...audits])
    .filter(({ at }) => Date.parse(at) <= until)
    .sort((a, b) => Number(b.isCreation) - Number(a.isCreation) || Date.parse(a.at) - Date.parse(b.at));
}

function visitsOf(given: ReadAudits, stageOf: StageOfWord): readonly StageVisit[] | undefined {
  const { case: is, audits, isAll, known } = given;
  const wasMade = isAll && audits[0]?.isCreation === true;
  const base = wasMade ? undefined : basisOf(known);
  const visits: StageVisit[] = [...(base?.visits ?? [])];
  let last: string | undefined = keyOf(visits.at(-1));

  const enter = (word: StageWord, from: Moment) => {
    const told = stageOf(word) ?? stageKnownAt(known, from);
    const key = told ?? ('word' in word ? `word ${word.word}` : 'none');
    if (key === last) return;
    const before = visits.at(-1);
    if (before !== undefined) visits.splice(-1, 1, { ...before, to: from });
    visits.push({ stage: told === 'none' ? undefined : told, from });
    last = key;
  };
  for (const { at, isCreation, from, to } of audits) {
    if (base !== undefined && at <= base.to) continue;
    if (visits.length === 0 && !isCreation && from !== undefined) {
      enter(
        from,
        wasMade && is.createdAt !== undefined
          ? { known: 'exact', at: is.createdAt }
          : { known: 'at-least', by: audits[0]?.at ?? at },
      );
    }
    if (to !== undefined) enter(to, { known: 'exact', at: isCreation ? (is.createdAt ?? at) : at });
  }
  return last === (is.stage?.uuid.toLowerCase() ?? 'none') ? visits : undefined;
}

/** What earlier audits told of a case whose making is not among its audits, and up to when. */
function basisOf(
  known: CaseStages | undefined,
): { readonly visits: readonly StageVisit[]; readonly to: Instant } | undefined {
  const to = known?.auditedTo;
  if (known === undefined || to === undefined) return undefined;
  const until = Date.parse(to) + afterTheEditMilliseconds;
  const toldAt = ({ from }: StageVisit) =>
    from.known === 'exact' ? from.at : from.known === 'at-least' ? from.by : '';
  const visits = known.visits.filter((each) => toldAt(each) !== '' && Date.parse(toldAt(each)) <= until);
  // The audit of the last edit that was read may have been written a moment after it.
  return { visits, to: visits.map(toldAt).reduce((last, at) => (at > last ? at : last), to) };
}

/** The stage that the case is known to have entered then: a word that was understood once may not be now. */
function stageKnownAt(known: CaseStages | undefined, from: Moment): string | undefined {
  if (from.known !== 'exact') return undefined;
  return known?.visits.find((visit) => visit.from.known === 'exact' && visit.from.at === from.at)?.stage;
}

function keyOf(visit: StageVisit | undefined): string | undefined {
  return visit === undefined ? undefined : (visit.stage ?? 'none');
}
