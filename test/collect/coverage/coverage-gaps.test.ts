import { expect, test } from 'vitest';
import { coverageGaps, type Losses } from '../../../functions/collect/coverage/coverage-gaps.ts';
import type { ReadingPlan } from '../../../functions/collect/shard.ts';

const plan: ReadingPlan = {
  way: 'client-by-client',
  account: { uuid: 'a' },
  startedAt: '2026-11-23T07:00:00.000Z',
  notes: [],
  clientsAsked: 1512,
  narrowsAtPlannr: false,
  shards: [],
  counts: { requests: 0, retries: 0, rateLimited: 0 },
};

const nothingMissing: Losses = {
  plan,
  came: {
    howMissing: () => undefined,
    hasKey: () => true,
    isFiltered: () => true,
    dropped: new Set(),
    pageSizes: [],
  slowPageSizes: [],
  },
  setAside: [],
  unreadClients: [],
  shortLists: [],
};

const unread = (reason: string, count: number) =>
  Array.from({ length: count }, (_, index) => ({ uuid: `${reason}${index}`, reason }));

test('a whole reading has no gaps', () => {
  expect(coverageGaps(nothingMissing)).toEqual([]);
});

test('unread clients are counted by why they could not be read', () => {
  const unreadClients = [
    ...unread('refused (403)', 2),
    ...unread('not found (404)', 1),
    ...unread('HTTP 500, tried 6 times', 1100),
  ];
  expect(coverageGaps({ ...nothingMissing, unreadClients })).toEqual([
    '1,103 of 1,512 clients could not be read (2 refused, 1 not found, 1,100 without a usable answer).',
  ]);
});

test('one client out of one', () => {
  const alone = { ...nothingMissing, plan: { ...plan, clientsAsked: 1 }, unreadClients: unread('refused (403)', 1) };
  expect(coverageGaps(alone)).toEqual(['1 of 1 client could not be read (1 refused).']);
});

test('of many short lists one stands for all', () => {
  const shortLists = Array.from({ length: 1200 }, (_, index) => ({
    list: `open cases of client ${index}`,
    reason: 'Plannr counts 2 and 1 came',
  }));
  expect(coverageGaps({ ...nothingMissing, shortLists })).toEqual([
    '1,200 lists of cases are not whole. The list of open cases of client 0 is not whole: Plannr counts 2 and 1 came.',
  ]);
});

test('records that do not fit are counted', () => {
  expect(coverageGaps({ ...nothingMissing, setAside: [{ reason: 'uuid: missing' }] })).toEqual([
    '1 case came in a form that cannot be read, so that no figure holds it.',
  ]);
});

test('clients without a uuid on the list of clients are told', () => {
  const clientList = { missing: 2, extentIsKnown: true };
  expect(coverageGaps({ ...nothingMissing, plan: { ...plan, clientList } })).toEqual([
    "Plannr's list of clients is not whole (some records on it do not say which client they are), so that 2 of 1,512 clients were not asked for.",
  ]);
});
