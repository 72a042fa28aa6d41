import { Temporal } from 'temporal-polyfill';
import { nextWorkingDay, type Postponement } from '../../analyse/calendar/postponement.ts';
import type { Instant } from '../../analyse/case.ts';
import type { ReportSettings } from '../../settings.ts';

/** Until when a report waits that is due at `dueAt`: the same time of day on the next working day; else `undefined`. */
export function postponedFor(
  { schedule, calendar, closed }: Pick<ReportSettings, 'schedule' | 'calendar' | 'closed'>,
  dueAt: Instant,
): Postponement | undefined {
  if (schedule.onHoliday !== 'next-working-day') return undefined;
  const due = Temporal.Instant.from(dueAt).toZonedDateTimeISO(schedule.timezone);
  const dueDay = due.toPlainDate().toString();
  const next = nextWorkingDay(dueDay, { calendar, closed });
  if (next === undefined) return undefined;
  const until = Temporal.PlainDate.from(next.day).toZonedDateTime({
    timeZone: schedule.timezone,
    plainTime: due.toPlainTime(),
  });
  return { dueDay, why: next.why, until: until.toInstant().toString({ smallestUnit: 'millisecond' }) };
}
