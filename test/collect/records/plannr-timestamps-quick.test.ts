import fc from 'fast-check';
import { test } from 'vitest';
import { anyInstantFrom, instantFrom } from '../../../functions/collect/records/plannr-timestamps.ts';

/* The documented form of a time is read by the hour alone: it has to come to what the calendar comes to. */

const two = (most: number) => fc.integer({ min: 0, max: most }).map((number) => String(number).padStart(2, '0'));

/** Times in the documented form and near it, real ones and such as no calendar has. */
const times = fc
  .record({
    year: fc.oneof(fc.integer({ min: 1890, max: 2210 }), fc.constantFrom(1900, 2000, 2024, 2100, 9999)),
    month: two(13),
    day: two(32),
    hour: two(25),
    minute: two(60),
    second: two(61),
    offset: fc.constantFrom('+00:00', '+01:00', '+01:00', '+02:00', '-01:00', 'Z', '+0100', '', '+01:30', '+1:00'),
    between: fc.constantFrom('T', 'T', 'T', ' ', 't'),
  })
  .map(
    ({ year, month, day, hour, minute, second, offset, between }) =>
      `${String(year).padStart(4, '0')}-${month}-${day}${between}${hour}:${minute}:${second}${offset}`,
  );

test('a time in the documented form, or near it, is the instant that the calendar makes of it', () => {
  fc.assert(
    fc.property(times, (text) => instantFrom(text) === anyInstantFrom(text)),
    { numRuns: 3_000 },
  );
});
