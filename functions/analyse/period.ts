import { Temporal } from 'temporal-polyfill';
import type { Day, Instant } from './case.ts';
import { addDays, daysBetween } from './day.ts';
import { localDay } from './local-day.ts';

/** A whole ISO week or calendar month in a time zone. Source: docs/design.md, section 1. */
export type Period = {
  readonly kind: 'week' | 'month';
  /** `2026-W47` or `2026-11` */
  readonly name: string;
  readonly timezone: string;
  readonly firstDay: Day;
  readonly lastDay: Day;
  /** The instant at which the period begins; belongs to it. */
  readonly start: Instant;
  /** The instant at which the period ends; does not belong to it. */
  readonly end: Instant;
};

/** The days on which a case must have been completed to count as history; both belong to it. */
export type HistoryWindow = { readonly firstDay: Day; readonly lastDay: Day; readonly weeks: number };

// Centuries in which instants keep four-digit years and so sort as text.
const weekName = /^((?:19|2\d)\d\d)-W(\d\d)$/;
const monthName = /^((?:19|2\d)\d\d)-(0[1-9]|1[0-2])$/;

/** The week or month of that name; `undefined` if there is none (`2026-W54`, `2026-13`) from 1900 to 2999. */
export function parsePeriod(name: string, timezone: string): Period | undefined {
  const [, weekYear, week] = weekName.exec(name) ?? [];
  const [, monthYear, month] = monthName.exec(name) ?? [];
  const period =
    weekYear !== undefined
      ? // The week that 4 January falls in is the year's first. Source: ISO 8601.
        periodOf('week', new Temporal.PlainDate(Number(weekYear), 1, 4).add({ weeks: Number(week) - 1 }), timezone)
      : monthYear !== undefined
        ? periodOf('month', new Temporal.PlainDate(Number(monthYear), Number(month), 1), timezone)
        : undefined;
  // Week 53 of a year without one is the next year's first.
  return period?.name === name ? period : undefined;
}

/** The last week or month that ended at or before `asAt`. */
export function lastWholePeriod(kind: Period['kind'], asAt: Instant, timezone: string): Period {
  const today = Temporal.Instant.from(asAt).toZonedDateTimeISO(timezone).toPlainDate();
  return periodOf(kind, kind === 'week' ? today.subtract({ weeks: 1 }) : today.subtract({ months: 1 }), timezone);
}

export function isWithin(period: Pick<Period, 'start' | 'end'>, instant: Instant): boolean {
  return instant >= period.start && instant < period.end;
}

/** So many weeks up to the day of `asAt`, begun earlier if the period does, so that the period is part of it. */
export function historyWindow(
  { firstDay }: Pick<Period, 'firstDay'>,
  asAt: Instant,
  weeks: number,
  timezone: string,
): HistoryWindow {
  const lastDay = localDay(asAt, timezone);
  const weeksBack = addDays(lastDay, -7 * weeks);
  return { firstDay: daysBetween(firstDay, weeksBack) > 0 ? firstDay : weeksBack, lastDay, weeks };
}

/** An instant in the form in which instants sort as text. @throws RangeError if it is none. */
export function toInstant(text: string): Instant {
  return Temporal.Instant.from(text).toString({ smallestUnit: 'millisecond' });
}

/** The first instant of a day: midnight, or later where the clocks go forward over it. */
export function dayBegan(day: Day, timezone: string): Instant {
  return startOf(Temporal.PlainDate.from(day), timezone);
}

function periodOf(kind: Period['kind'], day: Temporal.PlainDate, timezone: string): Period {
  const first = kind === 'week' ? day.subtract({ days: day.dayOfWeek - 1 }) : day.with({ day: 1 });
  const next = kind === 'week' ? first.add({ weeks: 1 }) : first.add({ months: 1 });
  return {
    kind,
    name:
      kind === 'week'
        ? `${first.yearOfWeek}-W${String(first.weekOfYear).padStart(2, '0')}`
        : first.toPlainYearMonth().toString(),
    timezone,
    firstDay: first.toString(),
    lastDay: next.subtract({ days: 1 }).toString(),
    start: startOf(first, timezone),
    end: startOf(next, timezone),
  };
}

function startOf(day: Temporal.PlainDate, timezone: string): Instant {
  return day.toZonedDateTime(timezone).toInstant().toString({ smallestUnit: 'millisecond' });
}
