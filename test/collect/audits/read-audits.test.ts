import { afterEach, expect, test } from 'vitest';
import { readAudits } from '../../../functions/collect/audits/read-audits.ts';
import { createPlannrClient } from '../../../functions/collect/client/plannr-client.ts';
import { aUuid } from '../../builders/a-uuid.ts';
import { createFakeClock } from '../fake-clock.ts';
import { type Scripted, type ScriptedPlannr, startScripted } from '../scripted-plannr.ts';

const uuid = aUuid(1);
/** 1,200 audits, an hour apart, the newest first. */
const all = Array.from({ length: 1_200 }, (_, index) => ({
  uuid: aUuid(10_000 + index),
  created_at: new Date(Date.parse('2026-11-20T12:00:00Z') - index * 3_600_000).toISOString(),
  event: index === 1_199 ? 'created' : 'updated',
  old_values: {},
  new_values: {},
}));
const newest = (count: number) => all[count - 1]?.created_at;

let plannr: ScriptedPlannr | undefined;
afterEach(async () => {
  await plannr?.stop();
  plannr = undefined;
});

async function read(
  knownTo: string | undefined,
  answer: (page: number, perPage: number) => Scripted = (page, perPage) => ({
    body: {
      data: all.slice((page - 1) * perPage, page * perPage),
      meta: { total: all.length, per_page: perPage, last_page: Math.ceil(all.length / perPage) },
    },
  }),
) {
  const started = await startScripted(({ query }) =>
    answer(Number(query.get('page') ?? 1), Number(query.get('per_page') ?? 15)),
  );
  plannr = started;
  const token = async () => 'token';
  const client = createPlannrClient({
    baseUrl: started.url,
    token: { get: token, refetch: token },
    accountUuid: aUuid(2),
    clock: createFakeClock(),
  });
  const got = await readAudits(client, { uuid }, { knownTo, terms: { plain: false } });
  return {
    requests: started.asked.map(({ path, query }) => [path, query.get('page') ?? '1']),
    ...(got.kind === 'answer' ? { count: got.value.audits.length, isAll: got.value.isAll } : { kind: got.kind }),
  };
}

test('all of them are read, page by page, where nothing is known', async () => {
  expect(await read(undefined)).toEqual({
    requests: [1, 2, 3].map((page) => [`/audits/case/${uuid}`, String(page)]),
    count: 1_200,
    isAll: true,
  });
});

test.each([
  [1, 1],
  [500, 1],
  [501, 2],
  [1_000, 2],
])('where they are known up to the %i newest, reading stops after page %i', async (count, pages) => {
  const got = await read(newest(count));

  expect(got.requests).toHaveLength(pages);
  expect(got).toMatchObject({ isAll: false });
});

test('without counts the list ends where a page is short', async () => {
  const withoutCounts = (page: number, perPage: number) => ({
    body: { data: all.slice((page - 1) * perPage, page * perPage) },
  });

  expect(await read(undefined, withoutCounts)).toMatchObject({ count: 1_200, isAll: true });
});

test('audits that come the oldest first are read to their end, whatever is known', async () => {
  const oldestFirst = (page: number, perPage: number) => ({
    body: {
      data: all.toReversed().slice((page - 1) * perPage, page * perPage),
      meta: { total: all.length, per_page: perPage, last_page: Math.ceil(all.length / perPage) },
    },
  });

  expect(await read(newest(1), oldestFirst)).toMatchObject({ count: 1_200, isAll: true });
});

test('a list that repeats its first page is not read for ever, and is not taken for all', async () => {
  const repeating = (_page: number, perPage: number) => ({
    body: { data: all.slice(0, perPage), meta: { total: all.length, per_page: perPage, last_page: 3 } },
  });

  expect(await read(undefined, repeating)).toMatchObject({ count: 500, isAll: false });
});

test('one that lacks some of what it counts is not taken for all', async () => {
  const short = () => ({ body: { data: all.slice(0, 3), meta: { total: 4, per_page: 500, last_page: 1 } } });

  expect(await read(undefined, short)).toMatchObject({ count: 3, isAll: false });
});

test('an audit without a time makes the history unusable, rather than wrong', async () => {
  const timeless = () => ({ body: { data: [{ ...all[0], created_at: null }, all[1]] } });

  expect(await read(undefined, timeless)).toMatchObject({ kind: 'unusable' });
});

test.each([403, 404])('a refusal (%i) is told as one', async (status) => {
  expect(await read(undefined, () => ({ status, body: { message: 'no' } }))).toMatchObject({ kind: 'refused' });
});
