import type { Refusal } from '../client/plannr-answer.ts';
import { extrasOf, includesOf } from '../lists/case-queries.ts';
import type { ListQuery } from '../lists/list-query.ts';
import { readList } from '../lists/read-list.ts';
import { type ListSession, readFirstPage } from '../lists/read-page.ts';
import type { ReadingRequest } from '../reading.ts';
import { type CaseRow, readCaseRow } from '../records/read-case-row.ts';
import { decideCompletion } from '../records/undated-completion.ts';

export type NamedList = Pick<ListQuery, 'endpoint' | 'path' | 'label'> & {
  /** What it is narrowed to, in small letters; absent where all that is on it is wanted. */
  readonly uuids?: readonly string[];
};

/** `of-no-use`: no answer, or none that tells what is there. */
export type NamedRows =
  | { readonly kind: 'rows'; readonly rows: ReadonlyMap<string, CaseRow> }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'of-no-use' };

/**
 * Reads a list that is narrowed to some cases by `filter[uuid]`, or the whole of it. Where a case is on its first page that
 * was not asked for, the filter was ignored, and no more of it is read: it may be the whole firm's.
 */
export async function readNamedList(
  session: ListSession,
  reading: ReadingRequest,
  { uuids, ...list }: NamedList,
): Promise<NamedRows> {
  const extras = extrasOf(reading);
  const filters: ListQuery['filters'] = uuids === undefined ? {} : { uuid: uuids.join(',') };
  const query = { ...list, filters, includes: includesOf(extras) };
  const request = { query, readRow: (raw: unknown) => readCaseRow(raw, extras) };
  const first = await readFirstPage(session, request);
  if (first.kind === 'refused') return first;
  if (first.kind === 'unavailable') return { kind: 'of-no-use' };
  const wanted = new Set(uuids);
  const isStranger = (uuid: string | undefined) => uuids !== undefined && uuid !== undefined && !wanted.has(uuid);
  if (first.value.page.rows.some(({ uuid }) => isStranger(uuid))) return { kind: 'of-no-use' };
  const answer = await readList(session, request, first);
  // A row without a uuid may be any of them.
  if (answer.kind !== 'answer' || answer.value.trouble !== undefined || answer.value.unusable > 0) {
    return { kind: 'of-no-use' };
  }
  const rows = new Map(decideCompletion(answer.value.values, 'both').map((row) => [row.case.uuid, row]));
  return [...rows.keys()].some(isStranger) ? { kind: 'of-no-use' } : { kind: 'rows', rows };
}
