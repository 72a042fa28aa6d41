import { describe, expect, test } from 'vitest';
import type { Snapshot } from '../../../functions/analyse/snapshot/snapshot.ts';
import { takeSnapshot } from '../../../functions/analyse/take-snapshot.ts';
import { planRun } from '../../../functions/run/plan-run.ts';
import { findBaseline } from '../../../functions/run/rules/find-baseline.ts';
import { readingSince } from '../../../functions/run/rules/reading-since.ts';
import { aCoverage } from '../../builders/a-coverage.ts';
import { aPeriod } from '../../builders/a-period.ts';
import { aReport } from '../../builders/a-report.ts';
import { aReportSettings } from '../../builders/a-report-settings.ts';
import { aScope } from '../../builders/a-scope.ts';

const settings = aReportSettings();
const mondayAfter = {
  '2026-W44': '2026-11-02',
  '2026-W45': '2026-11-09',
  '2026-W46': '2026-11-16',
  '2026-W47': '2026-11-23',
};

function snapshotOf(name: string, asAt: string): Snapshot {
  const input = {
    scope: aScope(),
    run: `weekly-cases.${name}`,
    period: aPeriod(name),
    asAt,
    cases: [],
    coverage: aCoverage(),
  };
  return takeSnapshot(input, aReport({ period: name, asAt, cases: [] }));
}

/** A store with a snapshot of each period, taken then. */
function storeOf(taken: Readonly<Record<string, string>>) {
  const snapshots = new Map(Object.entries(taken).map(([name, asAt]) => [name, snapshotOf(name, asAt)]));
  return { periods: async () => [...snapshots.keys()], read: async (_: string, name: string) => snapshots.get(name) };
}

const weekly = storeOf(
  Object.fromEntries(Object.entries(mondayAfter).map(([name, day]) => [name, `${day}T07:00:00.000Z`])),
);

async function baselineOf(store: ReturnType<typeof storeOf>, asAt: string, period?: string) {
  return (await findBaseline(store, planRun({ settings, asAt, period })))?.run;
}

describe('the snapshot that a run leads on from', () => {
  test.each([
    ['is that of the week before', '2026-11-23T09:00:00.000Z', undefined, 'weekly-cases.2026-W46'],
    [
      'is that of the week before, whenever the week is asked for',
      '2026-12-24T09:00:00.000Z',
      '2026-W47',
      'weekly-cases.2026-W46',
    ],
    [
      'is that of the week before the past one that is asked for',
      '2026-12-24T09:00:00.000Z',
      '2026-W45',
      'weekly-cases.2026-W44',
    ],
    [
      'is the last one there is, where weeks were missed',
      '2026-12-28T09:00:00.000Z',
      undefined,
      'weekly-cases.2026-W47',
    ],
    ['is none for the first week', '2026-12-24T09:00:00.000Z', '2026-W44', undefined],
    ['is none from after the time of the run', '2026-11-09T06:00:00.000Z', undefined, 'weekly-cases.2026-W44'],
    ['of a month is of what was over when it began', '2026-12-01T09:00:00.000Z', '2026-11', undefined],
    ['of a month can be of a week', '2027-01-01T09:00:00.000Z', '2026-12', 'weekly-cases.2026-W47'],
  ])('%s', async (_, asAt, period, expected) => {
    expect(await baselineOf(weekly, asAt, period)).toBe(expected);
  });

  test('is an earlier one, if that of the week before was taken later than now', async () => {
    const store = storeOf({ '2026-W45': '2026-11-09T07:00:00.000Z', '2026-W46': '2026-12-01T07:00:00.000Z' });

    expect(await baselineOf(store, '2026-11-23T09:00:00.000Z')).toBe('weekly-cases.2026-W45');
  });

  test('is not what only looks like a period', async () => {
    const store = storeOf({ '2026-W45': '2026-11-09T07:00:00.000Z' });
    const periods = async () => ['2026-W99', '2026-13', ...(await store.periods())];

    expect(await baselineOf({ ...store, periods }, '2026-11-23T09:00:00.000Z')).toBe('weekly-cases.2026-W45');
  });
});

describe('what is read', () => {
  const request = { accountUuid: 'x', clients: 'all', columns: [], completedFrom: '2026-11-16' } as const;

  test('goes back to the snapshot, where that lies before the history', () => {
    expect(readingSince(request, snapshotOf('2026-W44', '2026-11-02T07:00:00.000Z')).completedFrom).toBe('2026-11-02');
  });

  test('goes back as far as the history, where that is longer, or there is no snapshot', () => {
    expect(readingSince(request, snapshotOf('2026-W47', '2026-11-23T07:00:00.000Z'))).toEqual(request);
    expect(readingSince(request, undefined)).toEqual(request);
  });
});
