import type { PlannrAnswer } from '../client/plannr-answer.ts';
import type { SetAside } from '../records/read-row.ts';
import { extentIsKnown, hasMoved, totalOf, troubleIn } from './check-pages.ts';
import type { ListRequest, ListSession } from './read-page.ts';
import { type Pages, readPages, uuidsOf } from './read-pages.ts';

/** A list as read, checked against Plannr's own count of it. */
export type ListRead<T> = {
  /** As they came; one may be there twice. */
  readonly values: readonly T[];
  readonly setAside: readonly SetAside[];
  /** Records that came, each counted once, usable or not. */
  readonly received: number;
  readonly unusable: number;
  /** By Plannr's count; absent where it gave none. */
  readonly expected?: number;
  /** Why the list is not whole. */
  readonly trouble?: string;
  /** Whether it is known how much is missing. */
  readonly extentIsKnown: boolean;
  /** How what Plannr says of the list's end differs from the end that was found. */
  readonly disagreement?: string;
  /** Whether rows left the list while it was read. */
  readonly hasLost?: boolean;
  /** Whether it may be whole another time, since Plannr gave no usable answer for a part of it. */
  readonly isAway?: boolean;
};

/**
 * Reads a list, and once more where it does not agree with itself: the count differs from Plannr's, the count moved
 * from page to page, a page could not be read, or page 2 repeats page 1. The second reading stands if it is whole; if
 * it is not, what either brought is used.
 */
export async function readList<T>(
  session: ListSession,
  list: ListRequest<T>,
  known?: Parameters<typeof readPages<T>>[2],
): Promise<PlannrAnswer<ListRead<T>>> {
  const first = await readPages(session, list, known);
  if (first.kind !== 'answer') return first;
  if (troubleIn(first.value) === undefined && !hasMoved(first.value)) {
    return { kind: 'answer', value: summarise([first.value]) };
  }
  const second = await readPages(session, list);
  if (second.kind !== 'answer') {
    return { kind: 'answer', value: { ...summarise([first.value]), isAway: second.kind === 'unavailable' } };
  }
  const [alone, both] = [summarise([second.value]), summarise([first.value, second.value])];
  if (alone.trouble === undefined) {
    const [before, after] = [uuidsIn(first.value), uuidsIn(second.value)];
    return { kind: 'answer', value: { ...alone, hasLost: [...before].some((uuid) => !after.has(uuid)) } };
  }
  // Rows that shift hide another one each time. If the count stood still and the two make it up, nothing is missing.
  const stoodStill = new Set([...first.value.totals, ...second.value.totals]).size === 1;
  if (stoodStill && both.received === both.expected) {
    return { kind: 'answer', value: { ...both, trouble: undefined, extentIsKnown: true, isAway: false } };
  }
  return { kind: 'answer', value: { ...alone, values: both.values, setAside: both.setAside } };
}

function uuidsIn({ pages }: Pages<unknown>): ReadonlySet<string> {
  return new Set(pages.flatMap(uuidsOf));
}

function summarise<T>(reads: readonly Pages<T>[]): ListRead<T> {
  const last = reads.at(-1);
  const rows = reads.flatMap(({ pages }) => pages.flatMap((page) => page.rows));
  const usable = new Set(rows.flatMap((row) => ('value' in row ? [row.uuid] : [])));
  const values = rows.flatMap((row) => ('value' in row ? [row.value] : []));
  const setAside = new Map<string, SetAside>();
  // Records without a uuid cannot be told apart from one reading to the next; the last reading's stand.
  const nameless = (last?.pages ?? []).flatMap(({ rows }) => rows).filter(({ uuid }) => uuid === undefined);
  for (const row of rows) {
    if ('reason' in row && row.uuid !== undefined && !usable.has(row.uuid)) setAside.set(row.uuid, row);
  }
  const unusable = setAside.size + nameless.length;
  return {
    values,
    setAside: [...setAside.values(), ...nameless.flatMap((row) => ('reason' in row ? [{ reason: row.reason }] : []))],
    received: usable.size + unusable,
    unusable,
    expected: last && totalOf(last),
    trouble: last && troubleIn(last),
    disagreement: last?.disagreement,
    extentIsKnown: last !== undefined && extentIsKnown(last),
    ...(last?.missing.some(({ mayCome }) => mayCome) === true ? { isAway: true } : {}),
  };
}
