import type { Day } from '../../case.ts';
import { addDays, daysBetween } from '../../day.ts';

/*
 * The days on which the firm is closed, as its settings tell: `2026-12-24`, `2026-12-24/2027-01-01`, or the same every
 * year: `12-24`, `12-24/01-01`. Both ends of a period belong to it.
 */
export function isClosedOn(closed: readonly string[], day: Day): boolean {
  return closed.some((each) => {
    const [first = '', last = first] = each.split('/');
    if (first.length > 5) return day >= first && day <= last;
    const date = day.slice(5);
    return first <= last ? date >= first && date <= last : date >= first || date <= last;
  });
}

/**
 * Which part of its usual workdays, Monday to Friday, a week has.
 *
 * @param firstDay of the week
 */
export function openPartOf(closed: readonly string[], firstDay: Day): number {
  let open = 0;
  for (let each = 0; each < 7; each++) {
    const day = addDays(firstDay, each);
    // 5 January 1970 was a Monday.
    const isWorkday = ((daysBetween('1970-01-05', day) % 7) + 7) % 7 < 5;
    if (isWorkday && !isClosedOn(closed, day)) open += 1;
  }
  return open / 5;
}
