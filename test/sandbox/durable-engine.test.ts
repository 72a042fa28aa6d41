import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DurableContext, StepSemantics, withDurableExecution } from '@aws/durable-execution-sdk-js';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createExecutionClient } from './durable/execution-client.ts';
import { openExecutions } from './durable/execution-file.ts';
import { createDurableEngine, type EngineOptions } from './durable-engine.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'casebook-'));
});
afterEach(() => rm(folder, { recursive: true }));

function anEngine(
  body: (event: unknown, context: DurableContext) => Promise<unknown>,
  more: Partial<EngineOptions> = {},
) {
  return createDurableEngine({ folder, handler: withDurableExecution(body), mostDelay: 25, ...more });
}

test('a step is carried out once, however often the function is invoked', async () => {
  const done: string[] = [];
  const engine = anEngine(async (_event, context) => {
    await context.step('first', async () => void done.push('first'));
    await context.wait({ seconds: 3600 });
    await context.step('second', async () => void done.push('second'));
    return 'over';
  });

  engine.start('a', {});
  await engine.settled();

  expect(done).toEqual(['first', 'second']);
  expect(engine.executions()).toMatchObject([{ status: 'SUCCEEDED', result: '"over"', invocations: 2 }]);
});

test('a wait takes as long as was asked for, or as the most that is allowed', async () => {
  const engine = anEngine(async (_event, context) => context.wait({ seconds: 10 }), { mostDelay: 50 });
  const from = Date.now();

  engine.start('a', {});
  await engine.settled();

  // By the timers of this machine, which may fire a millisecond early.
  expect(Date.now() - from).toBeGreaterThanOrEqual(49);
});

test('a step that fails is tried again as its strategy says, and then fails', async () => {
  const tries: number[] = [];
  const engine = anEngine(async (_event, context) => {
    const retryStrategy = (_error: Error, count: number) => ({ shouldRetry: count < 3, delay: { seconds: 60 } });
    const work = async ({ attempt }: { attempt: number }) => {
      tries.push(attempt);
      throw new Error('not today');
    };
    return context
      .step('hard', work, { retryStrategy })
      .catch((error: unknown) => (error instanceof Error ? error.message : error));
  });

  engine.start('a', {});
  await engine.settled();

  expect(tries).toEqual([1, 2, 3]);
  expect(engine.executions()).toMatchObject([{ status: 'SUCCEEDED', result: '"not today"' }]);
});

test('the items of a map are carried out one after the other where that is asked for', async () => {
  const order: string[] = [];
  const engine = anEngine(async (_event, context) => {
    const batch = await context.map(
      'map',
      [1, 2, 3],
      (child, item) =>
        child.step('item', async () => {
          order.push(`from ${item}`);
          await new Promise(setImmediate);
          order.push(`to ${item}`);
          return item * 2;
        }),
      { maxConcurrency: 1 },
    );
    return batch.getResults();
  });

  engine.start('a', {});
  await engine.settled();

  expect(order).toEqual(['from 1', 'to 1', 'from 2', 'to 2', 'from 3', 'to 3']);
  expect(engine.executions()).toMatchObject([{ result: '[2,4,6]' }]);
});

test('an execution of the same name is started once; with another payload it is refused', async () => {
  let bodies = 0;
  const engine = anEngine(async (_event, context) => {
    await context.step('count', async () => {
      bodies += 1;
    });
  });

  engine.start('a', { run: 1 });
  engine.start('a', { run: 1 });
  await engine.settled();
  engine.start('a', { run: 1 });
  await engine.settled();

  expect(bodies).toBe(1);
  expect(() => engine.start('a', { run: 2 })).toThrow('another payload');
});

test('a function that breaks off is invoked again, and fails for good when it breaks off each time', async () => {
  let invocations = 0;
  const engine = anEngine(async () => undefined, {
    handler: async () => {
      invocations += 1;
      throw new Error('out of memory');
    },
  });

  engine.start('a', {});
  await engine.settled();

  expect(invocations).toBe(3);
  expect(engine.executions()).toMatchObject([{ status: 'FAILED', error: 'Error: out of memory' }]);
});

test('what another process left behind is carried on, and a step that may run once does not run twice', async () => {
  let letGo = () => {};
  const stuck = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  const done: string[] = [];
  const body = (name: string, inTheMiddle: () => Promise<void>) => async (_event: unknown, context: DurableContext) => {
    await context.step('first', async () => void done.push(`${name} first`));
    const once = { semantics: StepSemantics.AtMostOncePerRetry, retryStrategy: () => ({ shouldRetry: false }) };
    const send = async () => {
      done.push(`${name} sends`);
      await inTheMiddle();
    };
    return context.step('once', send, once).then(
      () => 'sent',
      () => 'cut short',
    );
  };
  const one = anEngine(body('one', () => stuck));
  one.start('a', {});
  await expect.poll(() => done).toEqual(['one first', 'one sends']);

  // As after a SIGKILL: nobody tells the second engine anything, it finds the file.
  const other = anEngine(body('other', async () => undefined));
  other.resume();
  await other.settled();

  expect(done).toEqual(['one first', 'one sends']);
  expect(other.executions()).toMatchObject([{ status: 'SUCCEEDED', result: '"cut short"' }]);
  letGo();
  await one.settled();
  expect(other.executions()).toMatchObject([{ status: 'SUCCEEDED', result: '"cut short"' }]);
});

test('a checkpoint with an old token is refused and changes nothing', async () => {
  const engine = anEngine(async (_event, context) => context.wait({ seconds: 1 }));
  engine.start('a', {});
  await engine.settled();
  const executions = openExecutions(folder);
  executions.write({ ...executions.read('a'), status: 'RUNNING', token: 9 });
  const client = createExecutionClient({ executions, name: 'a', context: () => ({ now: 0, mostDelay: 0 }) });
  const Updates = [{ Id: 'x', Type: 'STEP', Action: 'START' } as const];

  await expect(client.checkpoint({ DurableExecutionArn: '', CheckpointToken: '8', Updates })).rejects.toThrow('Token');

  expect(executions.read('a').operations.map(({ Id }) => Id)).not.toContain('x');
});

test('more than 3,000 operations end the execution, as in Lambda', async () => {
  const engine = anEngine(async (_event, context) => {
    await context.map(
      'many',
      Array.from({ length: 1600 }, (_, n) => n),
      (child, n) => child.step(async () => n),
    );
  });

  engine.start('a', {});
  await engine.settled();

  expect(engine.executions()).toMatchObject([{ status: 'FAILED' }]);
});
