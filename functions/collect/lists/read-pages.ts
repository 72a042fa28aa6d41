import { describeMiss, type PlannrAnswer } from '../client/plannr-answer.ts';
import { type ListRequest, type ListSession, type PageRead, readFirstPage, readPage } from './read-page.ts';

/** A list as read through once, from its first page to its last. */
export type Pages<T> = {
  readonly pages: readonly PageRead<T>[];
  /** Plannr's counts in the order in which they came; they move as people work. */
  readonly totals: readonly number[];
  /** Pages that are known to be there and could not be read. */
  readonly missing: readonly { readonly number: number; readonly reason: string }[];
  /** Whether there may be more behind what could not be read, or was not. */
  readonly endIsKnown: boolean;
};

/** The least that Plannr puts on a page: fewer rows are the last ones. Source: plannr-api.md, section 3. */
const leastPageSize = 15;
// 100,000 cases at the least page size are 6,667 pages; beyond this a server is counting wrongly.
const mostPages = 10_000;

/** Reads all pages of a list: the first alone, the rest side by side where Plannr says how many there are. */
export async function readPages<T>(session: ListSession, list: ListRequest<T>): Promise<PlannrAnswer<Pages<T>>> {
  session.progress.expect(1);
  const first = await readFirstPage(session, list);
  if (first.kind !== 'answer') return first;
  const { page, terms } = first.value;
  const read = (number: number) => readPage(session, list, { number, terms });
  const value =
    page.lastPage === undefined
      ? await readOneByOne(page, read, session)
      : await readSideBySide(page, page.lastPage, read, session);
  return { kind: 'answer', value };
}

type ReadNumber<T> = (number: number) => Promise<PlannrAnswer<PageRead<T>>>;

async function readSideBySide<T>(
  first: PageRead<T>,
  lastPage: number,
  read: ReadNumber<T>,
  session: ListSession,
): Promise<Pages<T>> {
  const count = Math.min(lastPage, mostPages);
  const numbers = Array.from({ length: Math.max(0, count - 1) }, (_, index) => index + 2);
  session.progress.expect(numbers.length);
  const totals = [first.total];
  const answers = await Promise.all(
    numbers.map(async (number) => {
      const answer = await read(number);
      if (answer.kind === 'answer') totals.push(answer.value.total);
      return { number, answer };
    }),
  );
  return {
    pages: [first, ...answers.flatMap(({ answer }) => (answer.kind === 'answer' ? [answer.value] : []))],
    totals: totals.filter((total) => total !== undefined),
    missing: answers.flatMap(({ number, answer }) =>
      answer.kind === 'answer' ? [] : [{ number, reason: describeMiss(answer) }],
    ),
    endIsKnown: count === lastPage,
  };
}

/** Without counts a list ends where `links.next` says so, at an empty or short page, or where nothing new comes. */
async function readOneByOne<T>(first: PageRead<T>, read: ReadNumber<T>, session: ListSession): Promise<Pages<T>> {
  const pages = [first];
  const seen = new Set(uuidsOf(first));
  for (let page = first; pages.length < mostPages; ) {
    if (page.next === 'end' || page.rows.length === 0) return ended(pages, []);
    if (page.next === 'not said' && page.rows.length < leastPageSize) return ended(pages, []);
    session.progress.expect(1);
    const answer = await read(page.number + 1);
    // Where nothing said that there is another page, "not found" says that there is none.
    if (answer.kind === 'refused' && answer.refusal.status === 404 && page.next === 'not said') return ended(pages, []);
    if (answer.kind !== 'answer') {
      return { ...ended(pages, [{ number: page.number + 1, reason: describeMiss(answer) }]), endIsKnown: false };
    }
    page = answer.value;
    const fresh = uuidsOf(page).filter((uuid) => !seen.has(uuid));
    // Past its end a list may go on to give its last page. That page 2 is page 1 is worth knowing, though.
    if (fresh.length > 0 || page.number === 2) pages.push(page);
    if (fresh.length === 0) return ended(pages, []);
    for (const uuid of fresh) seen.add(uuid);
  }
  return { ...ended(pages, []), endIsKnown: false };
}

function ended<T>(pages: readonly PageRead<T>[], missing: Pages<T>['missing']): Pages<T> {
  return { pages, totals: [], missing, endIsKnown: true };
}

export function uuidsOf(page: PageRead<unknown>): readonly string[] {
  return page.rows.flatMap(({ uuid }) => (uuid === undefined ? [] : [uuid]));
}
