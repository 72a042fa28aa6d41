import type { Row } from '../records/read-row.ts';
import { type Pages, uuidsOf } from './read-pages.ts';

/** Why a list that was read through is not whole, in words; `undefined` where it agrees with Plannr's count. */
export function troubleIn<T>(read: Pages<T>): string | undefined {
  const { missing, pages, endIsKnown, disagreement } = read;
  const total = totalOf(read);
  const received = receivedIn(pages.flatMap(({ rows }) => rows));
  const reasons = [
    ...(missing.length > 0 ? [describeMissing(missing, pages.length + missing.length)] : []),
    ...(repeatsFirst(read) && received !== total ? ['page 2 repeats page 1'] : []),
    ...(total !== undefined && received !== total ? [`Plannr counts ${count(total)} and ${count(received)} came`] : []),
    ...(total === undefined && !repeatsFirst(read) && hasDoubles(pages)
      ? ['a case came twice, so that another may be missing, and Plannr gives no count to tell by']
      : []),
    ...(hasShrunk(read) ? ['cases left it while it was read'] : []),
    ...(!endIsKnown && missing.length === 0
      ? ['it is longer than Casebook reads: 5,000 pages, 250,000 cases, or ten minutes']
      : []),
    // Where the count agrees with what came, only the signs of its end do not.
    ...(disagreement !== undefined && total === undefined ? [disagreement] : []),
  ];
  return reasons.length === 0 ? undefined : reasons.join('; ');
}

function describeMissing(missing: Pages<unknown>['missing'], pages: number): string {
  const [first] = missing;
  if (first === undefined) return '';
  return missing.length === 1
    ? `page ${first.number} could not be read (${first.reason})`
    : `${missing.length} of ${pages} pages could not be read (page ${first.number}: ${first.reason})`;
}

/** Whether the list changed while it was read, so that a row may have slipped from one page to another. */
export function hasMoved<T>(read: Pages<T>): boolean {
  return new Set(read.totals).size > 1 || repeatsFirst(read);
}

// A row that leaves moves those behind it one place forward, past the page that is read next; and since the one that left
// may have been read before, the count agrees all the same. A row that is added at the end, as new cases are, does no harm.
function hasShrunk({ totals }: Pages<unknown>): boolean {
  const [atFirst] = totals;
  return atFirst !== undefined && totals.some((total) => total < atFirst);
}

function hasDoubles(pages: Pages<unknown>['pages']): boolean {
  const uuids = pages.flatMap(uuidsOf);
  return new Set(uuids).size < uuids.length;
}

function repeatsFirst({ pages }: Pages<unknown>): boolean {
  const [first, second] = pages;
  if (first === undefined || second?.number !== 2 || second.rows.length === 0) return false;
  const onFirst = new Set(uuidsOf(first));
  const onSecond = uuidsOf(second);
  return onSecond.length > 0 && onSecond.every((uuid) => onFirst.has(uuid));
}

/** Plannr's latest count. */
export function totalOf({ totals }: Pages<unknown>): number | undefined {
  return totals.at(-1);
}

function receivedIn(rows: readonly Row<unknown>[]): number {
  const nameless = rows.filter(({ uuid }) => uuid === undefined).length;
  return new Set(rows.map(({ uuid }) => uuid).filter((uuid) => uuid !== undefined)).size + nameless;
}

/** Whether it is known how many rows there should have been. Page 1 over and over, without a count, tells nothing. */
export function extentIsKnown(read: Pages<unknown>): boolean {
  return totalOf(read) !== undefined || (read.endIsKnown && read.missing.length === 0 && !repeatsFirst(read));
}

function count(number: number): string {
  return number.toLocaleString('en-GB');
}
