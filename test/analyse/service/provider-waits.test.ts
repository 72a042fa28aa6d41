import { expect, test } from 'vitest';
import { aCase } from '../../builders/a-case.ts';
import { aReport } from '../../builders/a-report.ts';
import { aStage } from '../../builders/a-stage.ts';
import { aStageHistory } from '../../builders/a-stage-history.ts';
import { aUuid } from '../../builders/a-uuid.ts';

/* As at Monday 23 November 2026. Submitted, the fourth stage, waits on the provider. */

const scope = { stages: [{ stage: 'Submitted', waitsOn: 'provider' }] } as const;
const done = { stage: aStage(5), createdAt: '2026-10-01T09:00:00Z', completedAt: '2026-11-19T09:00:00Z' };
const waiting = { stage: aStage(4), createdAt: '2026-10-01T09:00:00Z' };

const stageHistory = aStageHistory(
  // Monday 2 to Thursday 12 November: 10 days, 8 of work. To Wednesday 4: 2 and 2. To Monday 16: 14 and 10.
  [1, [4, '2026-11-02T09:00:00Z'], [5, '2026-11-12T09:00:00Z']],
  [2, [4, '2026-11-02T09:00:00Z'], [5, '2026-11-04T09:00:00Z']],
  [3, [4, '2026-11-02T09:00:00Z'], [5, '2026-11-16T09:00:00Z']],
  // Some day between Monday 2 and Monday 9, to Thursday 12: at the most 10 days, 8 of work.
  [
    4,
    [4, { known: 'between', after: '2026-11-02T09:00:00.000Z', by: '2026-11-09T09:00:00.000Z' }],
    [5, '2026-11-12T09:00:00Z'],
  ],
  // A stay in a stage that waits on nobody.
  [5, [2, '2026-10-01T09:00:00Z'], [4, '2026-11-20T09:00:00Z']],
);

const reportOf = (providers: readonly (readonly string[] | undefined)[]) =>
  aReport({
    cases: providers.map((own, index) =>
      aCase({ uuid: aUuid(index + 1), ...(index === 4 ? waiting : done), providers: own }),
    ),
    stageHistory,
    scope,
  }).service?.providers;

test('providers stand by the days waited for them, each with a case of several, and lead to all', () => {
  const found = reportOf([
    ['Northgate Life'],
    ['Corvus', 'northgate  LIFE '],
    ['Corvus'],
    [],
    ['Corvus'],
    ['Northgate Life'],
  ]);
  expect(found).toMatchObject({
    state: 'ranked',
    casesWithPlans: 6,
    casesWithProvider: 5,
    all: { stays: 4, days: 10 + 2 + 14 + 10, workingDays: 8 + 2 + 10 + 8 },
    unnamed: { stays: 1, days: 10, workingDays: 8 },
    shared: { stays: 1, days: 2, workingDays: 2 },
  });
  expect(found?.rows).toEqual([
    {
      name: 'Corvus',
      ...{ stays: 2, days: 16, workingDays: 12, cases: 2, notExact: 0, open: 1 },
      stay: { n: 2, p50: 2, p85: 10, p95: 10, most: 10 },
    },
    {
      name: 'Northgate Life',
      ...{ stays: 2, days: 12, workingDays: 10, cases: 2, notExact: 0, open: 0 },
      stay: { n: 2, p50: 2, p85: 8, p95: 8, most: 8 },
    },
  ]);
});

test('a stay known between two readings counts the most that it can have been, and is told as not exact', () => {
  const rows = reportOf([[], [], [], ['Corvus'], []])?.rows;
  expect(rows?.map(({ days, stays, notExact }) => [days, stays, notExact])).toEqual([[10, 1, 1]]);
});

test('where no case names a provider there is nothing to rank, and where no stage waits on one nothing is told', () => {
  expect(reportOf([undefined, undefined])).toMatchObject({ state: 'not-sent', casesWithPlans: 0, rows: [] });
  expect(reportOf([[], []])).toMatchObject({ state: 'not-sent', casesWithPlans: 2, rows: [] });
  const without = aReport({ cases: [aCase()], scope: { stages: [{ stage: 'Submitted', waitsOn: 'client' }] } });
  expect(without.service).toBeDefined();
  expect(without.service?.providers).toBeUndefined();
});
