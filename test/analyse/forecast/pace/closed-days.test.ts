import { expect, test } from 'vitest';
import { isClosedOn, openPartOf } from '../../../../functions/analyse/forecast/pace/closed-days.ts';

test.each([
  ['2026-12-24', '2026-12-24', true],
  ['2026-12-24', '2027-12-24', false],
  ['2026-12-24/2027-01-01', '2026-12-31', true],
  ['2026-12-24/2027-01-01', '2027-01-02', false],
  ['12-24/01-01', '2026-12-24', true],
  ['12-24/01-01', '2031-01-01', true],
  ['12-24/01-01', '2031-01-02', false],
  ['08-31', '2027-08-31', true],
])('of %s, %s is a closed day: %s', (closed, day, isClosed) => {
  expect(isClosedOn([closed], day)).toBe(isClosed);
});

test('a week has so much of its workdays as are not closed', () => {
  // Monday 21 December 2026: Thursday and Friday are closed; the week after, all but nothing.
  expect(openPartOf(['12-24/01-01'], '2026-12-21')).toBe(0.6);
  expect(openPartOf(['12-24/01-01'], '2026-12-28')).toBe(0);
  expect(openPartOf([], '2026-12-28')).toBe(1);
  expect(openPartOf(['2026-12-26/2026-12-27'], '2026-12-21')).toBe(1);
});
