import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { forecastRanges, roundRanges } from '../../../functions/analyse/forecast/ranges.ts';

const oneTo = (last: number) => Float64Array.from({ length: last }, (_, index) => index + 1);

test('of the numbers 1 to 1,000 the ranges are the middle 500 and 850, whatever their order', () => {
  const ranges = forecastRanges(oneTo(1_000).reverse());
  expect(ranges).toEqual({ median: 500, likely: { low: 251, high: 750 }, wide: { low: 76, high: 925 } });
});

test('of counts, an end stands where the share beyond it comes nearest to what it should be', () => {
  // Of 1,000: 60 times 0, 60 times 1, 780 times 2, 60 times 3 and 40 times 4. 75 should be below, and as many above.
  const trials = Float64Array.from([60, 60, 780, 60, 40].flatMap((times, value) => Array<number>(times).fill(value)));
  // Below 1 are 60 and below 2 are 120; above 3 are 40 and above 2 are 100.
  expect(forecastRanges(trials).wide).toEqual({ low: 1, high: 2 });
  expect(forecastRanges(trials).likely).toEqual({ low: 2, high: 2 });
});

test('where nothing ever happens the ranges are 0', () => {
  expect(forecastRanges(new Float64Array(100))).toEqual({
    median: 0,
    likely: { low: 0, high: 0 },
    wide: { low: 0, high: 0 },
  });
});

test('the wide range holds the likely one, which holds the median', async () => {
  await fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 20, maxLength: 300 }), (numbers) => {
      const { median, likely, wide } = forecastRanges(Float64Array.from(numbers));
      const ends = [wide.low, likely.low, median, likely.high, wide.high];
      expect(ends).toEqual(ends.toSorted((a, b) => a - b));
    }),
  );
});

describe('amounts are told to three significant figures', () => {
  test.each([
    [9_059_072, 9_060_000],
    [123_456, 123_000],
    [99_950, 100_000],
    [999, 999],
    [1_005, 1_010],
    [0, 0],
    [-123_456, -123_000],
  ])('%i as %i', (minor, told) => {
    const all = { median: minor, likely: { low: minor, high: minor }, wide: { low: minor, high: minor } };
    const rounded = roundRanges(all);
    const { median, likely, wide } = rounded;
    expect([median, likely.low, likely.high, wide.low, wide.high]).toEqual([told, told, told, told, told]);
  });
});
