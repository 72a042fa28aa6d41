import { Temporal } from 'temporal-polyfill';

/** The last Monday at seven in London that is not after `now`: when the sandbox's report is due. */
export function mondayAtSeven(now: string): string {
  const local = Temporal.Instant.from(now).toZonedDateTimeISO('Europe/London');
  const monday = local
    .subtract({ days: local.dayOfWeek - 1 })
    .with({ hour: 7, minute: 0, second: 0, millisecond: 0, microsecond: 0, nanosecond: 0 });
  const due = Temporal.ZonedDateTime.compare(monday, local) <= 0 ? monday : monday.subtract({ weeks: 1 });
  return due.toInstant().toString({ smallestUnit: 'millisecond' });
}
