import { describeMiss, type PlannrAnswer } from '../client/plannr-answer.ts';
import { smallerPages } from './page-size.ts';
import { type ListRequest, type ListSession, type PageRead, readFirstPage, readPage } from './read-page.ts';

export type MissingPage = {
  readonly number: number;
  readonly reason: string;
  /** Whether Plannr did not refuse it but gave no usable answer, so that it may come another time. */
  readonly mayCome: boolean;
};

/** A list as read through once, from its first page to its last. */
export type Pages<T> = {
  /** In order of their numbers; a last one that is empty, or brought nothing new, is not among them. */
  readonly pages: readonly PageRead<T>[];
  /** Plannr's counts in the order in which they came; they move as people work. */
  readonly totals: readonly number[];
  /** Pages that are known to be there and could not be read. */
  readonly missing: readonly MissingPage[];
  /** Whether there may be more behind what could not be read, or was not. */
  readonly endIsKnown: boolean;
  /** How what Plannr says of the list's end differs from the end that was found, in words. */
  readonly disagreement?: string;
};

/** The least that Plannr puts on a page: fewer rows are the last ones. Source: docs/plannr.md, section 3. */
const leastPageSize = 15;

/*
 * What one list may take, whatever its server says of its end: so many pages, which are ten minutes at Plannr's limit and
 * two and a half million cases at the usual size of a page; no page is asked for after so long, nor behind so many rows.
 */
const mostPages = 5_000;
const mostMilliseconds = 10 * 60_000;
/** What is read of so many cases takes about half of the memory that the function has. */
const mostRows = 250_000;

/** So many pages are asked for side by side; where one of them is empty, none behind them is. */
const pagesOfWave = 50;

/**
 * Reads all pages of a list. `meta` and `links.next` are both signs of where it ends and either may be wrong: the pages
 * that `meta` counts are read side by side, and then one by one for as long as `next` says more or a full page came, up to
 * one that is empty or brings nothing new. If a later page takes too long, all are read anew, and smaller.
 *
 * @param known the first page, where it has been read
 */
export async function readPages<T>(
  session: ListSession,
  list: ListRequest<T>,
  known?: Awaited<ReturnType<typeof readFirstPage<T>>>,
): Promise<PlannrAnswer<Pages<T>>> {
  let given = known;
  const { clock } = session.client;
  for (;;) {
    session.progress.expect(1);
    const began = clock.now();
    const first = given ?? (await readFirstPage(session, list));
    given = undefined;
    if (first.kind !== 'answer') return first;
    const { page, terms } = first.value;
    const smaller = smallerPages(terms);
    let isTooMuch = false;
    let rows = 0;
    const isWanted = () => !isTooMuch;
    const reader: PageReader<T> = {
      read: async (number) => {
        session.progress.expect(1);
        const answer = await readPage(session, list, { number, terms, isWanted });
        if (answer.kind === 'answer') rows += answer.value.rows.length;
        isTooMuch ||= smaller !== undefined && answer.kind === 'unavailable' && answer.tooMuch === true;
        return answer;
      },
      mayGoOn: (pages) => pages < mostPages && rows < mostRows && clock.now() - began < mostMilliseconds,
      pageSize: terms.perPage ?? leastPageSize,
    };
    const value = await readOn(await readCounted(page, reader), reader);
    if (!isTooMuch || smaller === undefined) return { kind: 'answer', value };
    session.terms.set(list.query.endpoint, smaller);
  }
}

type PageReader<T> = {
  readonly read: (number: number) => Promise<PlannrAnswer<PageRead<T>>>;
  readonly mayGoOn: (pages: number) => boolean;
  /** As it was asked for. */
  readonly pageSize: number;
};

/** The first page and those that `meta` counts behind it, up to the first empty one. */
async function readCounted<T>(first: PageRead<T>, { read, mayGoOn }: PageReader<T>): Promise<Pages<T>> {
  const { lastPage = 1 } = first;
  const pages = [first];
  const totals = [first.total];
  const missing: MissingPage[] = [];
  for (let from = 2; from <= lastPage; from += pagesOfWave) {
    if (!mayGoOn(from - 1)) return { pages, totals: totals.flatMap(known), missing, endIsKnown: false };
    const numbers = Array.from(
      { length: Math.min(pagesOfWave, lastPage - from + 1, mostPages - from + 1) },
      (_, index) => from + index,
    );
    const answers = await Promise.all(
      numbers.map(async (number) => {
        const answer = await read(number);
        if (answer.kind === 'answer') totals.push(answer.value.total);
        return { number, answer };
      }),
    );
    for (const { number, answer } of answers) {
      if (answer.kind === 'answer') pages.push(answer.value);
      else missing.push(missingPage(number, answer));
    }
    const empty = pages.find(({ rows, number }) => number > 1 && rows.length === 0);
    if (empty !== undefined && from + pagesOfWave <= lastPage) {
      const said = `Plannr says that it has ${count(lastPage)} pages, and page ${count(empty.number)} is empty`;
      const kept = pages.filter(({ rows, number }) => number === 1 || rows.length > 0);
      return { pages: kept, totals: totals.flatMap(known), missing, endIsKnown: true, disagreement: said };
    }
  }
  return { pages, totals: totals.flatMap(known), missing, endIsKnown: true };
}

/** From the last page that was counted on, while there is a sign that another follows. */
async function readOn<T>(counted: Pages<T>, { read, mayGoOn, pageSize }: PageReader<T>): Promise<Pages<T>> {
  const pages = [...counted.pages];
  const totals = [...counted.totals];
  const seen = new Set(pages.flatMap(uuidsOf));
  let page = pages.at(-1);
  const ended = (more: Partial<Pages<T>> = {}) => ({ ...counted, pages, totals, ...more });
  // What could not be read, or not all, is told anyway.
  if (
    !counted.endIsKnown ||
    counted.disagreement !== undefined ||
    counted.missing.some(({ number }) => number > (page?.number ?? 0))
  )
    return counted;
  while (page !== undefined && mayFollow(page, pageSize)) {
    if (!mayGoOn(pages.length)) return ended({ endIsKnown: false });
    const answer = await read(page.number + 1);
    // Where no link led there, a page that is not found, or that cannot be read behind what was counted, is none.
    const isPromised = page.next === 'more';
    const isUncounted = page.lastPage !== undefined && page.number >= page.lastPage;
    if (answer.kind === 'refused' && answer.refusal.status === 404 && !isPromised) return ended();
    if (answer.kind !== 'answer') {
      if (isUncounted && !isPromised) return ended();
      const missing = [...counted.missing, missingPage(page.number + 1, answer)];
      return ended({ missing, endIsKnown: false });
    }
    const behind = answer.value;
    if (behind.total !== undefined) totals.push(behind.total);
    const fresh = uuidsOf(behind).filter((uuid) => !seen.has(uuid));
    const brings = fresh.length > 0 || behind.rows.some(({ uuid }) => uuid === undefined);
    // Past its end a list may go on to give its last page. That page 2 is page 1 is worth knowing, though.
    if (brings || (behind.number === 2 && behind.rows.length > 0)) pages.push(behind);
    if (!brings)
      return ended(
        isPromised ? { disagreement: `its links lead to page ${count(behind.number)}, which has nothing more` } : {},
      );
    for (const uuid of fresh) seen.add(uuid);
    page = behind;
  }
  return ended();
}

function mayFollow({ rows, next, perPage, lastPage, number }: PageRead<unknown>, pageSize: number): boolean {
  if (rows.length === 0) return next === 'more' && number === 1;
  if (next === 'more' || (lastPage !== undefined && lastPage > number)) return true;
  // Nobody says how many rows make a page: one that is no smaller than the smallest there is may be full.
  if (perPage === undefined && next === 'not said') return rows.length >= leastPageSize;
  return rows.length >= (perPage ?? pageSize);
}

function missingPage(number: number, answer: Exclude<PlannrAnswer<unknown>, { kind: 'answer' }>): MissingPage {
  return { number, reason: describeMiss(answer), mayCome: answer.kind === 'unavailable' };
}

function known(total: number | undefined): readonly number[] {
  return total === undefined ? [] : [total];
}

function count(number: number): string {
  return number.toLocaleString('en-GB');
}

export function uuidsOf(page: PageRead<unknown>): readonly string[] {
  return page.rows.flatMap(({ uuid }) => (uuid === undefined ? [] : [uuid]));
}
