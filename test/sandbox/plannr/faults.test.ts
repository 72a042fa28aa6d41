import { afterEach, describe, expect, test } from 'vitest';
import { allRows, askPlannr, uuidsOf } from './ask-plannr.ts';
import type { Faults, RelationShape } from './faults.ts';
import { defaultAsAt, generateFirm } from './generate-firm.ts';
import { type Plannr, startPlannr } from './start-plannr.ts';

const firm = generateFirm({ seed: 31, cases: 60, clients: 20 });
const state = firm.at(defaultAsAt);
const everyone = [...state.cases.map(({ uuid }) => uuid)].sort();

const running: Plannr[] = [];
afterEach(async () => {
  for (const each of running.splice(0)) await each.stop();
});

async function withFaults(
  faults: Faults,
  options: { readonly requestsPerMinute?: number; readonly rateClock?: () => number } = {},
) {
  const plannr = await startPlannr({ firm, now: () => defaultAsAt, faults, ...options });
  running.push(plannr);
  return plannr;
}

const statuses = async (plannr: Plannr, times: number, path = '/cases') => {
  const all: number[] = [];
  for (let index = 0; index < times; index++) all.push((await askPlannr(plannr, path)).status);
  return all;
};

describe('the rate', () => {
  test('no sixty seconds hold more than the limit, by the clock that is given', async () => {
    let clock = 1_000_000;
    const plannr = await withFaults({}, { requestsPerMinute: 3, rateClock: () => clock });
    const first = await askPlannr(plannr, '/cases');
    expect(first.headers.get('x-ratelimit-limit')).toBe('3');
    expect(first.headers.get('x-ratelimit-remaining')).toBe('2');
    expect(first.headers.get('retry-after')).toBeNull();
    expect(first.headers.get('x-ratelimit-reset')).toBeNull();
    clock += 20_000;
    expect(await statuses(plannr, 2, '/logins')).toEqual([200, 200]);
    clock += 500;
    const refused = await askPlannr(plannr, '/cases');
    expect(refused.status).toBe(429);
    expect(refused.body()).toEqual({ message: 'Too Many Attempts.' });
    expect(refused.headers.get('x-ratelimit-remaining')).toBe('0');
    // The first of the three is 20.5 seconds old.
    expect(refused.headers.get('retry-after')).toBe('40');
    expect(refused.headers.get('x-ratelimit-reset')).toBe('1061');
    clock += 39_499;
    expect(await statuses(plannr, 1)).toEqual([429]);
    clock += 1;
    expect(await statuses(plannr, 2)).toEqual([200, 429]);
    clock += 20_000;
    expect(await statuses(plannr, 3)).toEqual([200, 200, 429]);
    expect(plannr.requests.map(({ status }) => status)).toEqual([200, 200, 200, 429, 429, 200, 429, 200, 200, 429]);
    expect(plannr.requests[5]?.at).toBe(1_060_000);
  });

  test('500 a minute unless said otherwise', async () => {
    const plannr = await withFaults({}, { rateClock: () => 0 });
    expect((await askPlannr(plannr, '/logins')).headers.get('x-ratelimit-remaining')).toBe('499');
  });

  test('others can use the same budget', async () => {
    const plannr = await withFaults({ othersPerRequest: 2 }, { requestsPerMinute: 7, rateClock: () => 0 });
    expect((await askPlannr(plannr, '/cases')).headers.get('x-ratelimit-remaining')).toBe('4');
    expect(await statuses(plannr, 3)).toEqual([200, 200, 429]);
  });

  test('429 for a while, with and without the seconds to wait, but not for the logins', async () => {
    const plannr = await withFaults({ tooManyRequests: { times: 2, retryAfterSeconds: 7 } });
    expect((await askPlannr(plannr, '/logins')).status).toBe(200);
    const refused = await askPlannr(plannr, '/cases');
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '7']);
    expect(await statuses(plannr, 2)).toEqual([429, 200]);
    plannr.faults.tooManyRequests = { times: 1 };
    const silent = await askPlannr(plannr, '/cases');
    expect([silent.status, silent.headers.get('retry-after'), silent.headers.get('x-ratelimit-reset')]).toEqual([
      429,
      null,
      null,
    ]);
    expect(await statuses(plannr, 1)).toEqual([200]);
  });
});

describe('broken answers', () => {
  test.each([500, 502] as const)('%i comes as a page of HTML, so often as asked', async (status) => {
    const plannr = await withFaults({ serverError: { status, times: 2 } });
    const answer = await askPlannr(plannr, '/cases');
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toContain('text/html');
    expect(answer.text).toContain('<html>');
    expect(await statuses(plannr, 2)).toEqual([status, 200]);
  });

  test('every third request can fail, and only on a path', async () => {
    const plannr = await withFaults({ serverError: { status: 502, times: 'always', every: 3 } });
    expect(await statuses(plannr, 7)).toEqual([200, 200, 502, 200, 200, 502, 200]);
    plannr.faults.serverError = { status: 500, times: 'always', path: '/account' };
    expect(await statuses(plannr, 1)).toEqual([200]);
    expect(await statuses(plannr, 1, '/account')).toEqual([500]);
  });

  test('the connection is cut in the middle of the body', async () => {
    const plannr = await withFaults({ cutBody: { times: 1 } });
    await expect(askPlannr(plannr, '/cases', { per_page: 50 })).rejects.toThrow('terminated');
    expect(plannr.requests.map(({ status }) => status)).toEqual([0]);
    expect(await statuses(plannr, 1)).toEqual([200]);
  });

  test('a slow answer comes late, the next at once', async () => {
    const plannr = await withFaults({ slow: { times: 1, milliseconds: 60_000 } });
    const giveUp = AbortSignal.timeout(50);
    const headers = { Authorization: `Bearer ${plannr.token}`, 'X-PLANNR-ACCOUNT-UUID': plannr.accountUuid };
    await expect(fetch(`${plannr.url}/api/v1/cases`, { headers, signal: giveUp })).rejects.toThrow('timeout');
    expect(await statuses(plannr, 1)).toEqual([200]);
    plannr.faults.slow = { times: 1, milliseconds: 20 };
    const before = performance.now();
    expect(await statuses(plannr, 1)).toEqual([200]);
    expect(performance.now() - before).toBeGreaterThan(18);
  });
});

describe('paging that goes wrong', () => {
  const query = { sort: 'created_at', per_page: 20 };

  test('a case deleted between pages takes a row of the next page along', async () => {
    const plannr = await withFaults({ shiftRows: { change: 'deleted', afterPage: 1, times: 1 } });
    const before = uuidsOf(await allRows(await withFaults({}), '/cases', query));
    const seen = uuidsOf(await allRows(plannr, '/cases', query));
    expect(seen).toEqual(before.filter((_, index) => index !== 20));
    expect([...plannr.removedCaseUuids]).toEqual([before[0]]);
    expect(uuidsOf(await allRows(plannr, '/cases', query))).toEqual(before.slice(1));
    expect((await askPlannr(plannr, `/cases/${before[0]}`)).status).toBe(404);
  });

  test('a deletion comes after its page and no other', async () => {
    const plannr = await withFaults({ shiftRows: { change: 'deleted', afterPage: 2, times: 'always' } });
    const before = uuidsOf(await allRows(await withFaults({}), '/cases', { ...query, per_page: 10 }));
    const seen = uuidsOf(await allRows(plannr, '/cases', { ...query, per_page: 10 }));
    expect(seen).toEqual(before.filter((_, index) => index !== 20));
    expect([...plannr.removedCaseUuids]).toEqual([before[0]]);
    await allRows(plannr, '/cases', { ...query, per_page: 10 });
    expect([...plannr.removedCaseUuids]).toEqual(before.slice(0, 2));
  });

  test('a case that appears between pages repeats a row, and is there the next time', async () => {
    const plannr = await withFaults({ shiftRows: { change: 'inserted', afterPage: 1, times: 1 } });
    const truth = uuidsOf(await allRows(await withFaults({}), '/cases', query));
    const seen = uuidsOf(await allRows(plannr, '/cases', query));
    expect(seen).toEqual([...truth.slice(1, 21), ...truth.slice(20)]);
    expect(uuidsOf(await allRows(plannr, '/cases', query))).toEqual(truth);
  });

  test('or it happens at every reading', async () => {
    const plannr = await withFaults({ shiftRows: { change: 'inserted', afterPage: 2, times: 'always' } });
    const truth = uuidsOf(await allRows(await withFaults({}), '/cases', query));
    for (let reading = 0; reading < 3; reading++) {
      expect(uuidsOf(await allRows(plannr, '/cases', query))).toEqual([...truth.slice(1, 41), ...truth.slice(40)]);
    }
  });

  test('a row comes twice, as one more or in the place of another', async () => {
    const plannr = await withFaults({ duplicateRow: { how: 'extra', times: 1 } });
    const truth = uuidsOf(await allRows(await withFaults({}), '/cases', query));
    expect(uuidsOf(await allRows(plannr, '/cases', query))).toEqual([
      ...truth.slice(0, 20),
      truth[0],
      ...truth.slice(20),
    ]);
    plannr.faults.duplicateRow = { how: 'instead', times: 1 };
    expect(uuidsOf(await allRows(plannr, '/cases', query))).toEqual([
      ...truth.slice(0, 19),
      truth[0],
      ...truth.slice(20),
    ]);
    expect(uuidsOf(await allRows(plannr, '/cases', query))).toEqual(truth);
  });

  test('page 2 repeats page 1, once or always', async () => {
    const plannr = await withFaults({ repeatFirstPage: { times: 1 } });
    const pageOf = async (page: number) => uuidsOf((await askPlannr(plannr, '/cases', { ...query, page })).page().data);
    const first = await pageOf(1);
    expect(await pageOf(2)).toEqual(first);
    const second = await pageOf(2);
    expect(second.filter((uuid) => first.includes(uuid))).toEqual([]);
    plannr.faults.repeatFirstPage = { times: 'always' };
    expect(await pageOf(3)).toEqual(first);
    expect(await pageOf(2)).toEqual(first);
  });

  test('links lose the filters, or lead elsewhere', async () => {
    const plannr = await withFaults({ linksWithoutFilters: true });
    const next = async () => new URL((await askPlannr(plannr, '/cases', query)).page().links?.next ?? '');
    expect(Object.fromEntries((await next()).searchParams)).toEqual({ page: '2' });
    plannr.faults.linksWithoutFilters = false;
    plannr.faults.linksHost = 'https://elsewhere.example';
    expect((await next()).href).toBe('https://elsewhere.example/api/v1/cases?sort=created_at&per_page=20&page=2');
  });

  test('meta and links are left out', async () => {
    const plannr = await withFaults({ noMeta: true });
    const noMeta = (await askPlannr(plannr, '/cases', query)).page();
    expect(noMeta.meta).toBeUndefined();
    expect(noMeta.links?.next).toContain('page=2');
    plannr.faults.noLinks = true;
    expect(Object.keys((await askPlannr(plannr, '/cases', query)).page())).toEqual(['data']);
  });

  test('the total is wrong and nothing else', async () => {
    const plannr = await withFaults({ totalWrongBy: 3 });
    const { meta } = (await askPlannr(plannr, '/cases', query)).page();
    expect(meta).toMatchObject({ total: 63, last_page: 3 });
    const accounts = (await askPlannr(plannr, '/account', { 'filter[type]': 'client' })).page();
    expect(accounts.meta?.total).toBe(20);
  });

  test('fewer a page than asked for, quietly or refused', async () => {
    const plannr = await withFaults({ perPageCap: 25 });
    const { data, meta } = (await askPlannr(plannr, '/cases', { per_page: 500 })).page();
    expect(data).toHaveLength(25);
    expect(meta).toMatchObject({ per_page: 25, last_page: 3 });
    expect(uuidsOf(await allRows(plannr, '/cases')).sort()).toEqual(everyone);
    plannr.faults.perPageCap = undefined;
    plannr.faults.perPageRefusedOver = 100;
    const refused = await askPlannr(plannr, '/cases', { per_page: 101 });
    expect(refused.status).toBe(422);
    expect(refused.message()).toBe('The per page field must not be greater than 100.');
    expect((await askPlannr(plannr, '/account', { per_page: 500 })).status).toBe(422);
    expect((await askPlannr(plannr, '/cases', { per_page: 100 })).status).toBe(200);
  });
});

describe('names that are not known', () => {
  test.each([400, 422] as const)('an include is refused with %i', async (status) => {
    const plannr = await withFaults({ refusedIncludes: { names: ['assigned_to'], status } });
    const refused = await askPlannr(plannr, '/cases', { include: 'status,assigned_to' });
    expect(refused.status).toBe(status);
    expect(refused.message()).toMatch(/^Requested include\(s\) `assigned_to` are not allowed\. .*`participants, /);
    expect((await askPlannr(plannr, '/cases', { include: 'status' })).status).toBe(200);
  });

  test('an include is accepted and does not come', async () => {
    const plannr = await withFaults({ undeliveredIncludes: ['status'] });
    const { data } = (await askPlannr(plannr, '/cases', { include: 'status,type' })).page();
    expect(data.filter((row) => 'status' in row || !('type' in row))).toEqual([]);
  });

  test('a filter is refused, or changes nothing', async () => {
    const plannr = await withFaults({ refusedFilters: ['completed_after'] });
    const asked = { 'filter[completed_after]': '2026-11-01', per_page: 500 };
    expect((await askPlannr(plannr, '/cases', asked)).status).toBe(400);
    plannr.faults.refusedFilters = [];
    plannr.faults.ignoredFilters = ['completed_after'];
    expect((await askPlannr(plannr, '/cases', asked)).page().data).toHaveLength(60);
  });

  test('a sort is refused, or changes nothing', async () => {
    const plannr = await withFaults({ sort: 'refused' });
    expect((await askPlannr(plannr, '/cases', { sort: 'created_at' })).status).toBe(400);
    plannr.faults.sort = 'ignored';
    expect(uuidsOf(await allRows(plannr, '/cases', { sort: 'created_at' }))).toEqual(
      uuidsOf(await allRows(plannr, '/cases')),
    );
  });

  test('a bare date may leave its own day out', async () => {
    const plannr = await withFaults({});
    const [latest] = (await allRows(plannr, '/cases', { 'filter[completed]': 'true', sort: '-completed_at' })).map(
      ({ completed_at }) => String(completed_at),
    );
    const asked = { 'filter[completed_after]': latest?.slice(0, 10) ?? '' };
    expect(await allRows(plannr, '/cases', asked)).not.toEqual([]);
    plannr.faults.dateFiltersLeaveOutTheDay = true;
    expect(await allRows(plannr, '/cases', asked)).toEqual([]);
  });
});

describe('records of another shape', () => {
  const include = 'participants,plans,tags,assigned_to,status,type,participants_count';

  test('the first so many, or the named, have a field that does not fit', async () => {
    const named = everyone.slice(10, 12);
    const plannr = await withFaults({
      brokenRecords: [
        { field: 'amount', cases: 2 },
        { field: 'created_at', cases: named },
        { field: 'name', cases: named.slice(0, 1) },
      ],
    });
    const rows = await allRows(plannr, '/cases', { include });
    const uuidsWith = (test: (row: (typeof rows)[number]) => boolean) => uuidsOf(rows.filter(test)).sort();
    expect(uuidsWith(({ value }) => JSON.stringify(value).includes('"12.5"'))).toEqual(
      state.cases
        .slice(0, 2)
        .map(({ uuid }) => uuid)
        .sort(),
    );
    expect(uuidsWith(({ created_at }) => created_at === 'yesterday')).toEqual(named);
    expect(uuidsWith(({ name }) => typeof name === 'object')).toEqual(named.slice(0, 1));
    plannr.faults.brokenRecords = [
      { field: 'uuid', cases: 3 },
      { field: 'completed_at', cases: 1 },
      { field: 'value', cases: 1 },
      { field: 'status', cases: 1 },
      { field: 'type', cases: 1 },
    ];
    const others = (await allRows(plannr, '/cases', { include })).filter((row) => !('uuid' in row));
    expect(others).toHaveLength(3);
    expect(others).toContainEqual(
      expect.objectContaining({ completed_at: 'yesterday', value: 'a lot', status: 7, type: 7 }),
    );
  });

  const shapes: readonly (readonly [RelationShape, (list: readonly unknown[]) => unknown])[] = [
    ['object', (list) => (list.length === 1 ? list[0] : list)],
    ['data', (list) => ({ data: list })],
    ['null', () => null],
    ['missing', () => undefined],
    ['empty', () => []],
    ['null-when-empty', (list) => (list.length === 0 ? null : list)],
    ['missing-when-empty', (list) => (list.length === 0 ? undefined : list)],
  ];
  test.each(shapes)('relations come as: %s', async (shape, make) => {
    const plannr = await withFaults({});
    const plain = await allRows(plannr, '/cases', { include });
    plannr.faults.relations = { participants: shape, plans: shape, tags: shape, assigned_to: shape };
    const shaped = await allRows(plannr, '/cases', { include });
    for (const [index, row] of plain.entries()) {
      for (const name of ['participants', 'plans', 'tags', 'assigned_to']) {
        const list = row[name];
        expect(shaped[index]?.[name]).toEqual(make(Array.isArray(list) ? list : []));
      }
    }
  });

  test('amounts are integers, counts and marks are texts', async () => {
    const plannr = await withFaults({ amountsAsIntegers: true, numbersAsText: true });
    const rows = await allRows(plannr, '/cases', { include });
    const withValue = rows.filter(({ value }) => value !== null);
    expect(withValue.length).toBeGreaterThan(0);
    for (const { value } of withValue) expect(JSON.stringify(value)).toMatch(/"amount":\d+,/);
    for (const { participants_count, status } of rows) {
      expect(participants_count).toMatch(/^\d+$/);
      if (status !== null) expect(JSON.stringify(status)).toMatch(/"is_type_completed":"(true|false)"/);
    }
  });
});

describe('what is refused', () => {
  test('a token expires in the middle, and a new one goes on', async () => {
    const plannr = await withFaults({ tokenExpiresAfter: 2 });
    const old = plannr.token;
    expect(await statuses(plannr, 4)).toEqual([200, 200, 401, 401]);
    const fresh = plannr.rotateToken();
    expect(fresh).not.toBe(old);
    expect(plannr.token).toBe(fresh);
    expect(await statuses(plannr, 2)).toEqual([200, 200]);
    expect((await askPlannr(plannr, '/cases', {}, { Authorization: `Bearer ${old}` })).status).toBe(401);
  });

  test('a client is 403 or 404, the others are not', async () => {
    const [first, second, third] = state.clients.map(({ uuid }) => uuid);
    const plannr = await withFaults({ clients: { [first ?? '']: 403, [second ?? '']: 404 } });
    const all = [first, second, third].map((uuid) => askPlannr(plannr, `/client/${uuid}/cases`));
    expect((await Promise.all(all)).map(({ status }) => status)).toEqual([403, 404, 200]);
  });

  test('the firm-wide list, the logins, the accounts or the audits are forbidden', async () => {
    const plannr = await withFaults({});
    const paths = {
      cases: '/cases',
      logins: '/logins',
      account: '/account',
      audits: `/audits/case/${everyone[0]}`,
    } as const;
    for (const forbidden of ['cases', 'logins', 'account', 'audits'] as const) {
      plannr.faults.forbidden = [forbidden];
      for (const name of ['cases', 'logins', 'account', 'audits'] as const) {
        expect((await askPlannr(plannr, paths[name])).status, name).toBe(name === forbidden ? 403 : 200);
      }
      expect(await statuses(plannr, 1, `/client/${state.clients[0]?.uuid}/cases`)).toEqual([200]);
    }
  });

  test('faults strike together and go when taken away', async () => {
    const plannr = await withFaults({
      tooManyRequests: { times: 1 },
      serverError: { status: 502, times: 1 },
      noMeta: true,
      perPageCap: 10,
    });
    expect(await statuses(plannr, 3)).toEqual([429, 502, 200]);
    const { data, meta } = (await askPlannr(plannr, '/cases')).page();
    expect([data.length, meta]).toEqual([10, undefined]);
    plannr.faults.noMeta = undefined;
    plannr.faults.perPageCap = undefined;
    expect((await askPlannr(plannr, '/cases', { per_page: 500 })).page().meta?.total).toBe(60);
  });
});
