import { expect, test } from 'vitest';
import type { PlannrClient, PlannrRequest } from '../../../functions/collect/client/plannr-port.ts';
import { generateFirm } from '../../sandbox/plannr/generate-firm.ts';
import { startRunWorld } from '../../sandbox/run-world.ts';

const asAt = '2026-11-23T07:00:00.000Z';

const firm = generateFirm({ seed: 7, cases: 120, clients: 30, asAt });

test('20,000 clients, one by one, take far less than the operations that an execution may have', async () => {
  const clients = 20_000;
  const account = (n: number) => ({ uuid: `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`, type: 'client' });
  const page = (data: readonly object[], total: number, perPage: number) => ({
    data,
    meta: { total, per_page: perPage, last_page: Math.max(1, Math.ceil(total / perPage)) },
    links: { next: null },
  });
  const counts = { requests: 0, retries: 0, rateLimited: 0 };
  const answer = ({ path, parameters = [] }: PlannrRequest<unknown>) => {
    if (path === '/account') {
      const number = Number(new Map(parameters).get('page') ?? 1);
      return page(
        Array.from({ length: number > clients / 500 ? 0 : 500 }, (_, n) => account((number - 1) * 500 + n)),
        clients,
        500,
      );
    }
    return page([], 0, 500);
  };
  const client: PlannrClient = {
    accountUuid: firm.at(asAt).uuid,
    host: 'plannr.example',
    clock: { now: () => Date.parse(asAt), sleep: async () => undefined },
    get: async (request) => {
      counts.requests += 1;
      const refused = { kind: 'refused', refusal: { status: 403, message: '', fields: {} } } as const;
      if (request.path === '/logins' || request.path === '/cases') return refused;
      return { kind: 'answer', value: request.schema.parse(answer(request)) };
    },
    foresee: () => undefined,
    counts: () => ({ ...counts }),
  };
  const world = await startRunWorld({
    firm,
    // With too little time left after each shard, so that each ends its invocation.
    timeoutMilliseconds: 60_000,
    replace: () => ({ plannr: () => ({ client, tokenWasRefused: () => false }) }),
  });

  const record = await world.run({ by: 'schedule', scheduledTime: asAt });

  // No case at all over all clients is held until a person says that it is so.
  expect(record).toMatchObject({ state: 'held', counts: { casesRead: 0, unreadClients: 0 } });
  // One for the logins, one refused, 40 full pages of clients and the empty one after them, two lists of each.
  expect(counts.requests).toBe(1 + 1 + 41 + 2 * clients);
  const [execution] = world.engine.executions();
  // 45 shards of 450 clients, at an item, a step and a wait each.
  expect(execution?.operations.length).toBeLessThan(200);
  // A wait that is over before the invocation has ended does not begin another; most are not.
  expect(execution?.invocations).toBeGreaterThan(20);
  await world.stop();
});
