import { afterEach, beforeEach, expect, test } from 'vitest';
import { createStartReport } from '../../functions/handlers/start-report.ts';
import { generateFirm } from '../sandbox/plannr/generate-firm.ts';
import { type RunWorld, startRunWorld } from '../sandbox/run-world.ts';

const firm = generateFirm({ seed: 3, cases: 30, clients: 10, asAt: '2026-11-23T07:00:00.000Z' });

const event = { report: 'weekly-cases', scheduledTime: '2026-11-23T07:00:00Z' };

let world: RunWorld;

beforeEach(async () => {
  world = await startRunWorld({
    firm,
    changes: { recipients: [{ email: 'ann@harbour.example' }, { email: 'bob@harbour.example' }] },
  });
});

afterEach(() => world.stop());

function handler() {
  return createStartReport(() => ({ ...world.startPorts, settings: async () => ({ reports: [world.settings()] }) }));
}

test('the same scheduled event twenty times at once, and again after the run has ended: one run, one mail each', async () => {
  const answers = await Promise.all(Array.from({ length: 20 }, () => handler()(event)));
  await world.engine.settled();
  const again = await handler()(event);
  await world.engine.settled();

  expect(new Set([...answers, again].map(({ run }) => run))).toEqual(new Set(['weekly-cases.2026-W47']));
  expect(world.engine.executions()).toHaveLength(1);
  expect((await world.ledger.listRuns({ limit: 10 })).runs).toHaveLength(1);
  const inboxes = await world.inboxes();
  expect(Object.keys(inboxes).sort()).toEqual(['ann@harbour.example', 'bob@harbour.example']);
  expect(Object.values(inboxes).map((mails) => mails.length)).toEqual([1, 1]);
});

test.each([
  ['a notice of the scheduler itself', { version: '0', 'detail-type': 'Scheduled Event' }, 'report'],
  ['no time', { report: 'weekly-cases' }, 'scheduledTime'],
  ['a time without its offset', { ...event, scheduledTime: '2026-11-23T07:00:00' }, 'scheduledTime'],
  ['a key that is not known', { ...event, period: '2026-W40' }, 'period'],
  ['nothing', undefined, 'top level'],
])('%s starts nothing and is told', async (_what, wrong, named) => {
  await expect(handler()(wrong)).rejects.toThrow(named);

  expect(world.engine.executions()).toEqual([]);
});

test('a report that is not in the settings starts nothing, and those there are named', async () => {
  await expect(handler()({ ...event, report: 'monthly' })).rejects.toThrow(/no report "monthly"[\s\S]*weekly-cases/);

  expect((await world.ledger.listRuns({ limit: 10 })).runs).toEqual([]);
});
