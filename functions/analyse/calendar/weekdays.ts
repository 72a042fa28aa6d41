import type { Day } from '../case.ts';
import { daysBetween } from '../day.ts';

// 5 January 1970 was a Monday.
const someMonday = '1970-01-05';

/** Whether a day is one of Monday to Friday. */
export function isWeekday(day: Day): boolean {
  return ((daysBetween(someMonday, day) % 7) + 7) % 7 < 5;
}

/** How many of Monday to Friday there are from some fixed Monday up to and with a day; below 0 before it. */
export function weekdaysUpTo(day: Day): number {
  const number = daysBetween(someMonday, day) + 1;
  const weeks = Math.floor(number / 7);
  return 5 * weeks + Math.min(5, number - 7 * weeks);
}
