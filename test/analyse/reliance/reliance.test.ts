import { describe, expect, test } from 'vitest';
import type { Coverage } from '../../../functions/analyse/coverage.ts';
import { findReliance } from '../../../functions/analyse/reliance/reliance.ts';
import { aCase, pounds } from '../../builders/a-case.ts';
import { aCoverage } from '../../builders/a-coverage.ts';
import { aReport } from '../../builders/a-report.ts';
import { aSnapshot } from '../../builders/a-snapshot.ts';
import { aStageHistory } from '../../builders/a-stage-history.ts';
import { aUuid } from '../../builders/a-uuid.ts';
import { comparedIn } from '../year-of-runs.ts';

const { account } = aCoverage();
const reliance = (given: Parameters<typeof aReport>[0] = {}) => aReport(given).reliance;
const read = (coverage: Partial<Coverage>) => reliance({ coverage });

test('a report on everything, by an account that sees everything, is whole', () => {
  expect(reliance()).toMatchObject({
    verdict: 'whole',
    cautions: [],
    expected: 9,
    received: 9,
    setAside: 0,
    unreadClients: 0,
    readFrom: '2026-11-23T07:00:01.000Z',
    readTo: '2026-11-23T07:00:04.000Z',
    daysSincePeriod: 0,
    account: { name: 'Olu Adeyemi', role: 'owner', sees: 'all' },
    agreement: { state: 'no-baseline' },
  });
});

test('what was set aside or could not be read is counted, and makes it partial', () => {
  const found = read({
    received: 7,
    setAside: [{ uuid: aUuid(1), reason: 'no created_at' }],
    unreadClients: [
      { uuid: aUuid(2), reason: '403' },
      { uuid: aUuid(3), reason: '404' },
    ],
    gaps: ['1 record was set aside', '2 clients could not be read'],
    notes: ['Plannr refused the include “tags”'],
  });
  expect(found).toMatchObject({
    verdict: 'partial',
    cautions: ['notes'],
    expected: 9,
    received: 7,
    setAside: 1,
    unreadClients: 2,
  });
});

describe('who was asked as', () => {
  test.each([
    ['owner', 'all', 'whole'],
    ['Admin', 'all', 'whole'],
    ['member', 'part', 'with-care'],
    ['something else', 'part', 'with-care'],
    [undefined, 'not-known', 'with-care'],
  ])('%s sees %s: %s', (role, sees, verdict) => {
    const found = read({ account: { ...account, role } });
    expect(found).toMatchObject({ verdict, account: { sees } });
    expect(found.cautions).toEqual(verdict === 'whole' ? [] : ['role']);
  });
});

test('notes, and counts that Plannr did not give, call for care', () => {
  expect(read({ notes: ['Plannr ignored a filter'] })).toMatchObject({ verdict: 'with-care', cautions: ['notes'] });
  const found = read({ expected: undefined });
  expect(found).toMatchObject({ verdict: 'with-care', cautions: ['no-counts'] });
  expect(found.expected).toBeUndefined();
});

test('so does a period that is not over', () => {
  expect(reliance({ asAt: '2026-11-20T07:00:00.000Z' })).toMatchObject({
    verdict: 'with-care',
    cautions: ['period-unfinished'],
    daysSincePeriod: 0,
  });
});

test.each([
  ['2026-11-23T00:00:00Z', 0],
  ['2026-11-24T07:00:00Z', 1],
  ['2026-12-23T07:00:00Z', 30],
])('as at %s the figures are read %i days after the period', (asAt, daysSincePeriod) => {
  expect(reliance({ asAt })).toMatchObject({ daysSincePeriod });
});

test('made as at a time that is past, a report tells when its cases were really read', () => {
  const coverage = { finishedAt: '2026-11-27T23:30:00.000Z' };
  const found = reliance({ asAt: '2026-11-23T07:00:00Z', coverage });
  expect(found).toMatchObject({ daysSincePeriod: 0, readDaysSincePeriod: 4 });
});

test('how surely the time in stage is known is counted over the open cases', () => {
  const cases = [1, 2, 3, 4, 5].map((number) => aCase({ uuid: aUuid(number) }));
  const by = '2026-11-20T09:00:00.000Z';
  const stageHistory = aStageHistory(
    [1, [2, by]],
    [2, [2, by]],
    [3, [2, { known: 'between', after: '2026-11-10T09:00:00.000Z', by }]],
    [4, [2, { known: 'at-least', by }]],
  );
  expect(reliance({ cases, stageHistory }).timeInStage).toEqual({ exact: 2, between: 1, atLeast: 1, notYet: 1 });
});

describe('agreement with the last run', () => {
  const before = [aCase({ uuid: aUuid(1) }), aCase({ uuid: aUuid(2) })];
  const now = [
    aCase({ uuid: aUuid(1), value: pounds(2_000) }),
    aCase({ uuid: aUuid(2), completedAt: '2026-11-18T09:00:00Z' }),
    aCase({ uuid: aUuid(3), createdAt: '2026-11-19T09:00:00Z' }),
    aCase({ uuid: aUuid(4), createdAt: '2026-11-19T09:00:00Z' }),
  ];

  test('is told where every case and amount is explained', () => {
    const found = reliance({
      cases: now,
      previous: { ...aSnapshot(before), account: { uuid: account.uuid, role: 'owner' } },
    });
    expect(found.agreement).toEqual({
      state: 'agrees',
      run: 'weekly-cases.2026-W46',
      asAtDay: '2026-11-16',
      opening: 2,
      closing: 3,
      unexplained: { cases: 0, value: { GBP: 0 } },
    });
    expect(found.verdict).toBe('whole');
  });

  test('cannot be told where the report was about something else then', () => {
    const previous = aSnapshot(before, { scope: { clients: [aUuid(9001)] } });
    const found = reliance({ cases: now, previous });
    expect(found).toMatchObject({
      verdict: 'whole',
      agreement: { state: 'not-comparable', run: 'weekly-cases.2026-W46' },
    });
  });

  test('calls for care where another account was asked as, or the last run was not complete', () => {
    const other = { ...aSnapshot(before), account: { uuid: aUuid(6002), role: 'owner' } };
    expect(reliance({ cases: now, previous: other })).toMatchObject({
      verdict: 'with-care',
      cautions: ['account-changed'],
    });
    const partial = aSnapshot(before, { gaps: ['2 clients could not be read'] });
    expect(reliance({ cases: now, previous: partial })).toMatchObject({
      verdict: 'with-care',
      cautions: ['last-run-partial'],
    });
  });

  test('calls for care where the lines do not explain all', () => {
    const report = aReport({ cases: now, previous: aSnapshot(before) });
    const movement = comparedIn(report);
    const off = (unexplained: { cases: number; value: Record<string, number> }) =>
      findReliance({ ...report, doubts: [], movement: { ...movement, bridge: { ...movement.bridge, unexplained } } });
    expect(off({ cases: 0, value: { GBP: 0, EUR: 0 } }).agreement.state).toBe('agrees');
    for (const unexplained of [
      { cases: 1, value: { GBP: 0, EUR: 0 } },
      { cases: 0, value: { GBP: 0, EUR: -1 } },
    ]) {
      const found = off(unexplained);
      expect(found).toMatchObject({ verdict: 'with-care', cautions: ['unexplained'], agreement: { unexplained } });
    }
  });
});
