import { nearestRank } from '../percentiles.ts';

/*
 * Figures about vulnerable clients, in a form that gives no single client away. Who is vulnerable is about a person's health
 * or life, and a reader of the report sees every case in it: what a count leaves to subtract must say nothing either.
 */

/**
 * A count out of a number that readers can see.
 *
 * - `none`: there is none
 * - `under-5`: 1 to 4
 * - `at-least`: so many or more, a multiple of five, and never so many that fewer than five could be left over
 * - `not-shown`: out of fewer than ten, of which any answer would tell too much
 */
export type GuardedCount =
  | { readonly state: 'none' }
  | { readonly state: 'under-5' }
  | { readonly state: 'at-least'; readonly count: number }
  | { readonly state: 'not-shown' };

const step = 5;

export function guardCount(count: number, outOf: number): GuardedCount {
  if (outOf < 2 * step) return { state: 'not-shown' };
  if (count === 0) return { state: 'none' };
  if (count < step) return { state: 'under-5' };
  return { state: 'at-least', count: downTo(Math.min(count, outOf - step)) };
}

/** Working days from the one up to and with the other; or nothing. */
export type GuardedDays = { readonly from: number; readonly to: number };

/**
 * The five days among which the median of a group lies; `undefined` for a group of fewer than five, and where so few of all
 * cases lie there that it would point to them.
 */
export function guardMedian(sorted: readonly number[], all: readonly number[]): GuardedDays | undefined {
  const median = nearestRank(sorted, 50);
  if (median === undefined || sorted.length < step || all.length < 2 * step) return undefined;
  const from = downTo(median);
  const alike = all.filter((days) => downTo(days) === from).length;
  return alike < step ? undefined : { from, to: from + step - 1 };
}

/**
 * The share of the one, to the nearest tenth; `undefined` where fewer than five are the one or fewer than five the other: then
 * the share would tell how many, and so it would where so few of the rest are.
 */
export function guardShare(
  group: { readonly within: number; readonly past: number },
  all: { readonly within: number; readonly past: number },
): number | undefined {
  const { within, past } = group;
  const left = [all.within - within, all.past - past];
  if ([within, past, ...left].some((count) => count < step)) return undefined;
  return Math.round((10 * within) / (within + past)) / 10;
}

function downTo(count: number): number {
  return Math.floor(count / step) * step;
}
