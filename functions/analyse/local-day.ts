import { Temporal } from 'temporal-polyfill';
import type { Day, Instant } from './case.ts';
import { dayMilliseconds, dayOf } from './day.ts';
import { millisecondsOf } from './milliseconds-of.ts';

/**
 * Makes a function that tells on which day an instant falls in a time zone.
 *
 * Asking Temporal for each of 100,000 cases takes seconds, so it is asked once for each UTC day: only on a day on which
 * the clocks change does the answer depend on the hour.
 *
 * @throws RangeError for a zone that does not exist; the function made does for a text that is no instant.
 */
export function createLocalDay(timezone: string): (instant: Instant) => Day {
  const offsetAt = (milliseconds: number) =>
    Temporal.Instant.fromEpochMilliseconds(milliseconds).toZonedDateTimeISO(timezone).offsetNanoseconds / 1_000_000;
  const offsets = new Map<number, number>();
  const days = new Map<number, Day>();

  /** The offset at the first moment of a UTC day, counted from 1970. */
  function startOffset(utcDay: number): number {
    const known = offsets.get(utcDay);
    if (known !== undefined) return known;
    const offset = offsetAt(utcDay * dayMilliseconds);
    offsets.set(utcDay, offset);
    return offset;
  }
  // Says at once that a zone does not exist.
  startOffset(0);

  return (instant) => {
    const milliseconds = millisecondsOf(instant);
    const utcDay = Math.floor(milliseconds / dayMilliseconds);
    const offset = startOffset(utcDay);
    const local = milliseconds + (offset === startOffset(utcDay + 1) ? offset : offsetAt(milliseconds));
    const number = Math.floor(local / dayMilliseconds);
    const known = days.get(number);
    if (known !== undefined) return known;
    const day = dayOf(local);
    days.set(number, day);
    return day;
  };
}

/** The day on which an instant falls in a time zone. For many instants, use `createLocalDay`. */
export function localDay(instant: Instant, timezone: string): Day {
  return createLocalDay(timezone)(instant);
}
