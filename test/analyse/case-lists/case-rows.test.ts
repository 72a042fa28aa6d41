import { describe, expect, test } from 'vitest';
import type { Case } from '../../../functions/analyse/case.ts';
import { aCase, euros, pounds } from '../../builders/a-case.ts';
import { aClient } from '../../builders/a-client.ts';
import { aReport } from '../../builders/a-report.ts';
import { aStage } from '../../builders/a-stage.ts';
import { aUuid } from '../../builders/a-uuid.ts';

const cases = (...each: Partial<Case>[]) => each.map((given, index) => aCase({ uuid: aUuid(index + 1), ...given }));
const open = (...each: Partial<Case>[]) => aReport({ cases: cases(...each) }).openCases;
const completed = (...each: Partial<Case>[]) => aReport({ cases: cases(...each) }).completedCases;

test('an open case’s row says what is known of it', () => {
  expect(
    open({
      name: 'Villa in Spain',
      clients: [aClient(2, 'Tom'), aClient(1, 'Mary')],
      stage: aStage(3),
      type: { uuid: aUuid(7002), name: 'Mortgage' },
      boardPosition: 4,
      value: euros(12.34),
      createdAt: '2026-10-24T23:30:00Z',
      reviewAt: '2026-12-31T23:30:00Z',
      assignedTo: ['Priya Shah', 'Ben Cole'],
    }),
  ).toEqual([
    {
      uuid: aUuid(1),
      name: 'Villa in Spain',
      clients: [aClient(2, 'Tom'), aClient(1, 'Mary')],
      type: 'Mortgage',
      stage: { uuid: aUuid(8003), name: 'Recommendation', position: 3 },
      boardPosition: 4,
      value: { minor: 1_234, currency: 'EUR' },
      // Half past midnight in London, where summer time ends two hours later.
      opened: '2026-10-25',
      ageDays: 29,
      timeInStage: { known: 'not-yet' },
      review: '2026-12-31',
      assignedTo: ['Priya Shah', 'Ben Cole'],
      link: `https://crm.example/cases/${aUuid(1)}`,
      extra: [],
      flags: [],
      heldBy: [{ name: 'Priya Shah' }, { name: 'Ben Cole' }],
      // No case has passed its stage: what counts is the limit of the settings.
      usualDays: 21,
      daysOver: undefined,
      weeksOnList: undefined,
    },
  ]);
});

test('a completed case’s row says what is known of it', () => {
  expect(
    completed({
      stage: aStage(5),
      value: pounds(99),
      createdAt: '2026-11-02T10:00:00Z',
      completedAt: '2026-11-17T10:00:00Z',
    }),
  ).toEqual([
    {
      uuid: aUuid(1),
      name: 'Pension transfer',
      clients: [aClient(1)],
      type: 'Pension',
      stage: { uuid: aUuid(8005), name: 'Completed', position: 5 },
      boardPosition: 1,
      value: { minor: 9_900, currency: 'GBP' },
      opened: '2026-11-02',
      completed: '2026-11-17',
      daysToComplete: 15,
      inPeriod: true,
      outcome: 'completed',
      assignedTo: ['Priya Shah'],
      link: `https://crm.example/cases/${aUuid(1)}`,
      extra: [],
    },
  ]);
});

test('what Plannr did not say stays unsaid', () => {
  const [row] = open({
    type: undefined,
    stage: undefined,
    boardPosition: undefined,
    value: undefined,
    clients: [],
    assignedTo: undefined,
  });
  expect(row).toMatchObject({ clients: [], extra: [] });
  for (const key of ['type', 'stage', 'boardPosition', 'value', 'review', 'assignedTo'] as const) {
    expect(row?.[key], key).toBeUndefined();
  }
});

describe('the review day', () => {
  test.each([
    ['2027-01-15', '2027-01-15'],
    ['2027-07-01T22:59:59Z', '2027-07-01'],
    ['2027-07-01T23:00:00Z', '2027-07-02'],
  ])('%s is %s in London', (reviewAt, review) => {
    expect(open({ reviewAt })).toMatchObject([{ review }]);
  });

  test('that came as a bare day is that day in every zone', () => {
    const report = aReport({
      scope: { timezone: 'America/New_York' },
      cases: cases({ reviewAt: '2027-01-15' }, { reviewAt: '2027-01-15T02:00:00Z' }),
    });
    expect(report.openCases.map(({ review }) => review)).toEqual(['2027-01-15', '2027-01-14']);
  });
});

describe('the order of rows', () => {
  test('open cases come by position, unknown last, then the oldest first, then by uuid', () => {
    const rows = open(
      { stage: undefined, createdAt: '2020-01-01T09:00:00Z' },
      { stage: aStage(10) },
      { stage: aStage(2), createdAt: '2026-11-02T10:00:01Z' },
      { stage: aStage(2), uuid: aUuid(99) },
      { stage: aStage(2), uuid: aUuid(98) },
      { stage: aStage(2), createdAt: '2026-11-02T09:59:59Z' },
      { stage: aStage(3, { position: undefined }), createdAt: '2020-01-02T09:00:00Z' },
    );
    expect(rows.map(({ uuid }) => Number(uuid.slice(-2)))).toEqual([6, 98, 99, 3, 2, 1, 7]);
  });

  test('completed cases come the last completed first, then by uuid', () => {
    const rows = completed(
      { completedAt: '2026-11-17T10:00:00Z' },
      { completedAt: '2026-11-17T10:00:01Z', uuid: aUuid(99) },
      { completedAt: '2026-11-17T10:00:01Z', uuid: aUuid(98) },
      { completedAt: '2026-11-18T09:00:00Z' },
      { completedAt: '2026-01-18T09:00:00Z' },
    );
    expect(rows.map(({ uuid }) => Number(uuid.slice(-2)))).toEqual([4, 98, 99, 1, 5]);
  });
});

test('open cases are on the one list and those completed in the history window on the other', () => {
  const report = aReport({
    cases: cases(
      {},
      { completedAt: '2026-11-23T06:00:00Z' },
      { completedAt: '2026-11-22T06:00:00Z' },
      { completedAt: '2020-01-01T06:00:00Z' },
      { completedAt: '2026-11-24T06:00:00Z' },
    ),
  });
  expect(report.openCases.map(({ uuid }) => uuid)).toEqual([aUuid(1)]);
  expect(report.completedCases.map(({ uuid, inPeriod }) => [uuid, inPeriod])).toEqual([
    [aUuid(2), false],
    [aUuid(3), true],
  ]);
});

describe('the link', () => {
  const link = (caseLink: string | undefined, uuid = aUuid(1)) =>
    aReport({ scope: { caseLink }, cases: [aCase({ uuid })] }).openCases[0]?.link;

  test('is the firm’s address with the case’s uuid, wherever it stands', () => {
    expect(link('https://crm.example/cases/{uuid}')).toBe(`https://crm.example/cases/${aUuid(1)}`);
    expect(link('https://crm.example/{uuid}?case={uuid}#top')).toBe(
      `https://crm.example/${aUuid(1)}?case=${aUuid(1)}#top`,
    );
  });

  test('cannot be led elsewhere by an odd uuid', () => {
    expect(link('https://crm.example/cases/{uuid}', '../a?b="c"$&')).toBe(
      'https://crm.example/cases/..%2Fa%3Fb%3D%22c%22%24%26',
    );
  });

  test('is absent where the firm has set none', () => {
    expect(link(undefined)).toBeUndefined();
  });
});
