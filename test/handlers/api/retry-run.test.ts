import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import * as z from 'zod';
import { createLedger } from '../../../functions/deliver/ledger/create-ledger.ts';
import type { RunEnd } from '../../../functions/deliver/ledger/ledger.ts';
import { type ApiWorld, anna, keys, startApiWorld } from './api-world.ts';
import { expectProblem } from './expect-problem.ts';

let world: ApiWorld;
beforeAll(async () => {
  world = await startApiWorld();
});
afterAll(() => world.stop());
beforeEach(() => {
  world.invocations.length = 0;
});

const retry = (run: string, key: string = keys.manager) => world.send(`/runs/${run}/retry`, { method: 'POST', key });

const shape = z.looseObject({ state: z.string(), secondsSinceHeardOf: z.number().optional() });
const show = async (run: string) => shape.parse(await (await world.send(`/runs/${run}`)).json());

const error = { kind: 'unreachable', happened: 'Plannr was away.', whatToDo: 'Wait.' } as const;

test.each<[string, RunEnd]>([
  ['failed', { state: 'failed', error }],
  ['held', { state: 'held', error }],
])('a run that %s is taken up again by its name, as it was ordered', async (_, end) => {
  const run = await world.ran({ order: { send: true, to: 'ann@harbour.example' } }, end);

  const response = await retry(run);

  expect(response.status).toBe(202);
  expect(response.headers.get('location')).toBe(`/runs/${run}`);
  expect(await response.json()).toMatchObject({
    run,
    state: 'claimed',
    attempt: 2,
    order: { send: true, to: 'ann@harbour.example' },
  });
  expect(world.invocations.map(({ payload }) => payload)).toEqual([{ run, attempt: 2 }]);

  // A second call while it is made starts nothing.
  await expectProblem(await retry(run), 409);
  expect(world.invocations).toHaveLength(1);
});

test('the run of a schedule can be taken up too', async () => {
  const run = await world.ran(
    { period: '2020-W11', name: 'scheduled', order: { send: true } },
    { state: 'failed', error },
  );

  expect((await retry(run)).status).toBe(202);
  expect(world.invocations.map(({ payload }) => payload)).toEqual([{ run: 'weekly-cases.2020-W11', attempt: 2 }]);
});

test('"accept": "drop" takes up the scheduled run that was held, by its own name and in the name of the key, once', async () => {
  const run = await world.ran(
    { period: '2020-W12', name: 'scheduled', order: { send: true } },
    { state: 'held', error: { kind: 'incomplete', happened: '30 of 60 open cases are gone.', whatToDo: 'Find out.' } },
  );
  const accept = (more: object = {}, key: string = keys.manager) =>
    world.order('weekly-cases', { accept: 'drop', period: '2020-W12', ...more }, { key });

  // It accepts what that run was held for, and orders nothing else; and only whoever may use the report accepts.
  for (const more of [{ to: 'ann@harbour.example' }, { send: true }, { clients: [anna] }, { accept: 'all' }]) {
    await expectProblem(await accept(more), 422);
  }
  await expectProblem(await accept({}, keys.mortgages), 404);
  expect(world.invocations).toEqual([]);

  const [response, again] = await Promise.all([accept(), accept()]);
  expect([response.status, again.status]).toEqual([202, 202]);
  expect(response.headers.get('location')).toBe(`/runs/${run}`);
  expect(run).toBe('weekly-cases.2020-W12');
  expect(await response.json()).toMatchObject({ run, attempt: 2, order: { send: true, accepted: { by: 'Manager' } } });
  expect(world.invocations.map(({ payload }) => payload)).toEqual([{ run, attempt: 2 }]);
});

test('a run that is done, being made, not there or of a report that the key may not use is not taken up', async () => {
  const done = await world.ran({}, { state: 'done' });
  const running = await world.ran({});
  const failed = await world.ran({}, { state: 'failed', error });

  expect(await expectProblem(await retry(done), 409)).toMatchObject({ detail: expect.stringContaining('done') });
  await expectProblem(await retry(running), 409);
  await expectProblem(await retry('weekly-cases.2020-W10.99999'), 404);
  await expectProblem(await retry(failed, keys.mortgages), 404);
  expect(world.invocations).toEqual([]);
});

test('a run past its lease shows as failed, with what to do, and can be taken up', async () => {
  const anHourAgo = new Date(Date.now() - 3_600_000).toISOString();
  const then = createLedger({ ...world.table, now: () => anHourAgo });
  const claimed = await then.claimRun({
    reportId: 'weekly-cases',
    period: '2020-W12',
    name: 'next',
    askedBy: 'test',
    order: { send: true },
  });
  if (claimed.outcome !== 'claimed') throw new Error(claimed.outcome);
  await then.beginRun(claimed.run);
  const { run } = claimed.run;

  const shown = await show(run);
  expect(shown).toMatchObject({
    state: 'failed',
    error: {
      kind: 'internal',
      happened: expect.stringContaining('Nothing has been heard'),
      whatToDo: expect.stringContaining(`POST /runs/${run}/retry`),
    },
  });
  expect(shown.secondsSinceHeardOf).toBeGreaterThanOrEqual(3_600);
  expect(await (await world.send('/runs')).json()).toMatchObject({
    runs: expect.arrayContaining([expect.objectContaining({ run, state: 'failed' })]),
  });
  expect((await retry(run)).status).toBe(202);
});

test('a run under way says how long ago it was heard of, and one that waits for Plannr until when', async () => {
  const run = await world.ran({});
  const shown = await show(run);
  expect(shown.state).toBe('running');
  expect(shown.secondsSinceHeardOf).toBeLessThan(600);

  const until = new Date(Date.now() + 3_600_000).toISOString();
  await world.ledger.noteWaits({ run, attempt: 1 }, { since: new Date().toISOString(), until, minutes: 60 });
  const waiting = await show(run);
  expect(waiting).toMatchObject({ state: 'running', waits: { until, minutes: 60 } });

  const ended = await world.ran({}, { state: 'done' });
  expect(await (await world.send(`/runs/${ended}`)).json()).not.toHaveProperty('secondsSinceHeardOf');
});
