import { describe, expect, test } from 'vitest';
import type { Case } from '../../../functions/analyse/case.ts';
import { aCase, euros, pounds } from '../../builders/a-case.ts';
import { aFirm } from '../../builders/a-firm.ts';
import { aReport } from '../../builders/a-report.ts';
import { aStage } from '../../builders/a-stage.ts';
import { aUuid } from '../../builders/a-uuid.ts';

/** Cases with a uuid each. */
const cases = (...each: Partial<Case>[]) => each.map((given, index) => aCase({ uuid: aUuid(index + 1), ...given }));
const totals = (...each: Partial<Case>[]) => aReport({ cases: cases(...each) }).totals;

test('a small firm’s totals are those worked out by hand', () => {
  expect(aReport({ cases: aFirm() }).totals).toEqual({
    openCases: 6,
    // 2,000 + 1,250.50 + 0 + 800 pounds; 3,400 euros; one case without a value.
    openValue: { GBP: 405_050, EUR: 340_000 },
    openWithValue: 5,
    openWithValueBy: { GBP: 4, EUR: 1 },
    openedInPeriod: 2,
    openedValueInPeriod: { GBP: 0 },
    completedInPeriod: 2,
    completedValueInPeriod: { GBP: 155_000 },
    completedWithValueInPeriod: 2,
    completedInHistory: 3,
    completedValueInHistory: { GBP: 155_000, EUR: 90_000 },
    lostInPeriod: 0,
    lostValueInPeriod: {},
    lostInHistory: 0,
    lostValueInHistory: {},
    // Days from 18 and 17 November, 2 November, 1 September, 15 June and 20 March to 23 November: 5, 6, 21, 83, 161, 248.
    age: { n: 6, p50: 21, p85: 248, p95: 248, most: 248 },
    // 5 October to 17 November, 2 February to 11 May, 3 August to 20 November.
    timeToComplete: { n: 3, p50: 98, p85: 109, p95: 109, most: 109 },
    position: {
      n: 5,
      mean: (2 + 3 + 4 + 1 + 5) / 5,
      weightedMean: {
        GBP: { n: 3, mean: (2_000 * 2 + 1_250.5 * 3 + 800 * 5) / 4_050.5 },
        EUR: { n: 1, mean: 4 },
      },
      furthest: { stage: 'Completed', position: 5 },
    },
    boardPositions: { n: 5, lowest: 1, median: 2, highest: 4 },
  });
});

test('a firm without cases has noughts where there is a count, and nothing where there is no figure', () => {
  expect(totals()).toEqual({
    openCases: 0,
    openValue: {},
    openWithValue: 0,
    openWithValueBy: {},
    openedInPeriod: 0,
    openedValueInPeriod: {},
    completedInPeriod: 0,
    completedValueInPeriod: {},
    completedWithValueInPeriod: 0,
    completedInHistory: 0,
    completedValueInHistory: {},
    lostInPeriod: 0,
    lostValueInPeriod: {},
    lostInHistory: 0,
    lostValueInHistory: {},
    age: { n: 0 },
    timeToComplete: { n: 0 },
    position: { n: 0, weightedMean: {} },
    boardPositions: { n: 0 },
  });
});

test('one open case', () => {
  expect(totals({ value: pounds(10.01), createdAt: '2026-11-22T12:00:00Z', boardPosition: 7 })).toMatchObject({
    openCases: 1,
    openValue: { GBP: 1_001 },
    openWithValue: 1,
    openedInPeriod: 1,
    openedValueInPeriod: { GBP: 1_001 },
    completedInHistory: 0,
    age: { n: 1, p50: 1, p85: 1, p95: 1, most: 1 },
    boardPositions: { n: 1, lowest: 7, median: 7, highest: 7 },
  });
});

describe('value', () => {
  test('“no value” is not zero: it is left out of the count of cases with a value', () => {
    expect(totals({ value: undefined }, { value: pounds(0) }, { value: pounds(5) })).toMatchObject({
      openCases: 3,
      openValue: { GBP: 500 },
      openWithValue: 2,
      openWithValueBy: { GBP: 2 },
    });
  });

  test('of cases completed in the period is counted the same way', () => {
    const completedAt = '2026-11-18T10:00:00Z';
    expect(
      totals({ completedAt, value: undefined }, { completedAt, value: pounds(7) }, { completedAt, value: euros(3) }),
    ).toMatchObject({
      completedInPeriod: 3,
      completedValueInPeriod: { GBP: 700, EUR: 300 },
      completedWithValueInPeriod: 2,
      completedValueInHistory: { GBP: 700, EUR: 300 },
    });
  });

  test('that cannot be added exactly stops the report rather than show a wrong sum', () => {
    const value = { minor: Number.MAX_SAFE_INTEGER, currency: 'GBP' };
    expect(() => totals({ value, stage: undefined }, { value, stage: undefined })).toThrow('cannot be added exactly');
  });
});

describe('opened in the period', () => {
  test.each([
    ['2026-11-15T23:59:59.999Z', 0],
    ['2026-11-16T00:00:00.000Z', 1],
    ['2026-11-22T23:59:59.999Z', 1],
    ['2026-11-23T00:00:00.000Z', 0],
  ])('%s: %i', (createdAt, openedInPeriod) => {
    expect(totals({ createdAt })).toMatchObject({ openedInPeriod });
  });

  test('counts cases that have been completed since, even after the as-at day', () => {
    expect(
      totals(
        { createdAt: '2026-11-16T09:00:00Z', completedAt: '2026-11-17T09:00:00Z', value: pounds(1) },
        { createdAt: '2026-11-16T09:00:00Z', completedAt: '2026-11-25T09:00:00Z', value: pounds(2) },
      ),
    ).toMatchObject({ openedInPeriod: 2, openedValueInPeriod: { GBP: 300 } });
  });

  test('does not count a case that was, by mistake, completed before the history began', () => {
    expect(totals({ createdAt: '2026-11-16T09:00:00Z', completedAt: '2020-01-01T09:00:00Z' })).toMatchObject({
      openedInPeriod: 0,
    });
  });
});

describe('completed in the period', () => {
  test.each([
    ['2026-11-15T23:59:59.999Z', 0],
    ['2026-11-16T00:00:00.000Z', 1],
    ['2026-11-22T23:59:59.999Z', 1],
    ['2026-11-23T00:00:00.000Z', 0],
  ])('%s: %i', (completedAt, completedInPeriod) => {
    expect(totals({ completedAt })).toMatchObject({ openCases: 0, completedInPeriod, completedInHistory: 1 });
  });

  test('follows the zone: Monday 04:59 UTC is still Sunday in New York', () => {
    const inNewYork = (completedAt: string) =>
      aReport({ scope: { timezone: 'America/New_York' }, cases: [aCase({ completedAt })] }).totals.completedInPeriod;
    expect(inNewYork('2026-11-16T04:59:59.999Z')).toBe(0);
    expect(inNewYork('2026-11-16T05:00:00.000Z')).toBe(1);
    expect(inNewYork('2026-11-23T04:59:59.999Z')).toBe(1);
    expect(inNewYork('2026-11-23T05:00:00.000Z')).toBe(0);
  });

  test.each([
    // The Sunday hours that exist only, or not, because the clocks change.
    ['2026-W13', '2026-03-30T07:00:00Z', '2026-03-29T22:59:59.999Z', 1],
    ['2026-W13', '2026-03-30T07:00:00Z', '2026-03-29T23:00:00.000Z', 0],
    ['2026-W43', '2026-10-26T07:00:00Z', '2026-10-25T23:59:59.999Z', 1],
    ['2026-W43', '2026-10-26T07:00:00Z', '2026-10-18T22:59:59.999Z', 0],
    ['2026-W43', '2026-10-26T07:00:00Z', '2026-10-18T23:00:00.000Z', 1],
    ['2026-W53', '2027-01-04T07:00:00Z', '2026-12-31T23:59:59.999Z', 1],
    ['2026-W53', '2027-01-04T07:00:00Z', '2027-01-03T23:59:59.999Z', 1],
    ['2026-W53', '2027-01-04T07:00:00Z', '2027-01-04T00:00:00.000Z', 0],
  ])('in %s as at %s, %s: %i', (period, asAt, completedAt, completedInPeriod) => {
    const report = aReport({ period, asAt, cases: [aCase({ createdAt: '2026-01-05T09:00:00Z', completedAt })] });
    expect(report.totals).toMatchObject({ completedInPeriod });
  });

  test('leaves out what is dated after the as-at day, although the week is not over', () => {
    const report = aReport({ asAt: '2026-11-18T12:00:00Z', cases: [aCase({ completedAt: '2026-11-20T10:00:00Z' })] });
    expect(report.totals).toMatchObject({ openCases: 0, completedInPeriod: 0, completedInHistory: 0 });
  });
});

describe('the history window', () => {
  test.each([
    // Local days: 24 November 2025 to 23 November 2026, both in.
    ['2025-11-23T23:59:59.999Z', 0],
    ['2025-11-24T00:00:00.000Z', 1],
    ['2026-11-23T23:59:59.999Z', 1],
    ['2026-11-24T00:00:00.000Z', 0],
  ])('%s: %i', (completedAt, completedInHistory) => {
    expect(totals({ createdAt: '2025-11-01T09:00:00Z', completedAt })).toMatchObject({
      completedInHistory,
      timeToComplete: { n: completedInHistory },
    });
  });

  test('is as long as the settings say', () => {
    const report = aReport({
      scope: { historyWeeks: 2 },
      cases: cases({ completedAt: '2026-11-09T00:00:00Z' }, { completedAt: '2026-11-08T23:59:59Z' }),
    });
    expect(report.history).toEqual({ firstDay: '2026-11-09', lastDay: '2026-11-23', weeks: 2 });
    expect(report.totals.completedInHistory).toBe(1);
  });
});

describe('age', () => {
  test.each([
    ['2026-11-23T00:00:00Z', 0],
    ['2026-11-22T23:59:59Z', 1],
    // Midnight of a summer day in London is 23:00 UTC of the day before.
    ['2026-10-24T22:59:59Z', 30],
    ['2026-10-24T23:00:00Z', 29],
    ['2025-11-23T12:00:00Z', 365],
  ])('opened %s: %i days', (createdAt, most) => {
    expect(totals({ createdAt }).age).toMatchObject({ n: 1, p50: most, most });
  });

  test('is not counted of a case opened after the as-at day, which would make the others look younger', () => {
    const [past, ahead] = [{ createdAt: '2026-11-13T09:00:00Z' }, { createdAt: '2026-11-24T00:00:00Z' }];
    const report = aReport({ cases: [past, ahead, ahead].map((each, at) => aCase({ uuid: aUuid(at + 1), ...each })) });
    const age = { n: 1, p50: 10, p85: 10, p95: 10, most: 10 };
    expect(report.totals).toMatchObject({ openCases: 3, age });
    expect(report.stages).toMatchObject([{ openCases: 3, age }]);
    expect(report.clients).toMatchObject([{ totals: { openCases: 3, age } }]);
    expect(report.openCases.map(({ ageDays }) => ageDays)).toEqual([10, -1, -1]);
    expect(totals(ahead).age).toEqual({ n: 0 });
  });

  test('is counted in the report’s zone', () => {
    const age = (timezone: string) =>
      aReport({
        scope: { timezone },
        asAt: '2026-11-23T20:00:00Z',
        cases: [aCase({ createdAt: '2026-11-20T03:00:00Z' })],
      }).totals.age.most;
    expect(age('America/New_York')).toBe(4);
    expect(age('Europe/London')).toBe(3);
    expect(age('Asia/Kolkata')).toBe(4);
  });
});

describe('time to complete', () => {
  test('is in calendar days: an hour over midnight is one, a long day none', () => {
    const took = (createdAt: string, completedAt: string) => totals({ createdAt, completedAt }).timeToComplete.p50;
    expect(took('2026-11-16T23:30:00Z', '2026-11-17T00:30:00Z')).toBe(1);
    expect(took('2026-11-17T00:00:00Z', '2026-11-17T23:59:00Z')).toBe(0);
    expect(took('2026-03-28T12:00:00Z', '2026-03-29T23:30:00Z')).toBe(2);
    expect(took('2026-11-18T12:00:00Z', '2026-11-17T12:00:00Z')).toBe(-1);
  });
});

test('board positions and stages are two things: a card may be fourth in the second stage', () => {
  const figures = totals(
    { stage: aStage(2), boardPosition: 4 },
    { stage: aStage(3), boardPosition: 12 },
    { stage: aStage(1), boardPosition: 9 },
    { stage: undefined, boardPosition: undefined },
  );
  expect(figures.boardPositions).toEqual({ n: 3, lowest: 4, median: 9, highest: 12 });
  expect(figures.position).toMatchObject({ n: 3, mean: 2, furthest: { stage: 'Recommendation', position: 3 } });
});
