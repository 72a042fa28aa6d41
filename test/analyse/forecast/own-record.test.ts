import { expect, test } from 'vitest';
import { ownRecordOf } from '../../../functions/analyse/forecast/own-record.ts';

/** Forecasts of 10 to 20 cases, a week apart, 4 weeks ahead, and what came. */
const outcomes = (actual: readonly number[], stretched?: number) =>
  actual.map((each, week) => ({
    run: `weekly-cases.${week}`,
    asAt: new Date(Date.UTC(2026, 0, 5 + 7 * week)).toISOString(),
    asAtDay: '',
    weeks: 4,
    ranges: { likely: { low: 13, high: 17 }, wide: { low: 10, high: 20 } },
    stretched,
    actual: each,
  }));
const times = (count: number, of: (index: number) => number) => Array.from({ length: count }, (_, index) => of(index));

test('few outcomes tell nothing', () => {
  expect(ownRecordOf(outcomes([30, 30, 30]), 4)).toBeUndefined();
});

test('ranges that held too seldom are made wider, the more so the longer the record', () => {
  // One of two lies at 25, twice as far from the middle as the end of the range.
  const of = (count: number) => ownRecordOf(outcomes(times(count, (index) => (index % 2 === 0 ? 25 : 15))), 4);
  expect(of(40)).toMatchObject({ forecasts: 40, inWide: 20 });
  expect(of(40)?.factor).toBeGreaterThan(1.6);
  expect(of(40)?.factor).toBeLessThanOrEqual(2);
  expect(of(8)?.factor).toBeGreaterThan(1.2);
  expect(of(8)?.factor).toBeLessThan(of(40)?.factor ?? 0);
});

test('ranges that always held with room to spare are made narrower', () => {
  expect(ownRecordOf(outcomes(times(40, () => 16)), 4)?.factor).toBe(0.85);
});

test('a range that was stretched before is judged as it was made', () => {
  // The end of the stretched range is twice as far from the middle as that of the range as it was made.
  const factor =
    ownRecordOf(
      outcomes(
        times(60, () => 20),
        2,
      ),
      4,
    )?.factor ?? 0;
  expect(factor).toBeGreaterThan(1.7);
});
