import { expect, test } from 'vitest';
import {
  type GuardedCount,
  guardCount,
  guardMedian,
  guardShare,
} from '../../../functions/analyse/timeliness/guarded.ts';

test('counts of 1 to 4 are under 5, others a multiple of five, and out of fewer than ten nothing is told', () => {
  expect([0, 1, 4, 5, 9, 10, 14].map((count) => guardCount(count, 100))).toEqual([
    { state: 'none' },
    { state: 'under-5' },
    { state: 'under-5' },
    { state: 'at-least', count: 5 },
    { state: 'at-least', count: 5 },
    { state: 'at-least', count: 10 },
    { state: 'at-least', count: 10 },
  ]);
  for (const count of [0, 1, 5, 9]) expect(guardCount(count, 9)).toEqual({ state: 'not-shown' });
});

test('what is left over is never told to be fewer than five', () => {
  // Sixteen of seventeen: that one is not, somebody could tell.
  expect(guardCount(16, 17)).toEqual({ state: 'at-least', count: 10 });
  expect(guardCount(17, 17)).toEqual({ state: 'at-least', count: 10 });
  expect(guardCount(10, 10)).toEqual({ state: 'at-least', count: 5 });
});

/** All counts that a reader can think of who sees the answer and the number that it is out of. */
function thinkable(answer: GuardedCount, outOf: number): number[] {
  const counts = Array.from({ length: outOf + 1 }, (_, count) => count);
  return counts.filter((count) => JSON.stringify(guardCount(count, outOf)) === JSON.stringify(answer));
}

test('no answer leaves a single count but none, nor tells of anybody that all are or all but few are', () => {
  for (let outOf = 0; outOf <= 60; outOf += 1) {
    for (let count = 0; count <= outOf; count += 1) {
      const answer = guardCount(count, outOf);
      if (answer.state === 'none') continue;
      const possible = thinkable(answer, outOf);
      // With nobody at all there is nothing to tell.
      if (outOf > 0) expect(possible.length).toBeGreaterThan(1);
      // At least five may always be those that are not.
      if (outOf >= 10) expect(Math.min(...possible)).toBeLessThanOrEqual(outOf - 5);
    }
  }
});

test('a median is five days wide, and told only of five or more cases, and where five or more of all lie there', () => {
  const all = [1, 2, 10, 11, 12, 13, 14, 30, 40, 50];
  expect(guardMedian([2, 10, 12, 13, 40], all)).toEqual({ from: 10, to: 14 });
  expect(guardMedian([10, 12, 13, 14], all)).toBeUndefined();
  expect(guardMedian([1, 2, 30, 40, 50], all)).toBeUndefined();
  expect(guardMedian([10, 11, 12, 13, 14], [10, 11, 12, 13, 14])).toBeUndefined();
});

test('a share is told to the nearest tenth, and only where five or more are on each side, of the group and of the rest', () => {
  const all = { within: 60, past: 40 };
  expect(guardShare({ within: 13, past: 8 }, all)).toBe(0.6);
  expect(guardShare({ within: 13, past: 4 }, all)).toBeUndefined();
  expect(guardShare({ within: 4, past: 13 }, all)).toBeUndefined();
  expect(guardShare({ within: 13, past: 0 }, all)).toBeUndefined();
  expect(guardShare({ within: 13, past: 36 }, all)).toBeUndefined();
});
