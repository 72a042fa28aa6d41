import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createLocalDay, localDay } from '../../functions/analyse/local-day.ts';

const zones = [
  'Europe/London',
  'America/New_York',
  'Asia/Kolkata',
  'Pacific/Chatham',
  'Australia/Lord_Howe',
  'America/St_Johns',
  'Africa/Casablanca',
  'Asia/Beirut',
  'UTC',
];

describe('the day on which an instant falls', () => {
  test.each([
    ['2026-11-23T23:59:59.999Z', 'Europe/London', '2026-11-23'],
    ['2026-07-01T22:59:59.999Z', 'Europe/London', '2026-07-01'],
    ['2026-07-01T23:00:00.000Z', 'Europe/London', '2026-07-02'],
    // The clocks go forward at 01:00 UTC on 29 March 2026, so that day's last hour comes early.
    ['2026-03-28T23:59:59.999Z', 'Europe/London', '2026-03-28'],
    ['2026-03-29T00:30:00.000Z', 'Europe/London', '2026-03-29'],
    ['2026-03-29T22:59:59.999Z', 'Europe/London', '2026-03-29'],
    ['2026-03-29T23:00:00.000Z', 'Europe/London', '2026-03-30'],
    // They go back at 01:00 UTC on 25 October 2026.
    ['2026-10-24T23:00:00.000Z', 'Europe/London', '2026-10-25'],
    ['2026-10-25T23:59:59.999Z', 'Europe/London', '2026-10-25'],
    ['2026-10-26T00:00:00.000Z', 'Europe/London', '2026-10-26'],
    ['2026-01-01T04:59:59.999Z', 'America/New_York', '2025-12-31'],
    ['2026-01-01T05:00:00.000Z', 'America/New_York', '2026-01-01'],
    ['2026-12-31T18:30:00.000Z', 'Asia/Kolkata', '2027-01-01'],
    ['2026-12-31T18:29:59.999Z', 'Asia/Kolkata', '2026-12-31'],
    ['1969-12-31T23:30:00.000Z', 'UTC', '1969-12-31'],
  ])('%s is in %s on %s', (instant, timezone, day) => {
    expect(localDay(instant, timezone)).toBe(day);
  });

  test('is the one that a calendar of the zone shows, whatever was asked before', async () => {
    const calendars = zones.map((timezone) => ({
      ask: createLocalDay(timezone),
      // Another way to the same answer: the Swedish way to write a date is YYYY-MM-DD.
      calendar: new Intl.DateTimeFormat('sv-SE', { timeZone: timezone }),
    }));
    await fc.assert(
      fc.property(
        fc.date({ min: new Date('1995-01-01T00:00:00Z'), max: new Date('2035-01-01T00:00:00Z'), noInvalidDate: true }),
        (moment) => {
          for (const { ask, calendar } of calendars) expect(ask(moment.toISOString())).toBe(calendar.format(moment));
        },
      ),
      { numRuns: 500 },
    );
  });

  test('is right in every quarter of an hour around a change of the clocks', () => {
    for (const [timezone, from] of [
      ['Europe/London', '2026-03-28T00:00:00Z'],
      ['Europe/London', '2026-10-24T00:00:00Z'],
      ['America/New_York', '2026-11-01T00:00:00Z'],
      ['Australia/Lord_Howe', '2026-10-03T00:00:00Z'],
      ['Asia/Beirut', '2026-03-28T00:00:00Z'],
    ] as const) {
      const ask = createLocalDay(timezone);
      const calendar = new Intl.DateTimeFormat('sv-SE', { timeZone: timezone });
      for (let quarter = 0; quarter < 4 * 72; quarter += 1) {
        const moment = new Date(Date.parse(from) + quarter * 900_000);
        expect(ask(moment.toISOString()), `${timezone} ${moment.toISOString()}`).toBe(calendar.format(moment));
      }
    }
  });
});

test('a zone that does not exist is refused at once', () => {
  expect(() => createLocalDay('Europe/Lundon')).toThrow(RangeError);
});

test('a text that is no instant is refused rather than given a day', () => {
  expect(() => localDay('soon', 'Europe/London')).toThrow(RangeError);
});
