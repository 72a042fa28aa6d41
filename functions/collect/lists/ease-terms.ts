import type { Refusal } from '../client/plannr-answer.ts';
import { type ListQuery, parametersOf, type Terms } from './list-query.ts';

/**
 * What to ask with after Plannr refused the parameters (400 or 422), or `undefined` where nothing is left to give up.
 * Left out are the parameters that the refusal names; if it names none, all that a report can do without; then the page
 * size; last what the report can not do without, so that it at least has the rest.
 */
export function easeTerms(query: ListQuery, terms: Terms, refusal: Refusal): Terms | undefined {
  if (refusal.status !== 400 && refusal.status !== 422) return undefined;
  const sent = parametersOf(query, terms);
  const drop = (names: readonly string[]): Terms => ({ ...terms, dropped: [...terms.dropped, ...names] });
  const { named, namesPageSize } = namedIn(refusal, sent);

  if (named.some((name) => whoseCases.has(name))) return undefined;
  if (namesPageSize && terms.perPage !== undefined) return { ...terms, perPage: smallerPage(terms.perPage) };
  if (named.length > 0) return drop(named);
  const optional = sent.filter((name) => !whoseCases.has(name) && !needed.has(name));
  if (optional.length > 0) return drop(optional);
  if (terms.perPage !== undefined) return { ...terms, perPage: smallerPage(terms.perPage) };
  const droppable = sent.filter((name) => !whoseCases.has(name));
  return droppable.length > 0 ? drop(droppable) : undefined;
}

// Without these the answer would be about other people.
const whoseCases = new Set(['filter.account_uuids', 'filter.uuid']);

// `completed_at` tells open from completed anyway, but without the filter each list would hold all cases.
const needed = new Set(['include.participants', 'include.status', 'filter.in_progress', 'filter.completed']);

/** 100 is what the one other client known asks for. Source: docs/plannr.md, section 3. */
function smallerPage(perPage: number): number | undefined {
  return perPage > 100 ? 100 : undefined;
}

function namedIn({ message, fields }: Refusal, sent: readonly string[]) {
  // Laravel's query builder goes on to list what is allowed, which names the innocent.
  const texts = [message, ...Object.entries(fields).map(([field, fault]) => `${field} ${fault}`)];
  const text = texts.map((each) => each.split(/\bAllowed\b/)[0]).join('\n');
  const says = (word: string) => new RegExp(`(?<![A-Za-z0-9_])${word}(?![A-Za-z0-9_])`, 'i').test(text);

  const kinds = ['include', 'filter', 'sort'].filter(
    (kind) => says(kind) || says(`${kind}\\(s\\)`) || says(`${kind}s`),
  );
  const ofKinds = sent.filter((name) => kinds.length === 0 || kinds.includes(kindOf(name)));
  const byName = ofKinds.filter((name) => (name === 'sort' ? kinds.includes('sort') : says(nameOf(name))));
  // "The include field is invalid" says which kind and no more.
  const byKind = ofKinds.filter((name) => kinds.length > 0 && !needed.has(name) && !whoseCases.has(name));
  return { named: byName.length > 0 ? byName : byKind, namesPageSize: says('per_page') || says('per page') };
}

function kindOf(name: string): string {
  return name.split('.')[0] ?? name;
}

function nameOf(name: string): string {
  return name.split('.')[1] ?? name;
}
