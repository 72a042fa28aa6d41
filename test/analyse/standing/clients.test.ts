import { describe, expect, test } from 'vitest';
import type { Scope } from '../../../functions/analyse/analysis-input.ts';
import type { Case } from '../../../functions/analyse/case.ts';
import { aCase, euros, pounds } from '../../builders/a-case.ts';
import { aClient } from '../../builders/a-client.ts';
import { aReport } from '../../builders/a-report.ts';
import { aStage } from '../../builders/a-stage.ts';
import { aUuid } from '../../builders/a-uuid.ts';

const [mary, tom, zoe] = [aClient(1, 'Mary'), aClient(2, 'Tom'), aClient(3, 'Zoe')];
const completedAt = '2026-11-18T09:00:00Z';

const report = (clients: Scope['clients'], ...each: Partial<Case>[]) =>
  aReport({ scope: { clients }, cases: each.map((given, index) => aCase({ uuid: aUuid(index + 1), ...given })) });
const rows = (...each: Partial<Case>[]) => report('all', ...each).clients;

test('a client has all the figures of the cases it takes part in', () => {
  const [row] = rows(
    { clients: [mary], value: pounds(100), stage: aStage(1), createdAt: '2026-11-20T09:00:00Z', boardPosition: 3 },
    { clients: [mary, tom], value: pounds(300), stage: aStage(3), createdAt: '2026-11-03T09:00:00Z', boardPosition: 1 },
    { clients: [mary], value: pounds(50), createdAt: '2026-11-13T09:00:00Z', completedAt },
    { clients: [tom], value: pounds(1) },
  );
  expect(row).toEqual({
    uuid: mary.uuid,
    name: 'Mary',
    sharedCases: 1,
    totals: {
      openCases: 2,
      openValue: { GBP: 40_000 },
      openWithValue: 2,
      openWithValueBy: { GBP: 2 },
      openedInPeriod: 1,
      openedValueInPeriod: { GBP: 10_000 },
      completedInPeriod: 1,
      completedValueInPeriod: { GBP: 5_000 },
      completedWithValueInPeriod: 1,
      completedInHistory: 1,
      completedValueInHistory: { GBP: 5_000 },
      lostInPeriod: 0,
      lostValueInPeriod: {},
      lostInHistory: 0,
      lostValueInHistory: {},
      age: { n: 2, p50: 3, p85: 20, p95: 20, most: 20 },
      timeToComplete: { n: 1, p50: 5, p85: 5, p95: 5, most: 5 },
      position: {
        n: 2,
        mean: 2,
        weightedMean: { GBP: { n: 2, mean: 2.5 } },
        furthest: { stage: 'Recommendation', position: 3 },
      },
      boardPositions: { n: 2, lowest: 1, median: 1, highest: 3 },
    },
  });
});

describe('with all clients', () => {
  test('those of open cases and of cases completed in the history window have a row', () => {
    expect(
      rows(
        { clients: [mary] },
        { clients: [tom], completedAt: '2026-02-02T09:00:00Z' },
        { clients: [zoe], completedAt: '2020-02-02T09:00:00Z' },
        { clients: [aClient(4)], completedAt: '2026-12-24T09:00:00Z' },
        { clients: [] },
      ).map(({ name }) => name),
    ).toEqual(['Mary', 'Tom']);
  });

  test('a client with a row has its other openings counted too, as the firm has', () => {
    const later = { createdAt: '2026-11-17T09:00:00Z', completedAt: '2026-12-24T09:00:00Z' };
    expect(rows({ clients: [mary] }, { clients: [mary], ...later })).toMatchObject([
      { totals: { openedInPeriod: 1, openCases: 1, completedInHistory: 0 } },
    ]);
  });
});

describe('with a list of clients', () => {
  test('each of those has a row, with or without cases, and no other', () => {
    const { clients } = report([zoe.uuid, mary.uuid, aUuid(77)], { clients: [mary, tom] }, { clients: [tom, zoe] });
    expect(clients.map(({ uuid, name, totals }) => [uuid, name, totals.openCases])).toEqual([
      [mary.uuid, 'Mary', 1],
      [zoe.uuid, 'Zoe', 1],
      [aUuid(77), '', 0],
    ]);
  });

  test('a case in which none of them takes part is in no figure', () => {
    const all = report(
      [mary.uuid],
      { clients: [mary] },
      { clients: [tom], stage: aStage(9), value: euros(1) },
      { clients: [], completedAt },
    );
    expect(all.totals).toMatchObject({ openCases: 1, completedInPeriod: 0 });
    expect(all.accountedFor).toMatchObject({ used: 1, leftOut: 2 });
    expect(all.stages.map(({ name }) => name)).toEqual(['Research']);
    expect(all.currencies).toEqual(['GBP']);
    expect(all.openCases).toHaveLength(1);
    expect(all.dataQuality.faults).toEqual([]);
  });

  test('a case shared with a client who is not listed is whole, and shows both', () => {
    const all = report([mary.uuid], { clients: [tom, mary], value: pounds(10) });
    expect(all.clients).toMatchObject([{ name: 'Mary', sharedCases: 1, totals: { openValue: { GBP: 1_000 } } }]);
    expect(all.openCases[0]?.clients).toEqual([tom, mary]);
    expect(all.reconciliation).toMatchObject({
      clients: { openCases: 1 },
      countedAgain: { openCases: 0 },
      withoutClient: { openCases: 0 },
      firm: { openCases: 1 },
    });
  });

  test('a uuid typed in capitals is the same client, and is shown as Plannr writes it', () => {
    const uuid = 'edeca343-8b56-4079-8e16-620fe8145712';
    const client = { uuid, name: 'Mary' };
    expect(report([uuid.toUpperCase()], { clients: [client] }).clients).toMatchObject([
      { uuid, name: 'Mary', totals: { openCases: 1 } },
    ]);
    expect(report([uuid.toUpperCase()]).clients).toMatchObject([{ uuid: uuid.toUpperCase(), name: '' }]);
    expect(rows({ clients: [client, { uuid: uuid.toUpperCase(), name: 'Mary' }] })).toMatchObject([
      { sharedCases: 0, totals: { openCases: 1 } },
    ]);
  });
});

describe('a client that could not be read', () => {
  const uuid = 'edeca343-8b56-4079-8e16-620fe8145712';
  const partly = (clients: Scope['clients'], ...each: Partial<Case>[]) =>
    aReport({
      scope: { clients },
      cases: each.map((given, index) => aCase({ uuid: aUuid(index + 1), ...given })),
      coverage: { unreadClients: [{ uuid: uuid.toUpperCase(), reason: 'refused' }] },
    });

  test('says so on its row, and no other does', () => {
    expect(partly([uuid, mary.uuid], { clients: [mary] }).clients.map((row) => [row.uuid, row.unread])).toEqual([
      [mary.uuid, undefined],
      [uuid, 'refused'],
    ]);
  });

  test('has the figures of the shared cases that came all the same, and they count as ever', () => {
    const shared = { clients: [mary, { uuid, name: 'Ann' }], value: pounds(10) };
    for (const clients of ['all', [uuid, mary.uuid]] as const) {
      const { clients: shown, reconciliation, totals } = partly(clients, shared);
      expect(shown).toMatchObject([
        { name: 'Ann', unread: 'refused', totals: { openCases: 1 } },
        { name: 'Mary', totals: { openCases: 1 } },
      ]);
      expect(totals.openCases).toBe(1);
      expect(reconciliation).toMatchObject({ clients: { openCases: 2 }, countedAgain: { openCases: 1 } });
    }
  });
});

describe('shared cases', () => {
  test('are the open ones that another client takes part in as well', () => {
    const shared = rows(
      { clients: [mary, tom] },
      { clients: [mary, zoe, tom] },
      { clients: [mary] },
      { clients: [mary, zoe], completedAt },
    );
    expect(Object.fromEntries(shared.map(({ name, sharedCases }) => [name, sharedCases]))).toEqual({
      Mary: 2,
      Tom: 2,
      Zoe: 1,
    });
  });

  test('a client named twice on one case counts once', () => {
    const all = report('all', { clients: [mary, mary], value: pounds(5) });
    expect(all.clients).toMatchObject([{ sharedCases: 0, totals: { openCases: 1, openValue: { GBP: 500 } } }]);
    expect(all.reconciliation.countedAgain.openCases).toBe(0);
    expect(all.openCases[0]?.clients).toEqual([mary]);
  });
});

describe('a client’s name', () => {
  const named = (name: string, createdAt: string) => ({ clients: [{ uuid: aUuid(50), name }], createdAt });

  test('is that of the latest case, on every row', () => {
    const all = report(
      'all',
      named('Mary Shaw', '2026-11-02T09:00:00Z'),
      named('Mary O’Neill', '2026-11-03T09:00:00Z'),
      named('Mary Smith', '2026-11-01T09:00:00Z'),
    );
    expect(all.clients).toMatchObject([{ name: 'Mary O’Neill', totals: { openCases: 3 } }]);
    expect(all.openCases.map(({ clients }) => clients[0]?.name)).toEqual(Array(3).fill('Mary O’Neill'));
  });

  test('is that of the latest case that has one', () => {
    expect(rows(named('Mary', '2026-11-02T09:00:00Z'), named('', '2026-11-03T09:00:00Z'))).toMatchObject([
      { name: 'Mary' },
    ]);
    expect(rows(named('', '2026-11-03T09:00:00Z'))).toMatchObject([{ name: '' }]);
  });
});

test('rows come by open value in pounds, then open cases, then name, then uuid', () => {
  const twin = (number: number) => ({ clients: [aClient(number, 'Twin')], value: undefined });
  const order = rows(
    { clients: [aClient(1, 'Poor')], value: pounds(-1) },
    { clients: [aClient(2, 'Busy')], value: undefined },
    { clients: [aClient(2, 'Busy')], value: pounds(0) },
    { clients: [aClient(3, 'Euro')], value: euros(1_000_000) },
    { clients: [aClient(4, 'Rich')], value: pounds(9) },
    { clients: [aClient(5, 'Richer')], value: pounds(10) },
    { clients: [aClient(6, 'Done')], value: pounds(99), completedAt },
    twin(9),
    twin(8),
    { clients: [aClient(7, 'alone')], value: undefined },
  );
  expect(order.map(({ name, uuid }) => `${name} ${Number(uuid.slice(-1))}`)).toEqual([
    'Richer 5',
    'Rich 4',
    'Busy 2',
    'alone 7',
    'Euro 3',
    'Twin 8',
    'Twin 9',
    'Done 6',
    'Poor 1',
  ]);
});

describe('the line that reconciles clients and firm', () => {
  test('takes off what is counted again and adds what has no client', () => {
    const { reconciliation } = report(
      'all',
      { clients: [mary, tom, zoe], value: pounds(100) },
      { clients: [mary, tom], value: euros(40) },
      { clients: [mary], value: pounds(7) },
      { clients: [], value: pounds(20) },
      { clients: [tom, zoe], value: pounds(3), completedAt },
      { clients: [], value: undefined, completedAt },
      { clients: [mary, tom], value: pounds(1_000), completedAt: '2026-02-02T09:00:00Z' },
    );
    expect(reconciliation).toEqual({
      clients: {
        openCases: 6,
        openValue: { GBP: 30_700, EUR: 8_000 },
        completedInPeriod: 2,
        completedValueInPeriod: { GBP: 600 },
      },
      countedAgain: {
        openCases: 3,
        openValue: { GBP: 20_000, EUR: 4_000 },
        completedInPeriod: 1,
        completedValueInPeriod: { GBP: 300 },
      },
      withoutClient: {
        openCases: 1,
        openValue: { GBP: 2_000 },
        completedInPeriod: 1,
        completedValueInPeriod: {},
      },
      firm: {
        openCases: 4,
        openValue: { GBP: 12_700, EUR: 4_000 },
        completedInPeriod: 2,
        completedValueInPeriod: { GBP: 300 },
      },
    });
  });

  test('counts again only under clients who have a row', () => {
    const { reconciliation } = report([mary.uuid, tom.uuid], { clients: [mary, tom, zoe], value: pounds(1) });
    expect(reconciliation).toMatchObject({
      clients: { openCases: 2 },
      countedAgain: { openCases: 1, openValue: { GBP: 100 } },
      firm: { openCases: 1 },
    });
  });

  test('is all noughts for a firm without cases', () => {
    const nothing = { openCases: 0, openValue: {}, completedInPeriod: 0, completedValueInPeriod: {} };
    expect(report('all').reconciliation).toEqual({
      clients: nothing,
      countedAgain: nothing,
      withoutClient: nothing,
      firm: nothing,
    });
  });
});
