import { expect, test } from 'vitest';
import type { PlannrClient } from '../../../functions/collect/client/plannr-port.ts';
import type { Endpoint, ListQuery, Terms } from '../../../functions/collect/lists/list-query.ts';
import { readPages } from '../../../functions/collect/lists/read-pages.ts';
import { plannrClientAccount } from '../../../functions/collect/records/plannr-schemas.ts';
import { readRow } from '../../../functions/collect/records/read-row.ts';
import { createFakeClock } from '../fake-clock.ts';

const query: ListQuery = { endpoint: 'accounts', path: '/account', label: 'clients', filters: {}, includes: [] };
const list = { query, readRow: (raw: unknown) => readRow(plannrClientAccount, raw) };

/** Answers each call at once with what the page holds. */
function fakeClient(page: (number: number) => object) {
  const asked: number[] = [];
  const client: PlannrClient = {
    accountUuid: 'a',
    host: 'plannr.example',
    clock: createFakeClock(),
    get: async ({ parameters = [], schema }) => {
      const number = Number(new Map(parameters).get('page') ?? '1');
      asked.push(number);
      return { kind: 'answer', value: schema.parse(page(number)) };
    },
    foresee: () => undefined,
    counts: () => ({ requests: asked.length, retries: 0, rateLimited: 0 }),
  };
  return {
    session: {
      client,
      terms: new Map<Endpoint, Terms>(),
      progress: { expect: () => undefined, done: () => undefined },
    },
    asked,
  };
}

const rows = (page: number) => Array.from({ length: 20 }, (_, index) => ({ uuid: `${page}-${index}`, type: 'client' }));

test.each([
  ['one by one', (page: number) => ({ data: rows(page), links: { next: 'more' } })],
  ['side by side', (page: number) => ({ data: rows(page), meta: { total: 20_000_000, last_page: 1_000_000 } })],
])('a list that never ends, read %s, is left at 5,000 pages, and not called whole', async (_, page) => {
  const { session, asked } = fakeClient(page);
  const answer = await readPages(session, list);
  expect(asked).toHaveLength(5_000);
  expect(answer.kind === 'answer' && answer.value.endIsKnown).toBe(false);
});

test('a list that drips, a minute a page, is left after ten minutes, and not called whole', async () => {
  const { session, asked } = fakeClient((page) => ({ data: rows(page), links: { next: 'more' } }));
  let now = 0;
  const clock = { ...session.client.clock, now: () => now };
  const get: PlannrClient['get'] = async (request) => {
    now += 60_000;
    return session.client.get(request);
  };
  const answer = await readPages({ ...session, client: { ...session.client, clock, get } }, list);
  expect(asked).toHaveLength(10);
  expect(answer.kind === 'answer' && answer.value.endIsKnown).toBe(false);
});

test('a million million pages end with the first that is empty, at 50 in vain, and it is said', async () => {
  const { session, asked } = fakeClient((page) => ({ data: page < 4 ? rows(page) : [], meta: { last_page: 1e12 } }));
  const answer = await readPages(session, list);
  expect(asked).toHaveLength(51);
  expect(answer).toMatchObject({
    kind: 'answer',
    value: {
      endIsKnown: true,
      disagreement: 'Plannr says that it has 1,000,000,000,000 pages, and page 4 is empty',
    },
  });
});

test('what lists that are read side by side learn of Plannr is put together', async () => {
  const { session } = fakeClient(() => ({ data: [] }));
  const learntMeanwhile: Terms = { perPage: 100, dropped: ['filter.type'] };
  let asked = 0;
  const get: PlannrClient['get'] = async ({ schema }) => {
    asked += 1;
    if (asked > 1) return { kind: 'answer', value: schema.parse({ data: [] }) };
    session.terms.set('accounts', learntMeanwhile);
    return {
      kind: 'refused',
      refusal: { status: 400, message: 'Requested sort(s) `created_at` is not allowed.', fields: {} },
    };
  };
  await readPages({ ...session, client: { ...session.client, get } }, list);
  expect(session.terms.get('accounts')).toEqual({ perPage: 100, dropped: ['filter.type', 'sort'] });
});
