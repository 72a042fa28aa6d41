import type { Day } from '../case.ts';
import type { Calendar, CalendarRules } from './working-days.ts';

/** What a report calls working days. */
export type ReportCalendar = {
  readonly name: Exclude<Calendar, 'none'>;
  /** Whether the settings name closed days of the firm's own. */
  readonly closedDays: boolean;
  /** Up to when the bank holidays were held against the official lists; those to come are by the rules alone. */
  readonly checkedTo: Day;
  /** Up to when bank holidays are known at all. */
  readonly knownTo: Day;
};

/** Up to then the table was held against gov.uk's lists: test/analyse/calendar/official-lists.ts. */
export const calendarCheckedTo: Day = '2028-12-31';

/** The end of the table: bank-holidays.ts. */
export const calendarKnownTo: Day = '2035-12-31';

/** `undefined` where the settings name no calendar: then days are calendar days alone. */
export function calendarOf({ calendar = 'none', closed = [] }: CalendarRules): ReportCalendar | undefined {
  if (calendar === 'none') return undefined;
  return {
    name: calendar,
    closedDays: closed.length > 0,
    checkedTo: calendarCheckedTo,
    knownTo: calendarKnownTo,
  };
}
