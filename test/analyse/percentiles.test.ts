import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inOrder, nearestRank, percentilesOf } from '../../functions/analyse/percentiles.ts';

const oneTo = (n: number) => Array.from({ length: n }, (_, index) => index + 1);

describe('percentiles by nearest rank', () => {
  test.each([
    // ceil(50 n / 100), ceil(85 n / 100), ceil(95 n / 100), counted by hand.
    [1, 1, 1, 1],
    [2, 1, 2, 2],
    [3, 2, 3, 3],
    [4, 2, 4, 4],
    [10, 5, 9, 10],
    [19, 10, 17, 19],
    [20, 10, 17, 19],
    [21, 11, 18, 20],
    [40, 20, 34, 38],
    [100, 50, 85, 95],
    [101, 51, 86, 96],
  ])('of the numbers 1 to %i', (n, p50, p85, p95) => {
    expect(percentilesOf(oneTo(n))).toEqual({ n, p50, p85, p95, most: n });
  });

  test('do not depend on the order, and sort by size, not as text', () => {
    expect(percentilesOf([100, 9, -3, 20, 9])).toEqual({ n: 5, p50: 9, p85: 100, p95: 100, most: 100 });
  });

  test('of nothing are not zero', () => {
    expect(percentilesOf([])).toEqual({ n: 0 });
    expect(nearestRank(inOrder([]), 50)).toBeUndefined();
  });

  test('are the lowest number that so many are at or below', async () => {
    await fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -50, max: 900 }), { minLength: 1 }),
        fc.integer({ min: 1, max: 100 }),
        (numbers, percent) => {
          const enough = numbers.filter(
            (candidate) => 100 * numbers.filter((each) => each <= candidate).length >= percent * numbers.length,
          );
          expect(nearestRank(inOrder(numbers), percent)).toBe(Math.min(...enough));
        },
      ),
    );
  });
});
