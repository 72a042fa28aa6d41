import type { Instant } from './case.ts';
import { dayMilliseconds, dayNumber, twoDigits } from './day.ts';

const lengthOfInstant = '2026-11-23T07:00:00.000Z'.length;

/**
 * Milliseconds since 1970, by arithmetic, as `dayNumber` counts days.
 *
 * @param instant as `toISOString` gives it; NaN for what is none
 */
export function millisecondsOf(instant: Instant): number {
  // A year of more than four digits, or no instant at all.
  if (instant.length !== lengthOfInstant || instant[10] !== 'T' || !instant.endsWith('Z')) return Date.parse(instant);
  const minutes = twoDigits(instant, 11) * 60 + twoDigits(instant, 14);
  const milliseconds = twoDigits(instant, 20) * 10 + (twoDigits(instant, 21) % 10);
  return dayNumber(instant) * dayMilliseconds + (minutes * 60 + twoDigits(instant, 17)) * 1_000 + milliseconds;
}
