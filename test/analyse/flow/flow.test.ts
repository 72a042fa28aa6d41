import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Case } from '../../../functions/analyse/case.ts';
import { aCase, euros, pounds } from '../../builders/a-case.ts';
import { aReport } from '../../builders/a-report.ts';
import { aUuid } from '../../builders/a-uuid.ts';
import { someCases } from '../../builders/some-cases.ts';

const cases = (...each: Partial<Case>[]) => each.map((given, index) => aCase({ uuid: aUuid(index + 1), ...given }));
const weeksOf = (given: Parameters<typeof aReport>[0]) => aReport(given).flow.weeks;

test('there are 26 weeks, Monday to Sunday, the last one that of the report', () => {
  const weeks = weeksOf({});
  expect(weeks).toHaveLength(26);
  expect(weeks.at(-1)).toMatchObject({ name: '2026-W47', firstDay: '2026-11-16', lastDay: '2026-11-22' });
  expect(weeks.at(-2)).toMatchObject({ name: '2026-W46', firstDay: '2026-11-09', lastDay: '2026-11-15' });
  expect(weeks[0]).toMatchObject({ name: '2026-W22', firstDay: '2026-05-25', lastDay: '2026-05-31' });
});

test('a week is named by the ISO year that it is of', () => {
  const weeks = weeksOf({ period: '2027-W01', asAt: '2027-01-11T07:00:00Z', cases: [] });
  expect(weeks.slice(-3).map(({ name, firstDay }) => [name, firstDay])).toEqual([
    ['2026-W52', '2026-12-21'],
    ['2026-W53', '2026-12-28'],
    ['2027-W01', '2027-01-04'],
  ]);
});

test('each week counts what was opened and completed in it, and what was open at its end', () => {
  const weeks = weeksOf({
    cases: cases(
      { createdAt: '2026-01-05T10:00:00Z' },
      { createdAt: '2026-02-02T10:00:00Z', completedAt: '2026-11-04T10:00:00Z', value: pounds(100) },
      { createdAt: '2026-11-03T10:00:00Z', completedAt: '2026-11-05T10:00:00Z', value: euros(5) },
      { createdAt: '2026-11-10T10:00:00Z', completedAt: '2026-11-18T10:00:00Z', value: undefined },
      { createdAt: '2026-11-19T10:00:00Z' },
    ),
  });
  const figures = weeks.slice(-4).map(({ opened, completed, openAtEnd }) => ({ opened, completed, openAtEnd }));
  expect(figures).toEqual([
    { opened: 0, completed: 0, openAtEnd: 2 },
    { opened: 1, completed: 2, openAtEnd: 1 },
    { opened: 1, completed: 0, openAtEnd: 2 },
    { opened: 1, completed: 1, openAtEnd: 2 },
  ]);
  expect(weeks.at(-3)?.completedValue).toEqual({ GBP: 10_000, EUR: 500 });
  expect(weeks.at(-1)?.completedValue).toEqual({});
});

test('a week that the day of as-at belongs to is not over, its Sunday included', () => {
  const unfinished = (asAt: string) => weeksOf({ asAt }).flatMap((week) => (week.unfinished ? week.name : []));
  expect(unfinished('2026-11-22T20:00:00Z')).toEqual(['2026-W47']);
  expect(unfinished('2026-11-23T07:00:00Z')).toEqual([]);
});

test('a week ends at midnight of the report’s zone, clock change or not', () => {
  const asked = { period: '2026-W44', asAt: '2026-11-02T07:00:00Z' };
  const opened = (createdAt: string, timezone = 'Europe/London') =>
    weeksOf({ ...asked, scope: { timezone }, cases: cases({ createdAt }) })
      .filter((week) => week.opened === 1)
      .map(({ name }) => name);
  // The clocks went back at 01:00 UTC on Sunday 25 October.
  expect(opened('2026-10-25T23:59:59Z')).toEqual(['2026-W43']);
  expect(opened('2026-10-26T00:00:00Z')).toEqual(['2026-W44']);
  expect(opened('2026-10-18T22:59:59Z')).toEqual(['2026-W42']);
  expect(opened('2026-10-18T23:00:00Z')).toEqual(['2026-W43']);
  expect(opened('2026-10-26T03:00:00Z', 'America/New_York')).toEqual(['2026-W43']);
});

test('a month ends with its last whole week', () => {
  const weeks = weeksOf({ period: '2026-11', asAt: '2026-12-01T07:00:00Z' });
  // 30 November is a Monday.
  expect(weeks.at(-1)).toMatchObject({ name: '2026-W48', lastDay: '2026-11-29', unfinished: false });
});

test('a week that is not over is counted up to as-at, and says so', () => {
  const weeks = weeksOf({
    asAt: '2026-11-19T12:00:00Z',
    cases: cases(
      { createdAt: '2026-11-17T10:00:00Z' },
      { createdAt: '2026-11-01T10:00:00Z', completedAt: '2026-11-18T10:00:00Z' },
    ),
  });
  expect(weeks.at(-1)).toMatchObject({ unfinished: true, opened: 1, completed: 1, openAtEnd: 1 });
  expect(weeks.at(-2)).toMatchObject({ unfinished: false, openAtEnd: 1 });
});

test('of a month that has hardly begun, the week of as-at is the last', () => {
  const weeks = weeksOf({ period: '2026-12', asAt: '2026-12-02T07:00:00Z' });
  expect(weeks.at(-1)).toMatchObject({ name: '2026-W49', lastDay: '2026-12-06', unfinished: true });
});

test('weeks from before completed cases were read are left out', () => {
  const weeks = weeksOf({ scope: { historyWeeks: 4 } });
  // As at 23 November, four weeks back is Monday 26 October.
  expect(weeks.map(({ firstDay }) => firstDay)).toEqual(['2026-10-26', '2026-11-02', '2026-11-09', '2026-11-16']);
});

test('a firm without a case has 26 weeks of nothing', () => {
  const weeks = weeksOf({ cases: [] });
  expect(weeks).toHaveLength(26);
  expect(weeks.every((each) => each.opened + each.completed + each.openAtEnd === 0)).toBe(true);
});

describe('for any firm', () => {
  test('the last week agrees with the totals, and each week with the days of the cases', async () => {
    await fc.assert(
      fc.property(someCases(), (given) => {
        const { flow, totals, completedCases, openCases } = aReport({ cases: given });
        const last = flow.weeks.at(-1);
        expect(last?.opened).toBe(totals.openedInPeriod);
        expect(last?.completed).toBe(totals.completedInPeriod);
        expect(last?.completedValue).toEqual(totals.completedValueInPeriod);
        for (const { firstDay, lastDay, completed, openAtEnd } of flow.weeks) {
          const isIn = (day: string) => day >= firstDay && day <= lastDay;
          expect(completed).toBe(completedCases.filter((each) => isIn(each.completed)).length);
          expect(openAtEnd).toBe(
            openCases.filter(({ opened = '' }) => opened <= lastDay).length +
              completedCases.filter(({ opened = '', completed: done }) => opened <= lastDay && done > lastDay).length,
          );
        }
      }),
      { numRuns: 100 },
    );
  });
});
