import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { historyWindow, isWithin, lastWholePeriod, parsePeriod, toInstant } from '../../functions/analyse/period.ts';

const london = 'Europe/London';

describe('a week by its name', () => {
  test('runs from Monday midnight to Monday midnight in the report’s zone', () => {
    expect(parsePeriod('2026-W47', london)).toEqual({
      kind: 'week',
      name: '2026-W47',
      timezone: london,
      firstDay: '2026-11-16',
      lastDay: '2026-11-22',
      start: '2026-11-16T00:00:00.000Z',
      end: '2026-11-23T00:00:00.000Z',
    });
  });

  test.each([
    // The clocks go forward on 29 March and back on 25 October 2026.
    ['2026-W13', '2026-03-23T00:00:00.000Z', '2026-03-29T23:00:00.000Z', 167],
    ['2026-W14', '2026-03-29T23:00:00.000Z', '2026-04-05T23:00:00.000Z', 168],
    ['2026-W43', '2026-10-18T23:00:00.000Z', '2026-10-26T00:00:00.000Z', 169],
  ])('%s has the hours that the clocks leave it', (name, start, end, hours) => {
    const week = parsePeriod(name, london);
    expect(week).toMatchObject({ start, end });
    expect((Date.parse(end) - Date.parse(start)) / 3_600_000).toBe(hours);
  });

  test.each([
    ['2026-W01', '2025-12-29', '2026-01-04'],
    ['2026-W53', '2026-12-28', '2027-01-03'],
    ['2027-W01', '2027-01-04', '2027-01-10'],
    ['2020-W53', '2020-12-28', '2021-01-03'],
    ['2024-W52', '2024-12-23', '2024-12-29'],
    ['2025-W01', '2024-12-30', '2025-01-05'],
  ])('%s belongs to the year that holds its Thursday', (name, firstDay, lastDay) => {
    expect(parsePeriod(name, london)).toMatchObject({ name, firstDay, lastDay });
  });

  test.each([
    ['America/New_York', '2026-11-16T05:00:00.000Z', '2026-11-23T05:00:00.000Z'],
    ['Asia/Kolkata', '2026-11-15T18:30:00.000Z', '2026-11-22T18:30:00.000Z'],
  ])('begins at midnight in %s', (timezone, start, end) => {
    expect(parsePeriod('2026-W47', timezone)).toMatchObject({ timezone, start, end });
  });

  test('begins at the first moment of a day that has no midnight', () => {
    // In Asuncion the clocks went from 00:00 to 01:00 on Sunday 1 October 2017.
    expect(parsePeriod('2017-10', 'America/Asuncion')).toMatchObject({ start: '2017-10-01T04:00:00.000Z' });
    expect(parsePeriod('2017-09', 'America/Asuncion')).toMatchObject({ end: '2017-10-01T04:00:00.000Z' });
  });
});

describe('a month by its name', () => {
  test.each([
    ['2026-11', '2026-11-01', '2026-11-30', '2026-11-01T00:00:00.000Z', '2026-12-01T00:00:00.000Z'],
    ['2026-12', '2026-12-01', '2026-12-31', '2026-12-01T00:00:00.000Z', '2027-01-01T00:00:00.000Z'],
    ['2026-03', '2026-03-01', '2026-03-31', '2026-03-01T00:00:00.000Z', '2026-03-31T23:00:00.000Z'],
    ['2028-02', '2028-02-01', '2028-02-29', '2028-02-01T00:00:00.000Z', '2028-03-01T00:00:00.000Z'],
  ])('%s is the whole month', (name, firstDay, lastDay, start, end) => {
    expect(parsePeriod(name, london)).toEqual({ kind: 'month', name, timezone: london, firstDay, lastDay, start, end });
  });
});

test.each([
  '2026-W54',
  '2026-W00',
  '2026-W99',
  '2025-W53',
  '2026-W4',
  '2026-w47',
  '2026W47',
  ' 2026-W47',
  '2026-W47 ',
  '2026-00',
  '2026-13',
  '2026-1',
  '2026-11-16',
  '1899-W10',
  '3000-01',
  '',
])('“%s” is no period', (name) => {
  expect(parsePeriod(name, london)).toBeUndefined();
});

test.each(['1900-01', '2999-12', '1900-W01', '2999-W52'])('%s, at the edge of what is read, is a period', (name) => {
  expect(parsePeriod(name, london)).toMatchObject({ name });
});

describe('the last whole period', () => {
  test.each([
    ['week', '2026-11-23T07:00:00Z', '2026-W47'],
    ['week', '2026-11-22T23:59:59.999Z', '2026-W46'],
    ['week', '2026-11-23T00:00:00.000Z', '2026-W47'],
    ['week', '2026-11-29T12:00:00Z', '2026-W47'],
    ['week', '2026-10-25T23:59:59Z', '2026-W42'],
    ['week', '2026-03-29T22:59:59Z', '2026-W12'],
    ['week', '2026-03-29T23:00:00Z', '2026-W13'],
    ['week', '2027-01-04T07:00:00Z', '2026-W53'],
    ['week', '2027-01-01T07:00:00Z', '2026-W52'],
    ['month', '2026-11-30T23:59:59Z', '2026-10'],
    ['month', '2026-12-01T00:00:00Z', '2026-11'],
    ['month', '2026-03-31T12:00:00Z', '2026-02'],
    ['month', '2027-01-01T00:00:00Z', '2026-12'],
    ['month', '2026-06-30T23:00:00Z', '2026-06'],
  ] as const)('%s, as at %s, is %s in London', (kind, asAt, name) => {
    expect(lastWholePeriod(kind, asAt, london)).toMatchObject({ kind, name });
  });

  test('depends on the zone', () => {
    expect(lastWholePeriod('week', '2026-11-23T02:00:00Z', 'America/New_York').name).toBe('2026-W46');
    expect(lastWholePeriod('week', '2026-11-22T19:00:00Z', 'Asia/Kolkata').name).toBe('2026-W47');
  });

  test('ended at or before the moment, the next did not, and its name leads back to it', async () => {
    await fc.assert(
      fc.property(
        fc.constantFrom('week' as const, 'month' as const),
        fc.date({ min: new Date('1990-01-01T00:00:00Z'), max: new Date('2060-01-01T00:00:00Z'), noInvalidDate: true }),
        fc.constantFrom(london, 'America/New_York', 'Asia/Kolkata', 'Pacific/Chatham', 'UTC'),
        (kind, moment, timezone) => {
          const last = lastWholePeriod(kind, moment.toISOString(), timezone);
          expect(last.end <= moment.toISOString()).toBe(true);
          const next = lastWholePeriod(kind, new Date(Date.parse(last.end) + 32 * 86_400_000).toISOString(), timezone);
          expect(next.end > moment.toISOString()).toBe(true);
          expect(parsePeriod(last.name, timezone)).toEqual(last);
        },
      ),
    );
  });
});

describe('whether an instant is within a period', () => {
  const week = { start: '2026-11-16T00:00:00.000Z', end: '2026-11-23T00:00:00.000Z' };
  test.each([
    ['2026-11-15T23:59:59.999Z', false],
    ['2026-11-16T00:00:00.000Z', true],
    ['2026-11-22T23:59:59.999Z', true],
    ['2026-11-23T00:00:00.000Z', false],
  ])('%s: %s', (instant, within) => {
    expect(isWithin(week, instant)).toBe(within);
  });
});

describe('the history window', () => {
  test('goes back whole weeks from the as-at day, and holds that day', () => {
    expect(historyWindow({ firstDay: '2026-11-16' }, '2026-11-23T07:00:00Z', 52, london)).toEqual({
      firstDay: '2025-11-24',
      lastDay: '2026-11-23',
      weeks: 52,
    });
  });

  test('begins with the period where that begins earlier', () => {
    expect(historyWindow({ firstDay: '2026-11-01' }, '2026-12-01T07:00:00Z', 1, london)).toEqual({
      firstDay: '2026-11-01',
      lastDay: '2026-12-01',
      weeks: 1,
    });
    expect(historyWindow({ firstDay: '2026-11-23' }, '2026-12-01T07:00:00Z', 1, london).firstDay).toBe('2026-11-23');
    expect(historyWindow({ firstDay: '2026-11-24' }, '2026-12-01T07:00:00Z', 1, london).firstDay).toBe('2026-11-24');
  });

  test('ends on the as-at day even while the period goes on', () => {
    expect(historyWindow({ firstDay: '2026-11-16' }, '2026-11-18T12:00:00Z', 1, london)).toMatchObject({
      firstDay: '2026-11-11',
      lastDay: '2026-11-18',
    });
  });

  test('takes the as-at day in the report’s zone', () => {
    expect(historyWindow({ firstDay: '2026-11-16' }, '2026-11-23T02:00:00Z', 1, 'America/New_York').lastDay).toBe(
      '2026-11-22',
    );
  });
});

describe('an instant as it is kept', () => {
  test.each([
    ['2026-11-23T07:00:00Z', '2026-11-23T07:00:00.000Z'],
    ['2026-07-01T08:00:00+01:00', '2026-07-01T07:00:00.000Z'],
    ['2026-11-23T07:00:00.123456Z', '2026-11-23T07:00:00.123Z'],
  ])('%s is %s', (given, kept) => {
    expect(toInstant(given)).toBe(kept);
  });

  test.each(['2026-11-23', 'yesterday', '2026-11-23T07:00:00'])('“%s” is none', (given) => {
    expect(() => toInstant(given)).toThrow(RangeError);
  });
});
