import { afterEach, describe, expect, test } from 'vitest';
import { createPlannrClient } from '../../../functions/collect/client/plannr-client.ts';
import { readCases } from '../../../functions/collect/read-cases.ts';
import type { ReadingRequest } from '../../../functions/collect/reading.ts';
import { createFakeClock } from '../fake-clock.ts';
import { type Asked, type ScriptedPlannr, startScripted } from '../scripted-plannr.ts';

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

function readAll(more: Partial<ReadingRequest> = {}) {
  const client = createPlannrClient({
    baseUrl: server?.url ?? '',
    token: { get: async () => 'token', refetch: async () => 'token' },
    accountUuid: account.uuid,
    clock: createFakeClock(),
  });
  const request = { accountUuid: account.uuid, columns: [], completedFrom: '2026-01-01' };
  return readCases(client, { ...request, clients: 'all', ...more });
}

async function readList(page: (number: number, asked: Asked) => object, more: Partial<ReadingRequest> = {}) {
  server = await startScripted((asked) => {
    if (asked.path === '/logins') return { body: { data: [{ uuid: 'l1', account }] } };
    if (asked.query.has('filter[completed]')) return { body: { data: [], meta: { total: 0, last_page: 1 } } };
    const given = page(Number(asked.query.get('page') ?? '1'), asked);
    return 'status' in given && typeof given.status === 'number' ? { status: given.status } : { body: given };
  });
  const reading = await readAll(more);
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

  test('behind a full page, although the next link is null', async () => {
    const { cases, openPages } = await readList((page) => ({
      data: page === 1 ? rows(1, 500) : rows(501, 1000),
      links: { next: page === 1 ? 'https://elsewhere.example/cases?page=2' : null },
    }));
    expect([cases.length, openPages]).toEqual([1000, ['1', '2', '3']]);
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

describe('where the count and the links differ about the end', () => {
  const counted = { total: 1000, per_page: 500, last_page: 2 };

  test('the rows that a link leads to are read, though no count has them, and it is told', async () => {
    const { cases, coverage, openPages } = await readList((page) => ({
      data: page < 3 ? rows(page * 500 - 499, page * 500) : page === 3 ? rows(1001, 1200) : [],
      meta: counted,
      links: { next: page < 3 ? `https://plannr.example?page=${page + 1}` : null },
    }));
    expect(cases).toHaveLength(1200);
    expect(openPages.slice(0, 3)).toEqual(['1', '2', '3']);
    expect(coverage.gaps).toEqual(['The list of open cases is not whole: Plannr counts 1,000 and 1,200 came.']);
  });

  test('and so they are behind a full page without a link', async () => {
    const { cases, coverage } = await readList((page) => ({
      data: page < 3 ? rows(page * 500 - 499, page * 500) : page === 3 ? rows(1001, 1200) : [],
      meta: counted,
    }));
    expect(cases).toHaveLength(1200);
    expect(coverage.gaps).toHaveLength(1);
  });

  test('a full last page costs one request more, and nothing behind it is as it should be', async () => {
    const { cases, coverage, openPages } = await readList((page) => ({
      data: page < 3 ? rows(page * 500 - 499, page * 500) : [],
      meta: counted,
      links: { next: page === 1 ? 'more' : null },
    }));
    expect([cases.length, openPages]).toEqual([1000, ['1', '2', '3']]);
    expect(coverage).toMatchObject({ expected: 1000, received: 1000, gaps: [], notes: [] });
  });

  test('a link that leads to nothing is said, and makes nothing incomplete that was counted', async () => {
    const { coverage } = await readList((page) => ({
      data: page === 1 ? rows(1, 30) : [],
      meta: { total: 30, per_page: 500, last_page: 1 },
      links: { next: 'more' },
    }));
    expect(coverage).toMatchObject({
      gaps: [],
      notes: [
        'Of the list of open cases: its links lead to page 2, which has nothing more. Its count agrees with what came.',
      ],
    });
  });
});

test.each([
  ['with numbers for keys', { 500: rows(1, 1)[0], 7: rows(2, 2)[0] }, 2],
  ['that is empty', {}, 0],
])('a page whose data is an object %s is a list', async (_, data, count) => {
  const { cases, coverage } = await readList(() => ({ data, meta: { total: count, per_page: 500, last_page: 1 } }));
  expect(cases).toHaveLength(count);
  expect(coverage.gaps).toEqual([]);
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
    data: page <= 4 ? rows(page, page) : [],
    meta: { total: 4, per_page: 1, last_page: 4 },
  }));
  const kinds = asked.slice(1).map(({ query }) => (query.has('filter[completed]') ? 'completed' : 'open'));
  expect(kinds).toEqual(['open', 'open', 'open', 'open', 'open', 'completed']);
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

describe('a list that does not agree with itself is read once more', () => {
  const numbered = (numbers: readonly number[]) => numbers.flatMap((number) => rows(number, number));

  /** What the pages hold, one reading after the other: uuids by number, and Plannr's count. */
  const readings = (...each: (readonly [readonly number[], number])[][]) => {
    let reading = -1;
    return (page: number) => {
      if (page === 1) reading += 1;
      const pages = each[reading] ?? [];
      const [numbers, total] = pages[page - 1] ?? [[], 0];
      return { data: numbered(numbers), meta: { total, last_page: pages.length } };
    };
  };
  const numbersOf = (cases: readonly { uuid: string }[]) => cases.map(({ uuid }) => Number(uuid.slice(5))).toSorted();

  test('and two readings that each hide another row make up the whole, if the count stood still', async () => {
    const { cases, coverage } = await readList(
      readings(
        [
          [[1, 2], 4],
          [[2, 3], 4],
        ],
        [
          [[1, 3], 4],
          [[3, 4], 4],
        ],
      ),
    );
    expect(numbersOf(cases)).toEqual([1, 2, 3, 4]);
    expect(coverage).toMatchObject({ expected: 4, received: 4, gaps: [], share: 1 });
  });

  test('but not if it moved: one that left may then stand in for one that is missing', async () => {
    // Case 1 is deleted after the first page, so that case 3 is passed by; later case 3 is passed by again.
    const { coverage } = await readList(
      readings(
        [
          [[1, 2], 4],
          [[4], 3],
        ],
        [
          [[2, 4], 3],
          [[4], 3],
        ],
      ),
    );
    expect(coverage.gaps).toEqual([
      'The list of open cases is not whole: page 2 repeats page 1; Plannr counts 3 and 2 came.',
    ]);
  });

  test('and what came twice without a count to tell by is a sign too', async () => {
    const moved = (page: number) => [rows(2, 21), rows(21, 40), []][page - 1] ?? [];
    const whole = (page: number) => [rows(1, 20), rows(21, 40), []][page - 1] ?? [];
    let reading = 0;
    const first = await readList((page) => {
      if (page === 1) reading += 1;
      return { data: reading === 1 ? moved(page) : whole(page) };
    });
    expect([first.cases.length, first.coverage.gaps]).toEqual([40, []]);
    await server?.stop();
    const always = await readList((page) => ({ data: moved(page) }));
    expect(always.coverage.gaps).toEqual([
      'The list of open cases is not whole: a case came twice, so that another may be missing, and Plannr gives no count to tell by.',
    ]);
  });

  test('and where a case left the completed list meanwhile, it is looked for among the open ones', async () => {
    const done = { completed_at: '2026-02-01T12:00:00+00:00' };
    const account1 = { body: { data: [{ uuid: 'l1', account }] } };
    let completedReadings = 0;
    server = await startScripted(({ path, query }) => {
      if (path === '/logins') return account1;
      const page = Number(query.get('page') ?? '1');
      // Case 9 is reopened while the completed list is read for the first time.
      const isReopened = completedReadings > 0;
      if (query.has('filter[in_progress]')) {
        const data = isReopened ? [...rows(1, 1), ...rows(9, 9)] : rows(1, 1);
        return { body: { data, meta: { total: data.length, last_page: 1 } } };
      }
      if (page === 1) completedReadings += 1;
      if (completedReadings === 1) {
        const data = page === 1 ? rows(9, 9, done) : rows(8, 8, done);
        return { body: { data, meta: { total: page === 1 ? 3 : 2, last_page: 2 } } };
      }
      return { body: { data: rows(6 + page, 6 + page, done), meta: { total: 2, last_page: 2 } } };
    });
    const { cases, coverage } = await readAll();
    expect(numbersOf(cases)).toEqual([1, 7, 8, 9]);
    expect(cases.find(({ uuid }) => uuid === 'case-9')?.completedAt).toBeUndefined();
    expect(coverage).toMatchObject({ expected: 4, received: 4, gaps: [] });
  });
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
  const { cases, coverage } = await readAll({ clients: [bad, good] });
  expect(cases.map(({ clients }) => clients)).toEqual([[{ uuid: good, name: 'Jane' }]]);
  expect(coverage.unreadClients).toEqual([{ uuid: bad, reason: 'refused (422)' }]);
  expect(coverage.notes).toEqual([]);
});

describe('client by client', () => {
  /** A firm whose list of cases is refused. */
  const start = async (clients: readonly object[], page: (path: string, number: number) => object) => {
    server = await startScripted(({ path, query }) => {
      if (path === '/logins') return { body: { data: [{ uuid: 'l1', account }] } };
      if (path === '/cases') return { status: 403 };
      if (path === '/account') return { body: { data: clients, meta: { total: clients.length, last_page: 1 } } };
      if (query.has('filter[completed]')) return { body: { data: [], meta: { total: 0, last_page: 1 } } };
      return { body: page(path, Number(query.get('page') ?? '1')) };
    });
    return readAll();
  };

  test('employees and outsiders are not asked for, even if Plannr lists them with the clients', async () => {
    const accounts = [
      { uuid: 'c1', type: 'client' },
      { uuid: 'e1', type: 'employee' },
      { uuid: 'x1', type: 'external' },
      { uuid: 'c2' },
    ];
    const { coverage } = await start(accounts, () => ({ data: [], meta: { total: 0, last_page: 1 } }));
    expect(coverage).toMatchObject({ clientsAsked: 2, clientsRead: 2, gaps: [], share: 1 });
    const paths = server?.asked.map(({ path }) => path).filter((path) => path.startsWith('/client/'));
    expect(new Set(paths)).toEqual(new Set(['/client/c1/cases', '/client/c2/cases']));
  });

  test('a client of whom nobody can tell how many cases there are is not called read', async () => {
    const clients = [
      { uuid: 'c1', type: 'client' },
      { uuid: 'c2', type: 'client' },
    ];
    const { cases, coverage } = await start(clients, (path) => ({
      data: path.includes('c1') ? rows(1, 20) : rows(31, 40),
    }));
    expect(cases).toHaveLength(30);
    expect(coverage).toMatchObject({ clientsAsked: 2, clientsRead: 1, shortLists: [], share: 0.5 });
    expect(coverage.unreadClients).toEqual([{ uuid: 'c1', reason: 'page 2 repeats page 1' }]);
    expect(coverage.gaps).toEqual(['1 of 2 clients could not be read (1 without a usable answer).']);
  });
});
