import { describe, expect, test } from 'vitest';
import { addDays, dayInWords, dayNumber, daysBetween } from '../../functions/analyse/day.ts';

describe('days between two days', () => {
  test.each([
    ['2026-11-23', '2026-11-23', 0],
    ['2026-11-22', '2026-11-23', 1],
    ['2026-11-23', '2026-11-22', -1],
    // Weeks in which the clocks change have seven days like any other.
    ['2026-03-28', '2026-03-30', 2],
    ['2026-10-24', '2026-10-26', 2],
    ['2026-12-28', '2027-01-04', 7],
    ['2024-02-28', '2024-03-01', 2],
    ['2026-02-28', '2026-03-01', 1],
    ['2026-01-01', '2027-01-01', 365],
    ['1969-12-31', '1970-01-02', 2],
  ])('from %s to %s: %i', (from, to, days) => {
    expect(daysBetween(from, to)).toBe(days);
  });
});

test.each([
  ['2026-11-23', -364, '2025-11-24'],
  ['2026-12-31', 1, '2027-01-01'],
  ['2024-02-28', 1, '2024-02-29'],
  ['2026-03-29', 0, '2026-03-29'],
])('%s and %i days is %s', (day, days, sum) => {
  expect(addDays(day, days)).toBe(sum);
});

test.each([
  ['2026-10-12', '12 Oct 2026'],
  ['2026-01-05', '5 Jan 2026'],
  ['2026-09-30', '30 Sep 2026'],
  ['2027-12-01', '1 Dec 2027'],
])('%s reads %s', (day, words) => {
  expect(dayInWords(day)).toBe(words);
});

test('days are counted as the runtime counts them, over five centuries', () => {
  const first = Date.UTC(1700, 0, 1) / 86_400_000;
  for (let number = first; number < first + 500 * 366; number += 1) {
    const day = new Date(number * 86_400_000).toISOString().slice(0, 10);
    if (dayNumber(day) !== number) expect(dayNumber(day), day).toBe(number);
  }
  expect(dayNumber('no day')).toBeNaN();
});
