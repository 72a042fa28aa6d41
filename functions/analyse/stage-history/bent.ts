import { inOrder, type Percentiles } from '../percentiles.ts';
import type { Stays } from './ended-stays.ts';

/**
 * Between which days the 85% lie, since some stays are missing.
 *
 * `from`: had all that nobody saw been over at once. `to`: had they lasted from opening to completion, or had nobody been
 * there at all, and had those whose beginning nobody knows lasted longest; absent where nobody can tell.
 */
export type Bent = { readonly from: number; readonly to?: number };

/** `undefined` where what is missing cannot move it. */
export function bentBy({ days, unseen, begunBefore }: Stays, { p85 }: Pick<Percentiles, 'p85'>): Bent | undefined {
  if (p85 === undefined || (unseen.length === 0 && begunBefore === 0)) return undefined;
  const sorted = inOrder(days);
  const rank = (all: number) => Math.ceil((85 * all) / 100) - 1;
  const from = sorted[rank(sorted.length + unseen.length) - unseen.length] ?? 0;
  const longest = inOrder([...days, ...unseen]);
  const ends = [sorted[rank(sorted.length + begunBefore)], longest[rank(longest.length + begunBefore)]];
  const most = Math.max(...ends.map((end) => end ?? Number.POSITIVE_INFINITY));
  const to = Number.isFinite(most) ? most : undefined;
  return from === p85 && to === p85 ? undefined : { from, to };
}

/** The stays of several types together. */
export function sumStays(all: readonly Stays[]): Stays {
  const sum = (of: (stays: Stays) => number) => all.reduce((total, each) => total + of(each), 0);
  return {
    days: all.flatMap(({ days }) => days),
    bounded: sum(({ bounded }) => bounded),
    begunBefore: sum(({ begunBefore }) => begunBefore),
    unseen: all.flatMap(({ unseen }) => unseen),
  };
}
