import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { fromLondonClock, londonDay, plannrTimestamp, startOfLondonDay } from './london-time.ts';

test('timestamps carry the offset that London had, before and after every change of the clocks', () => {
  for (let year = 2020; year <= 2031; year++) {
    for (const around of [`${year}-03-28T12:00Z`, `${year}-10-27T12:00Z`, `${year}-01-01T00:00Z`]) {
      for (let hours = -120; hours <= 120; hours++) {
        const instant = Date.parse(around) + hours * 3_600_000;
        for (const each of [instant, instant - 1_000]) {
          const zoned = Temporal.Instant.fromEpochMilliseconds(each).toZonedDateTimeISO('Europe/London');
          expect(plannrTimestamp(each)).toBe(
            zoned.toString({ timeZoneName: 'never', smallestUnit: 'second', offset: 'auto' }),
          );
          expect(londonDay(each)).toBe(zoned.toPlainDate().toString());
        }
      }
    }
  }
});

test('a London day begins at midnight by its own clock, in summer an hour before UTC', () => {
  expect(new Date(startOfLondonDay('2026-01-05')).toISOString()).toBe('2026-01-05T00:00:00.000Z');
  expect(new Date(startOfLondonDay('2026-07-06')).toISOString()).toBe('2026-07-05T23:00:00.000Z');
  // The days of the change themselves begin before it.
  expect(new Date(startOfLondonDay('2026-03-29')).toISOString()).toBe('2026-03-29T00:00:00.000Z');
  expect(new Date(startOfLondonDay('2026-10-25')).toISOString()).toBe('2026-10-24T23:00:00.000Z');
});

test('a clock time that comes twice is the first of the two, one that never comes is an hour on', () => {
  expect(new Date(fromLondonClock(Date.parse('2026-10-25T01:30:00Z'))).toISOString()).toBe('2026-10-25T00:30:00.000Z');
  expect(new Date(fromLondonClock(Date.parse('2026-03-29T01:30:00Z'))).toISOString()).toBe('2026-03-29T01:30:00.000Z');
});
