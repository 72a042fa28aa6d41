import { describe, expect, test } from 'vitest';
import type { Case } from '../../../functions/analyse/case.ts';
import type { ForecastRecord } from '../../../functions/analyse/forecast/record.ts';
import type { IssuedForecast } from '../../../functions/analyse/snapshot/issued-forecast.ts';
import { aCase, euros, pounds } from '../../builders/a-case.ts';
import { aReport } from '../../builders/a-report.ts';
import { aSnapshot } from '../../builders/a-snapshot.ts';
import { aSteadyFirm, weeksAgo } from '../../builders/a-steady-firm.ts';
import { aUuid } from '../../builders/a-uuid.ts';

/** Shown in the report of Monday 19 October 2026, five weeks before as-at; what is given replaces the usual. */
function issued(given: Partial<IssuedForecast> = {}): IssuedForecast {
  return {
    run: 'weekly-cases.2026-W42',
    asAt: '2026-10-19T06:00:00.000Z',
    asAtDay: '2026-10-19',
    weeks: 4,
    cases: { likely: { low: 2, high: 3 }, wide: { low: 1, high: 4 } },
    value: {},
    ...given,
  };
}

function record(
  forecasts: readonly IssuedForecast[],
  cases: readonly Case[],
  given: Parameters<typeof aReport>[0] = {},
): ForecastRecord {
  return aReport({ cases, previous: { ...aSnapshot([]), forecasts }, ...given }).forecast.record;
}

const completed = (...instants: readonly string[]) =>
  instants.map((completedAt, index) =>
    aCase({ uuid: aUuid(index + 1), createdAt: '2026-09-01T09:00:00Z', completedAt, value: pounds(100) }),
  );

test('what happened is counted from the forecast’s as-at to its end, four weeks later to the moment', () => {
  const cases = completed(
    '2026-10-19T05:59:59Z',
    '2026-10-19T06:00:00Z',
    '2026-10-19T06:00:01Z',
    '2026-11-01T09:00:00Z',
    '2026-11-16T06:00:00Z',
    '2026-11-16T06:00:01Z',
  );
  const open = aCase({ uuid: aUuid(50), createdAt: '2026-09-01T09:00:00Z' });
  expect(record([issued()], [...cases, open])).toEqual({
    hits: [{ weeks: 4, currency: undefined, forecasts: 1, inLikely: 1, inWide: 1 }],
    outcomes: [
      {
        run: 'weekly-cases.2026-W42',
        asAt: '2026-10-19T06:00:00.000Z',
        asAtDay: '2026-10-19',
        weeks: 4,
        ranges: issued().cases,
        actual: 3,
      },
    ],
    pending: 0,
    untold: 0,
  });
});

test.each([
  [0, 0, 0],
  [1, 0, 1],
  [2, 1, 1],
  [3, 1, 1],
  [4, 0, 1],
  [5, 0, 0],
])('%i cases: %i in the 50% range of 2 to 3, %i in the 85% range of 1 to 4', (actual, inLikely, inWide) => {
  const cases = completed(...Array.from({ length: actual }, () => '2026-11-01T09:00:00Z'));
  expect(record([issued()], cases).hits[0]).toMatchObject({ forecasts: 1, inLikely, inWide });
});

test('value is held against the values of its own currency', () => {
  const ranges = (low: number, high: number) => ({ likely: { low, high }, wide: { low: low - 100, high: high + 100 } });
  const cases = [
    ...completed('2026-11-01T09:00:00Z', '2026-11-02T09:00:00Z'),
    aCase({ uuid: aUuid(60), createdAt: '2026-09-01T09:00:00Z', completedAt: '2026-11-02T09:00:00Z', value: euros(7) }),
    aCase({
      uuid: aUuid(61),
      createdAt: '2026-09-01T09:00:00Z',
      completedAt: '2026-11-02T09:00:00Z',
      value: undefined,
    }),
  ];
  const { hits, outcomes } = record([issued({ value: { GBP: ranges(20_000, 20_000), EUR: ranges(800, 900) } })], cases);
  expect(outcomes.map(({ currency, actual }) => [currency, actual])).toEqual([
    [undefined, 4],
    ['GBP', 20_000],
    ['EUR', 700],
  ]);
  expect(hits.map(({ currency, inLikely, inWide }) => [currency, inLikely, inWide])).toEqual([
    [undefined, 0, 1],
    ['EUR', 0, 1],
    ['GBP', 1, 1],
  ]);
});

test('rates are by horizon, the latest outcomes first', () => {
  const forecasts = [
    issued({ run: 'a', asAt: '2026-08-03T06:00:00.000Z', asAtDay: '2026-08-03', weeks: 13 }),
    issued({ run: 'a', asAt: '2026-08-03T06:00:00.000Z', asAtDay: '2026-08-03', weeks: 4 }),
    issued({ run: 'b', asAt: '2026-08-10T06:00:00.000Z', asAtDay: '2026-08-10', weeks: 4 }),
  ];
  const { hits, outcomes } = record(forecasts, completed('2026-08-12T09:00:00Z', '2026-09-06T09:00:00Z'));
  expect(outcomes.map(({ run, weeks, actual }) => [run, weeks, actual])).toEqual([
    ['b', 4, 2],
    ['a', 4, 1],
    ['a', 13, 2],
  ]);
  expect(hits).toEqual([
    { weeks: 4, currency: undefined, forecasts: 2, inLikely: 1, inWide: 2 },
    { weeks: 13, currency: undefined, forecasts: 1, inLikely: 1, inWide: 1 },
  ]);
});

describe('a forecast is pending', () => {
  test('until its time is over', () => {
    const late = issued({ asAt: '2026-10-26T07:00:00.000Z', asAtDay: '2026-10-26' });
    expect(record([late], [])).toMatchObject({ pending: 0, hits: [{ forecasts: 1 }] });
    const later = issued({ asAt: '2026-10-26T07:00:00.001Z', asAtDay: '2026-10-26' });
    expect(record([later, issued({ weeks: 8 })], [])).toEqual({ hits: [], outcomes: [], pending: 2, untold: 0 });
  });

  test('but not where its time is over and not all cases were read: then nobody can tell', () => {
    const gaps = ['2 clients could not be read'];
    expect(record([issued(), issued({ weeks: 8 })], [], { coverage: { gaps } })).toEqual({
      hits: [],
      outcomes: [],
      pending: 1,
      untold: 1,
    });
  });
});

test('forecasts from before completed cases were read are left out', () => {
  const old = (asAtDay: string) => issued({ run: asAtDay, asAt: `${asAtDay}T23:00:00.000Z`, asAtDay });
  const { outcomes } = record([old('2025-11-23'), old('2025-11-24')], []);
  expect(outcomes.map(({ run }) => run)).toEqual(['2025-11-24']);
});

test('of a run that was made twice the last forecast counts', () => {
  const cases = { likely: { low: 9, high: 9 }, wide: { low: 9, high: 9 } };
  const { outcomes } = record([issued({ cases }), issued()], []);
  expect(outcomes.map(({ ranges }) => ranges)).toEqual([issued().cases]);
});

test('a report that was about something else then has no record', () => {
  const previous = { ...aSnapshot([], { scope: { clients: [aUuid(9001)] } }), forecasts: [issued()] };
  expect(aReport({ cases: [], previous }).forecast.record).toEqual({ hits: [], outcomes: [], pending: 0, untold: 0 });
});

describe('what is kept for later runs', () => {
  const firm = aSteadyFirm({ perWeek: 2 });
  const before = issued({ run: 'weekly-cases.2026-W30', asAt: weeksAgo(16), asAtDay: '2026-08-03' });
  const kept = (previous: readonly IssuedForecast[], gaps: readonly string[] = []) =>
    aSnapshot(firm, {
      period: '2026-W47',
      asAt: weeksAgo(0),
      gaps,
      previous: { ...aSnapshot(firm), forecasts: previous },
    }).forecasts;

  test('is this run’s forecast beside those before it, as it was shown', () => {
    const { forecast } = aReport({ cases: firm });
    if (forecast.state !== 'shown') throw new Error('there is no forecast');
    const all = kept([before]);
    expect(all.map(({ run, weeks }) => [run, weeks])).toEqual([
      ['weekly-cases.2026-W30', 4],
      ['weekly-cases.2026-W47', 4],
      ['weekly-cases.2026-W47', 8],
      ['weekly-cases.2026-W47', 13],
    ]);
    const [shown] = forecast.horizons;
    expect(all[1]).toEqual({
      run: 'weekly-cases.2026-W47',
      asAt: '2026-11-23T07:00:00.000Z',
      asAtDay: '2026-11-23',
      weeks: 4,
      cases: { likely: expect.anything(), wide: expect.anything() },
      value: { GBP: { likely: expect.anything(), wide: expect.anything() } },
    });
    expect(all[1]?.cases.wide.high).toBeGreaterThanOrEqual(shown?.cases.median ?? Number.POSITIVE_INFINITY);
  });

  test('is not that of a run that could not read everything', () => {
    expect(kept([before], ['2 clients could not be read'])).toEqual([before]);
  });

  test('is nothing that can no longer be held against what happened', () => {
    const old = issued({ run: 'old', asAtDay: '2025-11-23' });
    expect(kept([old, before]).map(({ run }) => run)).not.toContain('old');
  });

  test('has one forecast of each run, the last', () => {
    const again = issued({ run: 'weekly-cases.2026-W47' });
    const all = kept([again]);
    expect(all).toHaveLength(3);
    expect(all).not.toContainEqual(again);
  });
});
