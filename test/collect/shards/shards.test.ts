import { expect, test } from 'vitest';
import type { ReadingRequest } from '../../../functions/collect/reading.ts';
import type { ReadingPlan, ShardResult } from '../../../functions/collect/shard.ts';
import { joinShards } from '../../../functions/collect/shards/join-shards.ts';
import { planAgain, planReading } from '../../../functions/collect/shards/plan-reading.ts';
import { readShard } from '../../../functions/collect/shards/read-shard.ts';
import { generateFirm } from '../../sandbox/plannr/generate-firm.ts';
import { startPlannr } from '../../sandbox/plannr/start-plannr.ts';
import { expectedCases, plainCases } from '../expected-cases.ts';
import { createFakeClock } from '../fake-clock.ts';
import { clientFor, sinceEver } from '../start-reading.ts';

/** As it comes back from where results are kept between two invocations. */
function stored<T>(value: T): T {
  return JSON.parse(JSON.stringify(value));
}

test('a reading can be planned in one place, each shard read in another, and all joined in a third', async () => {
  const firm = generateFirm({ seed: 31, cases: 300, clients: 460 });
  const clock = createFakeClock();
  const plannr = await startPlannr({
    firm,
    now: () => firm.asAt,
    rateClock: clock.now,
    faults: { forbidden: ['cases'] },
  });
  const newClient = () => clientFor(plannr, { clock });
  const request: ReadingRequest = {
    accountUuid: plannr.accountUuid,
    clients: 'all',
    columns: [],
    completedFrom: sinceEver,
  };
  const onPage = { expect: () => undefined, done: () => undefined };
  const readAll = async (plan: ReadingPlan) => {
    const results: ShardResult[] = [];
    for (const shard of plan.shards) {
      results.push(stored(await readShard(newClient(), { request, plan, shard, onPage, onClient: () => undefined })));
    }
    return results;
  };

  const first = stored(await planReading(newClient(), request));
  const tried = await readAll(first);
  const second = stored(await planAgain(newClient(), { request, plan: first, results: tried, onPage }));
  if (second === undefined) throw new Error('the firm-wide list was not refused');
  expect(second.shards.length).toBeGreaterThan(1);
  const results = await readAll(second);
  expect(await planAgain(newClient(), { request, plan: second, results, onPage })).toBeUndefined();
  const { cases, coverage } = joinShards(request, second, results);

  const state = firm.at(firm.asAt);
  expect(plainCases(cases)).toEqual(expectedCases(state));
  expect(coverage).toMatchObject({ clientsAsked: 460, clientsRead: 460, gaps: [], share: 1 });
  expect(coverage.requests).toBe(plannr.requests.length);
  // Two minutes at Plannr's limit are 1,000 calls, and a client takes two.
  for (const shard of second.shards) expect(shard.kind === 'clients' && shard.clients.length <= 500).toBe(true);
  await plannr.stop();
});
