import type { Day } from '../case.ts';
import { addDays, daysBetween } from '../day.ts';
import { bankHolidays } from './bank-holidays.ts';
import { isClosedOn } from './closed-on.ts';
import { isWeekday, weekdaysUpTo } from './weekdays.ts';

/** Whose bank holidays are no working days; `none`: no bank holidays are known. */
export type Calendar = 'none' | keyof typeof bankHolidays;

export type CalendarRules = {
  readonly calendar?: Calendar;
  /** The firm's own closing days and one-off holidays, as `isClosedOn` reads them. */
  readonly closed?: readonly string[];
};

// No case is older or due later; beyond, of a date that was mistyped, Monday to Friday alone count.
const firstYear = 1970;
const lastYear = 2099;

/** Monday to Friday, less the bank holidays of the calendar and the days on which the firm is closed. */
export type WorkingDays = {
  readonly isWorkingDay: (day: Day) => boolean;
  /** Whether it is a weekday on which nobody works. */
  readonly isHoliday: (day: Day) => boolean;
  /**
   * Working days after `from`, up to and with `to`: the day of entry is day 0, and one who comes on a Saturday has waited a
   * day on Monday. Below 0 if `to` is the earlier. What lies between three days adds up.
   */
  readonly between: (from: Day, to: Day) => number;
};

export function createWorkingDays({ calendar = 'none', closed = [] }: CalendarRules): WorkingDays {
  const isHoliday = (day: Day) => isWeekday(day) && (isBankHoliday(calendar, day) || isClosedOn(closed, day));
  const holidays = new Map<number, readonly Day[]>();

  /** The holidays of a year, in order. They are few, and asked for millions of times. */
  function holidaysOf(year: number): readonly Day[] {
    const known = holidays.get(year);
    if (known !== undefined) return known;
    const found = daysOfYear(year).filter(isHoliday);
    holidays.set(year, found);
    return found;
  }

  const upTo = new Map<Day, number>();
  const totals = new Map<number, number>();

  /** Holidays of all years before this one. */
  function holidaysBefore(year: number): number {
    if (year <= firstYear) return 0;
    const known = totals.get(year);
    if (known !== undefined) return known;
    const total = holidaysBefore(year - 1) + holidaysOf(year - 1).length;
    totals.set(year, total);
    return total;
  }

  function workingDaysUpTo(day: Day): number {
    const known = upTo.get(day);
    if (known !== undefined) return known;
    const year = Number(day.slice(0, 4));
    const isFar = year < firstYear || year > lastYear;
    const own = isFar ? 0 : holidaysOf(year).filter((each) => each <= day).length;
    const number = weekdaysUpTo(day) - holidaysBefore(Math.min(year, lastYear + 1)) - own;
    upTo.set(day, number);
    return number;
  }

  return {
    isHoliday,
    isWorkingDay: (day) => isWeekday(day) && !isHoliday(day),
    between: (from, to) => workingDaysUpTo(to) - workingDaysUpTo(from),
  };
}

function isBankHoliday(calendar: Calendar, day: Day): boolean {
  if (calendar === 'none') return false;
  const years: Readonly<Record<string, string>> = bankHolidays[calendar];
  return years[day.slice(0, 4)]?.split(' ').includes(day.slice(5)) === true;
}

function daysOfYear(year: number): Day[] {
  const first = `${year}-01-01`;
  return Array.from({ length: daysBetween(first, `${year + 1}-01-01`) }, (_, index) => addDays(first, index));
}
