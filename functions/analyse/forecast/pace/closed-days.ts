import { isClosedOn } from '../../calendar/closed-on.ts';
import { isWeekday } from '../../calendar/weekdays.ts';
import type { Day } from '../../case.ts';
import { addDays } from '../../day.ts';

/**
 * Which part of its usual workdays, Monday to Friday, a week has.
 *
 * @param firstDay of the week
 */
export function openPartOf(closed: readonly string[], firstDay: Day): number {
  let open = 0;
  for (let each = 0; each < 7; each++) {
    const day = addDays(firstDay, each);
    if (isWeekday(day) && !isClosedOn(closed, day)) open += 1;
  }
  return open / 5;
}
