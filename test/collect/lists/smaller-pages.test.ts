import { expect, test } from 'vitest';
import { assertBearable } from '../../../functions/collect/shards/join-shards.ts';
import { generateFirm } from '../../sandbox/plannr/generate-firm.ts';
import { list, readScripted, row } from '../read-scripted.ts';
import type { Scripted } from '../scripted-plannr.ts';
import { readFrom } from '../start-reading.ts';

const firm = generateFirm({ seed: 7, cases: 700, clients: 120, asAt: '2026-11-23T07:00:00.000Z' });
const everything = firm.at(firm.asAt).cases.length;

test('pages that are too much for Plannr are asked for smaller, and what works is kept for the rest', async () => {
  const { cases, coverage, requests } = await readFrom({ firm, faults: { perPageTooSlowOver: 100 } });

  expect(cases).toHaveLength(everything);
  expect(coverage.gaps).toEqual([]);
  const sizes = requests.filter(({ path }) => path.endsWith('/cases')).map(({ query }) => query.per_page);
  expect(sizes.slice(0, 4)).toEqual(['500', '500', '250', '100']);
  expect(new Set(sizes.slice(4))).toEqual(new Set(['100']));
  expect(coverage.notes).toContain(
    'Pages of 500 cases took Plannr too long; pages of 100 were read, which took more requests.',
  );
});

test('client by client the size is learnt once, not for every client', async () => {
  const { coverage, requests } = await readFrom({ firm, faults: { perPageTooSlowOver: 50, forbidden: ['cases'] } });

  expect(coverage.gaps).toEqual([]);
  expect(coverage.clientsRead).toBe(coverage.clientsAsked);
  const late = requests.filter(({ path }) => path.includes('/client/')).slice(100);
  expect(new Set(late.map(({ query }) => query.per_page))).toEqual(new Set(['50']));
});

test('a list of which only a later page is too much is read anew in smaller ones', async () => {
  const rows = Array.from({ length: 900 }, (_, number) => row(number));
  const page = (number: number, size: number): Scripted =>
    number === 2 && size === 500
      ? { status: 504 }
      : {
          body: {
            data: rows.slice((number - 1) * size, number * size),
            meta: { total: rows.length, per_page: size, last_page: Math.ceil(rows.length / size) },
          },
        };
  const { cases, coverage } = await readScripted(({ query }) =>
    query.has('filter[in_progress]') ? page(Number(query.get('page') ?? 1), Number(query.get('per_page'))) : list([]),
  );
  expect(cases).toHaveLength(900);
  expect(coverage.gaps).toEqual([]);
});

test('one page that is too slow once is only asked for again', async () => {
  let times = 0;
  const { requests, coverage } = await readFrom({
    firm,
    faults: { serverError: { status: 504, times: 1 } },
    onProgress: () => (times += 1),
  });
  expect(coverage.gaps).toEqual([]);
  expect(times).toBeGreaterThan(0);
  expect(new Set(requests.flatMap(({ query }) => query.per_page ?? []))).toEqual(new Set(['500']));
});

test('more cases than one report can be made of are told as such', () => {
  expect(() => assertBearable(300_000)).not.toThrow();
  expect(() => assertBearable(300_001)).toThrow('Over 300,000 cases came');
});

test('a case with endless texts is set aside', async () => {
  const { coverage, cases } = await readScripted(({ query }) =>
    query.has('filter[in_progress]') ? list([row(1), row(2, { name: 'x'.repeat(100_001) })]) : list([]),
  );
  expect(cases.map(({ uuid }) => uuid)).toEqual(['case-1']);
  expect(coverage.setAside).toEqual([{ uuid: 'case-2', reason: 'its texts are longer than 100,000 letters' }]);
});
