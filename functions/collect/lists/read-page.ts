import type { PlannrAnswer } from '../client/plannr-answer.ts';
import type { PlannrClient } from '../client/plannr-port.ts';
import { type PlannrPage, plannrPage } from '../records/plannr-schemas.ts';
import type { Row } from '../records/read-row.ts';
import { easeTerms } from './ease-terms.ts';
import { bothTerms, type Endpoint, firstTerms, type ListQuery, sentParameters, type Terms } from './list-query.ts';
import { keepSize, smallerPages, triesIfTooMuch, withLearntSize } from './page-size.ts';

/** What the reading of one shard shares: the client, and what Plannr turned out to take. */
export type ListSession = {
  readonly client: PlannrClient;
  /** Grows as parameters are refused. */
  readonly terms: Map<Endpoint, Terms>;
  readonly progress: PageProgress;
};

export type PageProgress = { expect(pages: number): void; done(): void };

/** A list to read, and how each of its rows is. */
export type ListRequest<T> = {
  readonly query: ListQuery;
  readonly readRow: (raw: unknown) => Row<T>;
  /** Begins a page that may not come whole: what is noted of its rows is counted only if it does. */
  readonly beginPage?: () => { readonly note: (raw: unknown) => void; readonly count: () => void };
};

export type PageRead<T> = {
  readonly number: number;
  readonly rows: readonly Row<T>[];
  /** Absent where Plannr gives no counts. */
  readonly total?: number;
  readonly lastPage?: number;
  /** Rows on a full page, where Plannr says so. */
  readonly perPage?: number;
  /** What `links.next` says, which is never followed: whether there is more. */
  readonly next: 'more' | 'end' | 'not said';
};

/**
 * Reads the first page, and learns with it what Plannr takes: a parameter that is refused is left out of the endpoint's
 * terms once it has worked without. (A client's list may be refused for a reason of its own.)
 */
export async function readFirstPage<T>(
  session: ListSession,
  list: ListRequest<T>,
): Promise<PlannrAnswer<{ page: PageRead<T>; terms: Terms }>> {
  const { endpoint } = list.query;
  const { client } = session;
  const known = () => session.terms.get(endpoint) ?? withLearntSize(client, endpoint, firstTerms);
  let terms = known();
  for (;;) {
    const answer = await readPage(session, list, { number: 1, terms });
    if (answer.kind === 'answer') {
      session.terms.set(endpoint, bothTerms(known(), terms));
      keepSize(client, endpoint, terms);
      return { kind: 'answer', value: { page: answer.value, terms } };
    }
    const eased = termsAfter(answer, list.query, terms);
    if (eased === undefined) return answer;
    terms = eased;
  }
}

function termsAfter(miss: Exclude<PlannrAnswer<unknown>, { kind: 'answer' }>, query: ListQuery, terms: Terms) {
  if (miss.kind === 'refused') return easeTerms(query, terms, miss.refusal);
  return miss.tooMuch === true ? smallerPages(terms) : undefined;
}

type PageOrder = {
  readonly number: number;
  readonly terms: Terms;
  /** Looked at before it is asked for. */
  readonly isWanted?: () => boolean;
};

/** Reads one page by our own address: `links.next` may have lost the filters, or name another host. */
export async function readPage<T>(
  { client, progress }: ListSession,
  { query, readRow, beginPage }: ListRequest<T>,
  { number, terms, isWanted }: PageOrder,
): Promise<PlannrAnswer<PageRead<T>>> {
  const parameters = sentParameters(query, terms, number);
  const { path } = query;
  const tries = { triesIfTooMuch: triesIfTooMuch(terms), isWanted };
  let rows: Row<T>[] = [];
  let noted = beginPage?.();
  const take = (raw: unknown) => {
    noted?.note(raw);
    rows.push(readRow(raw));
  };
  const takeEntries = () => {
    rows = [];
    noted = beginPage?.();
    return take;
  };
  const answer = await client.get({ path, parameters, schema: plannrPage, takeEntries, ...tries });
  if (answer.kind !== 'answer') return answer;
  progress.done();
  const { data, meta, links } = answer.value;
  data.forEach(take);
  noted?.count();
  return {
    kind: 'answer',
    value: {
      number,
      rows,
      total: meta?.total,
      lastPage: lastPageOf(meta, rows.length),
      perPage: meta?.per_page || undefined,
      next: nextOf(links),
    },
  };
}

function lastPageOf(meta: PlannrPage['meta'], rows: number): number | undefined {
  if (meta?.last_page !== undefined) return meta.last_page;
  return meta?.total === undefined ? undefined : Math.ceil(meta.total / (meta.per_page || rows || 1));
}

function nextOf(links: PlannrPage['links']): PageRead<unknown>['next'] {
  if (links?.next === undefined) return 'not said';
  return links.next === null || links.next === '' ? 'end' : 'more';
}
