import { expect, test } from 'vitest';
import { isClosedOn } from '../../../functions/analyse/calendar/closed-on.ts';

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
