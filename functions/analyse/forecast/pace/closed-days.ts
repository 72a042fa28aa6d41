import { type CalendarRules, createWorkingDays } from '../../calendar/working-days.ts';
import type { Day } from '../../case.ts';
import { addDays } from '../../day.ts';

/** Which part of its usual workdays, Monday to Friday, a week has. @param firstDay of the week */
export type OpenPart = (firstDay: Day) => number;

/** Bank holidays of the calendar, and the days in the settings, are no workdays. */
export function createOpenPart(rules: CalendarRules): OpenPart {
  const { isWorkingDay } = createWorkingDays(rules);
  return (firstDay) => {
    let open = 0;
    for (let each = 0; each < 7; each++) open += Number(isWorkingDay(addDays(firstDay, each)));
    return open / 5;
  };
}
