import type { Day } from '../case.ts';

/**
 * Whether a day is one on which the firm is closed, as its settings tell: `2026-12-24`, `2026-12-24/2027-01-01`, or the
 * same every year: `12-24`, `12-24/01-01`. Both ends of a period belong to it.
 */
export function isClosedOn(closed: readonly string[], day: Day): boolean {
  return closed.some((each) => {
    const [first = '', last = first] = each.split('/');
    if (first.length > 5) return day >= first && day <= last;
    const date = day.slice(5);
    return first <= last ? date >= first && date <= last : date >= first || date <= last;
  });
}
