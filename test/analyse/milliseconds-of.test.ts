import fc from 'fast-check';
import { expect, test } from 'vitest';
import { millisecondsOf } from '../../functions/analyse/milliseconds-of.ts';

test.each([
  ['1970-01-01T00:00:00.000Z', 0],
  ['1969-12-31T23:59:59.999Z', -1],
  ['2000-02-29T12:00:00.000Z', 951_825_600_000],
  ['2024-03-01T00:00:00.001Z', 1_709_251_200_001],
])('%s', (instant, milliseconds) => {
  expect(millisecondsOf(instant)).toBe(milliseconds);
});

test('as the runtime parses them, in whatever year', () => {
  fc.assert(
    fc.property(fc.integer({ min: -8.64e15, max: 8.64e15 }), (milliseconds) => {
      expect(millisecondsOf(new Date(milliseconds).toISOString())).toBe(milliseconds);
    }),
  );
  fc.assert(
    fc.property(fc.integer({ min: -2e12, max: 8e12 }), (milliseconds) => {
      expect(millisecondsOf(new Date(milliseconds).toISOString())).toBe(milliseconds);
    }),
    { numRuns: 10_000 },
  );
});

test.each(['', 'no instant', 'not an instant of time at', '2026-11-23T07:00:00.000+'])('%j is none', (text) => {
  expect(millisecondsOf(text)).toBeNaN();
});
