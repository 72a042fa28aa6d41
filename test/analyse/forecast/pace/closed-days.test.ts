import { expect, test } from 'vitest';
import { openPartOf } from '../../../../functions/analyse/forecast/pace/closed-days.ts';

test('a week has so much of its workdays as are not closed', () => {
  // Monday 21 December 2026: Thursday and Friday are closed; the week after, all but nothing.
  expect(openPartOf(['12-24/01-01'], '2026-12-21')).toBe(0.6);
  expect(openPartOf(['12-24/01-01'], '2026-12-28')).toBe(0);
  expect(openPartOf([], '2026-12-28')).toBe(1);
  expect(openPartOf(['2026-12-26/2026-12-27'], '2026-12-21')).toBe(1);
});
