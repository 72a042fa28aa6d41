import { describe, expect, test } from 'vitest';
import type { Case } from '../../../functions/analyse/case.ts';
import { aCase, pounds } from '../../builders/a-case.ts';
import { aClient } from '../../builders/a-client.ts';
import { aReport } from '../../builders/a-report.ts';
import { aStage } from '../../builders/a-stage.ts';
import { aUuid } from '../../builders/a-uuid.ts';

const inPeriod = { completedAt: '2026-11-18T10:00:00Z', stage: aStage(5) };
const beforePeriod = { completedAt: '2026-11-10T10:00:00Z', stage: aStage(5) };

/** The faults of a firm with this one case. */
const faults = (given: Partial<Case>, asAt = '2026-11-23T07:00:00Z') =>
  aReport({ asAt, cases: [aCase(given)] }).dataQuality.faults.map(({ kind, detail }) => ({ kind, detail }));
const kinds = (given: Partial<Case>) => faults(given).map(({ kind }) => kind);

test('a case without a fault is not listed, open or completed', () => {
  expect(kinds({})).toEqual([]);
  expect(kinds(inPeriod)).toEqual([]);
});

test('a firm without cases has every kind, each with none', () => {
  expect(aReport({ cases: [] }).dataQuality).toEqual({
    faults: [],
    counts: [
      { kind: 'no-value', cases: 0 },
      { kind: 'no-type', cases: 0 },
      { kind: 'no-client', cases: 0 },
      { kind: 'participants-unseen', cases: 0 },
      { kind: 'nobody-assigned', cases: 0 },
      { kind: 'review-past', cases: 0 },
      { kind: 'unknown-stage', cases: 0 },
      { kind: 'stage-disagrees', cases: 0 },
      { kind: 'completed-before-opened', cases: 0 },
      { kind: 'opened-after-as-at', cases: 0 },
      { kind: 'completed-after-as-at', cases: 0 },
      { kind: 'unreadable', cases: 0 },
    ],
  });
});

describe.each([
  ['no-value', { value: undefined }, ''],
  ['no-type', { type: undefined }, ''],
  ['no-client', { clients: [] }, ''],
  ['unknown-stage', { stage: undefined }, 'Plannr gave no stage'],
  [
    'unknown-stage',
    { stage: { uuid: aUuid(1), name: 'Limbo', isTypeCompleted: undefined } },
    'the stage Limbo has no position',
  ],
] as const)('%s', (kind, given, detail) => {
  test('is looked for in open cases', () => {
    expect(faults(given)).toEqual([{ kind, detail }]);
  });

  test('and in those completed in the period, but not in those completed before', () => {
    expect(faults({ ...inPeriod, ...given })).toEqual([{ kind, detail }]);
    expect(faults({ ...beforePeriod, ...given })).toEqual([]);
  });
});

test('a value of nothing is a value', () => {
  expect(kinds({ value: pounds(0) })).toEqual([]);
});

describe('nobody assigned', () => {
  test('is an open case whose list of people is empty', () => {
    expect(faults({ assignedTo: [] })).toEqual([{ kind: 'nobody-assigned', detail: '' }]);
  });

  test('is not a case of which Plannr did not say, nor a completed one', () => {
    expect(kinds({ assignedTo: undefined })).toEqual([]);
    expect(kinds({ assignedTo: [], ...inPeriod })).toEqual([]);
  });
});

describe('review past', () => {
  test.each([
    ['2026-10-12', 'review was due 12 Oct 2026, 42 days ago'],
    ['2026-11-22', 'review was due 22 Nov 2026, 1 day ago'],
    ['2026-11-22T23:59:59Z', 'review was due 22 Nov 2026, 1 day ago'],
    // 00:30 of 1 July in London.
    ['2026-06-30T23:30:00Z', 'review was due 1 Jul 2026, 145 days ago'],
  ])('%s', (reviewAt, detail) => {
    expect(faults({ reviewAt })).toEqual([{ kind: 'review-past', detail }]);
  });

  test.each(['2026-11-23', '2026-11-23T00:00:00Z', '2026-11-24', '9999-12-31T23:59:59Z', undefined])(
    '%s is not past',
    (reviewAt) => {
      expect(kinds({ reviewAt })).toEqual([]);
    },
  );

  test('a review far in the future is not past in a zone ahead of UTC', () => {
    const report = aReport({
      scope: { timezone: 'Asia/Kolkata' },
      cases: [aCase({ reviewAt: '9999-12-31T23:59:59Z' })],
    });
    expect(report.dataQuality.faults).toEqual([]);
  });

  test('does not matter any more once the case is completed', () => {
    expect(kinds({ reviewAt: '2026-10-12', ...inPeriod })).toEqual([]);
  });
});

describe('stage and completion disagree', () => {
  test('for an open case in a stage that counts as completed', () => {
    expect(faults({ stage: aStage(5) })).toEqual([
      { kind: 'stage-disagrees', detail: 'open in Completed, which counts as completed' },
    ]);
  });

  test('for a case completed in the period in a stage that does not', () => {
    expect(faults({ ...inPeriod, stage: aStage(4) })).toEqual([
      {
        kind: 'stage-disagrees',
        detail: 'completed 18 Nov 2026, yet in Submitted, which does not count as completed',
      },
    ]);
    expect(kinds({ ...beforePeriod, stage: aStage(4) })).toEqual([]);
  });

  test('but not where Plannr does not say what the stage counts as', () => {
    const unsaid = aStage(4, { isTypeCompleted: undefined });
    expect(kinds({ stage: unsaid })).toEqual([]);
    expect(kinds({ ...inPeriod, stage: unsaid })).toEqual([]);
  });
});

describe('completed before it was opened', () => {
  test('is told in days', () => {
    expect(faults({ ...inPeriod, createdAt: '2026-11-20T09:00:00Z' })).toEqual([
      {
        kind: 'completed-before-opened',
        detail: 'completed 18 Nov 2026, 2 days before it was opened 20 Nov 2026',
      },
    ]);
    expect(faults({ ...inPeriod, createdAt: '2026-11-19T00:00:00Z' })[0]?.detail).toContain(', 1 day before');
  });

  test('is no fault on one day, since a completion may have come as a bare date', () => {
    expect(kinds({ ...inPeriod, createdAt: '2026-11-18T15:00:00Z', completedAt: '2026-11-18T00:00:00Z' })).toEqual([]);
  });

  test('is looked for in cases completed in the period', () => {
    expect(kinds({ ...beforePeriod, createdAt: '2026-11-12T09:00:00Z' })).toEqual([]);
  });
});

test('a stage without a name is told as such', () => {
  const nameless = { stage: aStage(5, { name: ' ', isTypeCompleted: true }) };
  expect(faults(nameless)).toEqual([
    { kind: 'stage-disagrees', detail: 'open in (no name), which counts as completed' },
  ]);
  expect(faults({ stage: aStage(2, { name: '', position: undefined }) })).toEqual([
    { kind: 'unknown-stage', detail: 'the stage (no name) has no position' },
  ]);
});

describe('after the as-at date', () => {
  test('an opening is told, for it makes an age below nothing', () => {
    expect(faults({ createdAt: '2026-11-24T00:00:00Z' })).toEqual([
      { kind: 'opened-after-as-at', detail: 'opened 24 Nov 2026, 1 day after the as-at date' },
    ]);
    expect(kinds({ createdAt: '2026-11-23T23:59:59Z' })).toEqual([]);
  });

  test('an opening is told of a case completed in the period, beside the order being wrong', () => {
    expect(kinds({ ...inPeriod, createdAt: '2026-12-01T00:00:00Z' })).toEqual([
      'completed-before-opened',
      'opened-after-as-at',
    ]);
    expect(kinds({ ...beforePeriod, createdAt: '2026-12-01T00:00:00Z' })).toEqual([]);
  });

  test('a completion is told, and nothing else about the case', () => {
    expect(
      faults({
        completedAt: '2026-12-01T00:00:00Z',
        createdAt: '2026-11-30T00:00:00Z',
        value: undefined,
        type: undefined,
        clients: [],
        stage: undefined,
        assignedTo: [],
        reviewAt: '2026-01-01',
      }),
    ).toEqual([{ kind: 'completed-after-as-at', detail: 'completed 1 Dec 2026, 8 days after the as-at date' }]);
  });

  test('a case completed before the history began is not looked at', () => {
    expect(kinds({ completedAt: '2020-12-01T00:00:00Z', value: undefined, createdAt: '2026-12-01T00:00:00Z' })).toEqual(
      [],
    );
  });
});

test('a fault shows the case, its people and its link', () => {
  const report = aReport({
    cases: [aCase({ name: 'Joint', clients: [aClient(1, 'Mary'), aClient(2, 'Tom')], value: undefined })],
  });
  expect(report.dataQuality.faults).toEqual([
    {
      kind: 'no-value',
      uuid: aUuid(1),
      name: 'Joint',
      clients: [aClient(1, 'Mary'), aClient(2, 'Tom')],
      assignedTo: ['Priya Shah'],
      link: `https://crm.example/cases/${aUuid(1)}`,
      detail: '',
    },
  ]);
});

test('a case with several faults has all of them, in order, on its row as on the list', () => {
  const report = aReport({
    cases: [
      aCase({
        value: undefined,
        type: undefined,
        clients: [],
        assignedTo: [],
        reviewAt: '2026-01-01',
        stage: { uuid: aUuid(1), name: 'Limbo', isTypeCompleted: true },
        createdAt: '2026-12-01T00:00:00Z',
      }),
    ],
  });
  const all = [
    'no-value',
    'no-type',
    'no-client',
    'nobody-assigned',
    'review-past',
    'unknown-stage',
    'stage-disagrees',
    'opened-after-as-at',
  ];
  expect(report.dataQuality.faults.map(({ kind }) => kind)).toEqual(all);
  expect(report.openCases[0]?.flags).toEqual(all);
});

test('faults come by kind, then by case name, then by uuid, and are counted by kind', () => {
  const named = (number: number, name: string, given: Partial<Case>) => aCase({ uuid: aUuid(number), name, ...given });
  const { dataQuality } = aReport({
    cases: [
      named(1, 'Zebra', { value: undefined, assignedTo: [] }),
      named(3, 'case 10', { value: undefined }),
      named(2, 'Case 10', { value: undefined }),
      named(4, 'Case 9', { assignedTo: [] }),
      named(6, 'Twin', { value: undefined }),
      named(5, 'Twin', { value: undefined }),
    ],
  });
  expect(dataQuality.faults.map(({ kind, uuid }) => `${kind} ${Number(uuid.slice(-2))}`)).toEqual([
    'no-value 3',
    'no-value 2',
    'no-value 5',
    'no-value 6',
    'no-value 1',
    'nobody-assigned 4',
    'nobody-assigned 1',
  ]);
  expect(dataQuality.counts.filter(({ cases }) => cases > 0)).toEqual([
    { kind: 'no-value', cases: 5 },
    { kind: 'nobody-assigned', cases: 2 },
  ]);
});
