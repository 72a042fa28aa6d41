import { afterEach, describe, expect, test } from 'vitest';
import { createPlannrClient } from '../../functions/collect/plannr-client.ts';
import { readCases } from '../../functions/collect/read-cases.ts';
import type { ReadingRequest } from '../../functions/collect/reading.ts';
import { createFakeClock } from './fake-clock.ts';
import { type Asked, type ScriptedPlannr, startScripted } from './scripted-plannr.ts';

/*
 * Lists as no sandbox gives them: the script says what is on each page of the open list, and the completed one is empty.
 */

const account = { uuid: 'aaaaaaaa-0000-4000-8000-000000000001', type: 'employee', role: 'owner', name: 'Olive' };
const participant = { uuid: 'c1', name: 'Jane', type: 'client' };

const rows = (from: number, to: number, fields: object = {}) =>
  Array.from({ length: to - from + 1 }, (_, index) => ({
    uuid: `case-${from + index}`,
    name: `Case ${from + index}`,
    created_at: '2026-01-01T10:00:00+00:00',
    updated_at: '2026-01-01T10:00:00+00:00',
    participants: [participant],
    status: null,
    type: null,
    assigned_to: [],
    ...fields,
  }));

let server: ScriptedPlannr | undefined;
afterEach(async () => {
  await server?.stop();
  server = undefined;
});

async function readList(page: (number: number, asked: Asked) => object, more: Partial<ReadingRequest> = {}) {
  server = await startScripted((asked) => {
    if (asked.path === '/logins') return { body: { data: [{ uuid: 'l1', account }] } };
    if (asked.query.has('filter[completed]')) return { body: { data: [], meta: { total: 0, last_page: 1 } } };
    const given = page(Number(asked.query.get('page') ?? '1'), asked);
    return 'status' in given && typeof given.status === 'number' ? { status: given.status } : { body: given };
  });
  const client = createPlannrClient({
    baseUrl: server.url,
    token: { get: async () => 'token', refetch: async () => 'token' },
    accountUuid: account.uuid,
    clock: createFakeClock(),
  });
  const reading = await readCases(client, {
    accountUuid: account.uuid,
    clients: 'all',
    columns: [],
    completedFrom: '2026-01-01',
    ...more,
  });
  const openPages = server.asked.filter(({ query }) => query.has('filter[in_progress]'));
  return { ...reading, openPages: openPages.map(({ query }) => query.get('page') ?? '1'), asked: server.asked };
}

describe('a list without counts ends', () => {
  test('where fewer rows come than Plannr ever puts on a page', async () => {
    const { cases, openPages } = await readList(() => ({ data: rows(1, 14) }));
    expect([cases.length, openPages]).toEqual([14, ['1']]);
  });

  test('at an empty page', async () => {
    const { cases, openPages } = await readList((page) => ({ data: page === 1 ? rows(1, 15) : [] }));
    expect([cases.length, openPages]).toEqual([15, ['1', '2']]);
  });

  test('where the next link is null, full as the page may be', async () => {
    const { cases, openPages } = await readList((page) => ({
      data: page === 1 ? rows(1, 500) : rows(501, 1000),
      links: { next: page === 1 ? 'https://elsewhere.example/cases?page=2' : null },
    }));
    expect([cases.length, openPages]).toEqual([1000, ['1', '2']]);
  });

  test('where the last page comes again and again', async () => {
    const { cases, coverage, openPages } = await readList((page) => ({
      data: page === 1 ? rows(1, 100) : rows(101, 160),
    }));
    expect([cases.length, openPages]).toEqual([160, ['1', '2', '3']]);
    expect(coverage.gaps).toEqual([]);
  });

  test('where a further page is not found, though not where a link had promised it', async () => {
    const missing = { status: 404, body: { message: 'No such page.' } };
    const bare = await readList((page) => (page === 1 ? { data: rows(1, 100) } : missing));
    expect([bare.cases.length, bare.coverage.gaps]).toEqual([100, []]);
    await server?.stop();
    const promised = await readList((page) => (page === 1 ? { data: rows(1, 100), links: { next: 'x' } } : missing));
    expect(promised.coverage.gaps).toEqual([
      'The list of open cases is not whole: page 2 could not be read (not found (404)).',
    ]);
    expect(promised.coverage.share).toBe(0);
  });
});

test('a bare list, without anything around it, is a list', async () => {
  const { cases } = await readList(() => rows(1, 3));
  expect(cases).toHaveLength(3);
});

test('counts that come as texts, or without the last page, are counts', async () => {
  const { cases, coverage, openPages } = await readList((page) => ({
    data: page === 1 ? rows(1, 20) : rows(21, 30),
    meta: { total: '30', per_page: '20' },
  }));
  expect([cases.length, openPages]).toEqual([30, ['1', '2']]);
  expect(coverage).toMatchObject({ expected: 30, received: 30, gaps: [] });
});

test('the rows of a smaller page than was asked for are believed, and all pages read', async () => {
  const { cases, openPages } = await readList((page) => ({
    data: rows((page - 1) * 40 + 1, Math.min(100, page * 40)),
    meta: { total: 100, per_page: 40, last_page: 3 },
  }));
  expect([cases.length, openPages.toSorted()]).toEqual([100, ['1', '2', '3']]);
});

test('of two versions of a case the later edited one is right, whichever came first', async () => {
  const older = { updated_at: '2026-02-01T10:00:00+00:00', value: { amount: '100', currency: 'GBP' } };
  const newer = { updated_at: '2026-02-01T11:30:00+01:00', value: { amount: '200', currency: 'GBP' } };
  for (const order of [
    [older, newer],
    [newer, older],
  ]) {
    const { cases, coverage } = await readList((page) => ({
      data: rows(1, 1, order[page - 1]),
      meta: { total: 1, last_page: 2 },
    }));
    expect(cases.map(({ value }) => value)).toEqual([{ minor: 200, currency: 'GBP' }]);
    expect(coverage.received).toBe(1);
    await server?.stop();
  }
});

test('a case that is completed while it is read counts once, as completed', async () => {
  const completed = { completed_at: '2026-02-01T12:00:00+00:00', updated_at: '2026-02-01T12:00:00+00:00' };
  const { cases, coverage } = await readList((_page, { query }) => ({
    data: query.has('filter[in_progress]') ? [...rows(1, 1), ...rows(1, 1, completed)] : [],
    meta: { total: 1, last_page: 1 },
  }));
  expect(cases).toMatchObject([{ uuid: 'case-1', completedAt: '2026-02-01T12:00:00.000Z' }]);
  expect(coverage.gaps).toEqual([]);
});

test('the completed list is read only after the open one, so that a case that is completed in between is in one of them', async () => {
  const { asked } = await readList((page) => ({
    data: rows(page, page),
    meta: { total: 4, per_page: 1, last_page: 4 },
  }));
  const kinds = asked.slice(1).map(({ query }) => (query.has('filter[completed]') ? 'completed' : 'open'));
  expect(kinds).toEqual(['open', 'open', 'open', 'open', 'completed']);
});

test('one page that cannot be read is missed by number, and the others are used', async () => {
  const { cases, coverage } = await readList((page) =>
    page === 2 ? { status: 500 } : { data: rows(page * 10 - 9, page * 10), meta: { total: 30, last_page: 3 } },
  );
  expect(cases).toHaveLength(20);
  expect(coverage).toMatchObject({ expected: 30, received: 20 });
  expect(coverage.share).toBeCloseTo(2 / 3, 10);
  expect(coverage.gaps).toEqual([
    'The list of open cases is not whole: page 2 could not be read (HTTP 500, tried 6 times); Plannr counts 30 and 20 came.',
  ]);
});

test('a client whose list is refused for its own sake does not cost the others their relations', async () => {
  const [good, bad] = ['11111111-0000-4000-8000-000000000001', '22222222-0000-4000-8000-000000000002'];
  server = await startScripted(({ path, query }) => {
    if (path === '/logins') return { body: { data: [{ uuid: 'l1', account }] } };
    if (path === '/cases') return { status: 403 };
    if (path.includes(bad)) return { status: 422, body: { message: 'This client is being merged.' } };
    const data = query.has('filter[completed]')
      ? []
      : rows(1, 1, { participants: [{ uuid: good, name: 'Jane', type: 'client' }] });
    return {
      body: {
        data: query.get('include')?.includes('participants') ? data : [],
        meta: { total: data.length, last_page: 1 },
      },
    };
  });
  const client = createPlannrClient({
    baseUrl: server.url,
    token: { get: async () => 'token', refetch: async () => 'token' },
    accountUuid: account.uuid,
    clock: createFakeClock(),
  });
  const { cases, coverage } = await readCases(client, {
    accountUuid: account.uuid,
    clients: [bad, good],
    columns: [],
    completedFrom: '2026-01-01',
  });
  expect(cases.map(({ clients }) => clients)).toEqual([[{ uuid: good, name: 'Jane' }]]);
  expect(coverage.unreadClients).toEqual([{ uuid: bad, reason: 'refused (422)' }]);
  expect(coverage.notes).toEqual([]);
});
