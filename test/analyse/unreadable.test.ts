import { describe, expect, test } from 'vitest';
import { analyse } from '../../functions/analyse/analyse.ts';
import type { Case } from '../../functions/analyse/case.ts';
import type { Report } from '../../functions/analyse/report.ts';
import type { Snapshot } from '../../functions/analyse/snapshot/snapshot.ts';
import { noteStages } from '../../functions/analyse/stage-history/note-stages.ts';
import { takeSnapshot } from '../../functions/analyse/take-snapshot.ts';
import { aCase, pounds } from '../builders/a-case.ts';
import { aCoverage } from '../builders/a-coverage.ts';
import { aPeriod } from '../builders/a-period.ts';
import { aScope } from '../builders/a-scope.ts';
import { aStage } from '../builders/a-stage.ts';
import { aUuid } from '../builders/a-uuid.ts';

const asAt = '2026-11-23T07:00:00.000Z';
const given = { scope: aScope(), run: 'weekly-cases.2026-W47', period: aPeriod(), asAt, coverage: aCoverage() };
const whole = aCase({ uuid: aUuid(1), createdAt: '2026-11-18T09:00:00Z' });
const ageless = aCase({
  uuid: aUuid(2),
  createdAt: undefined,
  value: pounds(700),
  unreadable: [{ field: 'created_at', came: '"yesterday"' }],
});
const undated = aCase({
  uuid: aUuid(3),
  createdAt: '2026-11-17T09:00:00Z',
  completedUndated: true,
  unreadable: [{ field: 'completed_at', came: '"0000-00-00 00:00:00"' }],
});
const input = { ...given, cases: [whole, ageless, undated] };

test('a case of unknown age is open, has its value, and takes no part in what was opened or in ages', () => {
  const report = analyse(input);
  expect(report.totals).toMatchObject({
    openCases: 2,
    openValue: { GBP: 220_000 },
    openedInPeriod: 2,
    age: { n: 1, most: 5 },
  });
  const row = report.openCases.find(({ uuid }) => uuid === ageless.uuid);
  expect(row).toMatchObject({ opened: undefined, ageDays: undefined, flags: ['unreadable'] });
});

test('one completed on an unknown day is not open, counts as completed, and is in no dated figure', () => {
  const { totals, accountedFor, completedCases, flow, dataQuality } = analyse(input);
  expect(accountedFor).toMatchObject({ used: 3, open: 2, completedInHistory: 0, completedUndated: 1 });
  expect([totals.completedInPeriod, totals.completedInHistory, completedCases.length]).toEqual([0, 0, 0]);
  expect(flow.weeks.at(-1)).toMatchObject({ opened: 2, completed: 0, openAtEnd: 2 });
  expect(dataQuality.faults.map(({ kind, uuid, detail }) => [kind, uuid, detail])).toEqual([
    ['unreadable', aUuid(2), 'created_at came as "yesterday"'],
    ['unreadable', aUuid(3), 'completed_at came as "0000-00-00 00:00:00"'],
  ]);
});

test('from run to run neither is withdrawn, reopened or new, and nothing stays unexplained', () => {
  const before = [aCase({ uuid: aUuid(3), createdAt: '2026-11-17T09:00:00Z' }), whole, ageless];
  const first = { ...given, cases: before };
  const kept = takeSnapshot(first, analyse(first));
  const second = { ...input, asAt: '2026-11-30T07:00:00.000Z', period: aPeriod('2026-W48'), previous: kept };
  const report = analyse(second);
  const lines = (of: typeof report) =>
    of.movement.state === 'compared'
      ? of.movement.bridge.lines.filter(({ count }) => count > 0).map(({ kind, count }) => [kind, count])
      : [];
  expect(lines(report)).toEqual([['completed', 1]]);
  const third = analyse({
    ...second,
    asAt: '2026-12-07T07:00:00.000Z',
    period: aPeriod('2026-W49'),
    previous: takeSnapshot(second, report),
  });
  expect(lines(third)).toEqual([]);
  expect(third.reliance.agreement).toMatchObject({ state: 'agrees', opening: 2, closing: 2 });
});

function week(cases: readonly Case[], asAtOf: string, label: string, previous?: Snapshot) {
  const of = { ...given, cases, asAt: asAtOf, period: aPeriod(label), previous };
  const report = analyse(of);
  return { report, kept: takeSnapshot(of, report) };
}

test('a value that could not be read is neither lowered nor raised, and comes back as readable again', () => {
  const spoilt = { ...whole, value: undefined, unreadable: [{ field: 'value', came: '"a lot"' }] };
  const lines = ({ movement }: Report) =>
    movement.state === 'compared'
      ? movement.bridge.lines.flatMap(({ kind, sign, count, figures }) =>
          count === 0 ? [] : [[kind, sign, figures.cases, figures.value.GBP]],
        )
      : [];
  const first = week([whole, ageless], '2026-11-23T07:00:00.000Z', '2026-W47');
  const second = week([spoilt, ageless], '2026-11-30T07:00:00.000Z', '2026-W48', first.kept);
  const third = week([spoilt, ageless], '2026-12-07T07:00:00.000Z', '2026-W49', second.kept);
  const raised = { ...whole, value: pounds(1_600) };
  const fourth = week([raised, ageless], '2026-12-14T07:00:00.000Z', '2026-W50', third.kept);
  expect([second, third, fourth].map(({ report }) => lines(report))).toEqual([
    [['unread', -1, 0, 150_000]],
    [],
    [['read-again', 1, 0, 160_000]],
  ]);
  expect(fourth.report.reliance.agreement).toMatchObject({ state: 'agrees', opening: 2, closing: 2 });
});

describe('a stage that could not be read', () => {
  const [monday, next, last] = ['2026-11-23T07:00:00.000Z', '2026-11-30T07:00:00.000Z', '2026-12-07T07:00:00.000Z'];
  const there = aCase({
    uuid: aUuid(4),
    stage: aStage(2),
    createdAt: '2026-06-01T09:00:00.000Z',
    updatedAt: '2026-11-02T09:00:00.000Z',
  });
  const spoilt = { ...there, stage: undefined, unreadable: [{ field: 'status', came: '""' }] };

  test('was neither left nor entered', () => {
    const first = week([there], monday, '2026-W47');
    const second = week([spoilt], next, '2026-W48', first.kept);
    const third = week([there], last, '2026-W49', second.kept);
    const moves = ({ movement }: Report) => (movement.state === 'compared' ? movement.stageMoves : undefined);
    expect([second, third].map(({ report }) => moves(report))).toEqual([[], []]);
    // One that has no stage at all, as Plannr says, did move.
    const none = week([{ ...there, stage: undefined }], next, '2026-W48', first.kept);
    expect(moves(none.report)?.map(({ count }) => count)).toEqual([1]);
  });

  test('leaves what is known of its time in stage as it was', () => {
    const seen = { isComplete: true, isHistory: () => true };
    const first = noteStages(undefined, { ...seen, cases: [there], asAt: monday });
    const second = noteStages(first, { ...seen, cases: [spoilt], asAt: next });
    expect(second).toEqual(first);
    const third = noteStages(second, { ...seen, cases: [there], asAt: last });
    expect(third.cases[0]?.visits).toEqual(first.cases[0]?.visits);
    expect(noteStages(undefined, { ...seen, cases: [spoilt], asAt: monday }).cases).toEqual([]);
  });
});
