import { DurableExecutionInvocationInputWithClient, withDurableExecution } from '@aws/durable-execution-sdk-js';
import { ListObjectsV2Command } from '@aws-sdk/client-s3';
import { afterEach, expect, test, vi } from 'vitest';
import { LedgerUnreachable } from '../../../functions/deliver/ledger/dynamo-table.ts';
import { ReportError } from '../../../functions/report-error.ts';
import type { DurablePorts } from '../../../functions/run/durable/durable-ports.ts';
import { createDurableRun } from '../../../functions/run/durable/durable-run.ts';
import { readOneShard } from '../../../functions/run/durable/read-one-shard.ts';
import { pageOf } from '../../sandbox/durable/execution-client.ts';
import type { Execution } from '../../sandbox/durable/execution-file.ts';
import { lambdaContext } from '../../sandbox/durable/lambda-context.ts';
import type { Faults } from '../../sandbox/plannr/faults.ts';
import { generateFirm } from '../../sandbox/plannr/generate-firm.ts';
import { type RunWorld, type RunWorldOptions, startRunWorld } from '../../sandbox/run-world.ts';

const asAt = '2026-11-23T07:00:00.000Z';

const firm = generateFirm({ seed: 7, cases: 120, clients: 30, asAt });

const truth = firm.at(asAt);

const openCases = truth.cases.filter(({ completedAt }) => completedAt === undefined).length;

const worlds: RunWorld[] = [];

afterEach(async () => {
  for (const world of worlds.splice(0)) await world.stop();
});

// Less than a forecast takes, which is most of the work of a report; the first run below has all.
const shortHistory = { historyWeeks: 12 };

async function aWorld({ changes = {}, ...options }: Partial<RunWorldOptions> = {}) {
  const world = await startRunWorld({ firm, changes: { ...shortHistory, ...changes }, ...options });
  worlds.push(world);
  return world;
}

const onMonday = { by: 'schedule', scheduledTime: asAt } as const;

const run = 'weekly-cases.2026-W47';

const two = { recipients: [{ email: 'ann@harbour.example' }, { email: 'bob@harbour.example' }] };

function keysIn(world: RunWorld, prefix: string) {
  return world.store.client
    .send(new ListObjectsV2Command({ Bucket: world.bucket, Prefix: prefix }))
    .then(({ Contents = [] }) => Contents.map(({ Key }) => Key));
}

test('a run reads, keeps and mails the report, and the ledger tells how it went', async () => {
  const world = await aWorld({ changes: { ...two, historyWeeks: 52 } });

  const record = await world.run(onMonday);

  expect(record).toMatchObject({
    run,
    state: 'done',
    completeness: 'complete',
    counts: { openCases, requests: world.plannr.requests.length, retries: 0, rateLimited: 0, setAside: 0 },
    progress: { step: 'deliver', done: 2, total: 2, what: 'mails' },
    deliveries: [
      { email: 'ann@harbour.example', state: 'sent' },
      { email: 'bob@harbour.example', state: 'sent' },
    ],
  });
  expect(record).not.toHaveProperty('ownerTold');
  const subject = expect.stringMatching(new RegExp(`^${openCases} open.*week to 22 Nov$`));
  expect(await world.inboxes()).toEqual({ 'ann@harbour.example': [subject], 'bob@harbour.example': [subject] });
  expect(await keysIn(world, 'runs/')).toEqual([
    `runs/weekly-cases/${run}/${run}.report.json`,
    `runs/weekly-cases/${run}/${run}.xlsx`,
  ]);
});

test('the mail carries the workbook that is archived', async () => {
  const world = await aWorld();

  await world.run(onMonday);

  const [mail] = await world.mailbox.messages();
  const archived = await world.ports.shards.bytes(`s3://${world.bucket}/runs/weekly-cases/${run}/${run}.xlsx`);
  expect(mail?.attachments.map(({ fileName }) => fileName)).toEqual([`${run}.xlsx`]);
  expect(Buffer.compare(mail?.attachments[0]?.bytes ?? new Uint8Array(), archived)).toBe(0);
});

test('how long a run took is measured from its claim, and no other metric is set', async () => {
  const world = await aWorld({
    replace: (live) => ({
      archive: {
        save: async (files) => {
          world.later(90);
          return live.archive.save(files);
        },
      },
    }),
  });

  await world.run(onMonday);

  expect(world.metrics).toEqual([['RunSeconds', 90]]);
});

test('a run that is taken up again days later is measured from then', async () => {
  const world = await aWorld({ faults: { tokenExpiresAfter: 0 } });
  await world.run(onMonday);
  world.plannr.faults.tokenExpiresAfter = undefined;
  world.later(3 * 86_400);

  expect(await world.run({ ...onMonday, again: true })).toMatchObject({ state: 'done', attempt: 2 });

  expect(world.metrics.at(-1)).toEqual(['RunSeconds', 0]);
});

// --- what a checkpoint holds ---

/** Everything that was written into a checkpoint or handed to the function, as values. */
function payloadsOf({ operations, input, result = 'null' }: Execution): unknown[] {
  const texts = operations.flatMap(({ StepDetails, ContextDetails, Name }) => [
    StepDetails?.Result,
    ContextDetails?.Result,
    JSON.stringify([Name, StepDetails?.Error, ContextDetails?.Error]),
  ]);
  return [input, result, ...texts].flatMap((text) => (text === undefined ? [] : [JSON.parse(text)]));
}

function leavesOf(value: unknown): unknown[] {
  if (typeof value !== 'object' || value === null) return [value];
  return Object.entries(value).flatMap(([key, each]) => [key, ...leavesOf(each)]);
}

const words = new Set([
  ...['ok', 'stop', 'failed', 'lost', 'done', 'held', 'whole', 'tried', 'state', 'told', 'undelivered', 'readers'],
  ...[
    'run',
    'attempt',
    'parts',
    'shards',
    'key',
    'received',
    'tired',
    ...['again', 'names', 'round', 'clients'],
    ...['isAway', 'earlier', 'wouldDo', 'seconds', 'minutes', 'waited', 'over'],
    ...['nothing to tell', 'told', 'not told'],
    'made',
    'completeness',
    'complete',
    'partial',
    'counts',
  ],
  ...['openCases', 'completedCases', 'casesRead', 'setAside', 'unreadClients', 'requests', 'retries', 'rateLimited'],
  // The SDK's own.
  ...['all', 'result', 'index', 'status', 'SUCCEEDED', 'FAILED', 'completionReason', 'ALL_COMPLETED', 'error'],
  ...['FAILURE_TOLERANCE_EXCEEDED', 'ErrorMessage', 'ErrorType', 'Error', 'StepError', 'ChildContextError', 'name'],
  ...['message', 'Cause', 'StepInterruptedError', 'errorType', 'StackTrace', 'ErrorData', 'cause', 'errorMessage'],
]);

const keyOrName =
  /^(weekly-cases\.2026-W47(\.\d+)?(\/\d+\/\d+-\d+\.json\.gz)?|\d+|(look-for-holiday|begin|plan-names|plan-histories|advisers|make|sum-up|end|tell-owner|tell-owner-of-token|shard|new-invocation)|(collect|plan-again|plan-rest|wait|shard|name|history|mail|look|pause)(-\d+){1,2})$/;

const fates: [string, object, Faults][] = [
  ['that ends well', {}, {}],
  ['whose firm-wide list is refused', {}, { forbidden: ['cases'] }],
  ['that is held', { onIncomplete: 'hold' }, { brokenRecords: [{ field: 'uuid', cases: 2 }] }],
  ['that fails', {}, { tokenExpiresAfter: 1 }],
  ['that misses a reader', two, {}],
];

test.each(fates)(
  'the checkpoints of a run %s hold keys and counts, and nothing of the firm',
  async (_what, changes, faults) => {
    const world = await aWorld({ changes, faults: { ...faults } });
    if ('recipients' in changes) world.mailbox.refuse('bob@harbour.example');

    await world.run(onMonday);

    const executions = world.engine.executions();
    const strange = executions
      .flatMap(payloadsOf)
      .flatMap(leavesOf)
      .filter((leaf) => typeof leaf === 'string' && !words.has(leaf) && !keyOrName.test(leaf));
    expect(strange).toEqual([]);
    expect(executions).not.toEqual([]);
    const written = JSON.stringify(executions);
    const personal = [
      ...truth.clients.flatMap(({ name, email, uuid }) => [name, email, uuid]),
      ...truth.cases.flatMap(({ name, uuid }) => [name, uuid]),
      ...truth.employees.map(({ name }) => name),
      ...['harbour', world.plannr.token, world.plannr.accountUuid],
    ];
    expect(personal.filter((each) => each.length > 3 && written.includes(each))).toEqual([]);
    const large = truth.cases.flatMap(({ value }) =>
      value !== undefined && value.minor > 10_000 ? [value.minor] : [],
    );
    expect(
      executions
        .flatMap(payloadsOf)
        .flatMap(leavesOf)
        .filter((leaf) => large.includes(Number(leaf))),
    ).toEqual([]);
    expect(personal.filter((each) => each.length > 3 && world.logged.join('\n').includes(each))).toEqual([]);
  },
);

test('a run that is replayed asks nothing of the world, the clock or chance', async () => {
  const world = await aWorld({ changes: two, faults: { forbidden: ['cases'] } });
  await world.run(onMonday);
  const [execution] = world.engine.executions();
  if (execution === undefined) throw new Error('no execution');
  const noPorts = (): DurablePorts => {
    throw new Error('the world was asked');
  };
  const frames: string[] = [];
  const watch = () =>
    void frames.push(...(new Error().stack ?? '').split('\n').filter((each) => each.includes('/functions/')));
  const now = Date.now.bind(Date);
  const random = Math.random.bind(Math);
  const watched = (ask: () => number) => () => {
    watch();
    return ask();
  };
  const clock = vi.spyOn(Date, 'now').mockImplementation(watched(now));
  const chance = vi.spyOn(Math, 'random').mockImplementation(watched(random));
  const client = {
    checkpoint: async () => {
      throw new Error('something was written');
    },
    getExecutionState: async ({ Marker }: { Marker?: string }) => pageOf(execution, Number(Marker)),
  };
  const { Operations, NextMarker } = pageOf(execution, 0);
  const input = {
    DurableExecutionArn: execution.arn,
    CheckpointToken: '1',
    InitialExecutionState: { Operations, NextMarker },
  };

  const replayed = await withDurableExecution(createDurableRun(noPorts))(
    new DurableExecutionInvocationInputWithClient(input, client),
    lambdaContext('again', 60_000),
  );

  clock.mockRestore();
  chance.mockRestore();
  expect(replayed).toMatchObject({ Status: 'SUCCEEDED', Result: execution.result });
  expect(frames).toEqual([]);
});

// --- the ways of reading ---

test('where the firm-wide list is refused every client is read once, and the report is the same', async () => {
  const firmWide = await aWorld();
  const world = await aWorld({ faults: { forbidden: ['cases'] } });

  const expected = await firmWide.run(onMonday);
  const record = await world.run(onMonday);

  expect(record).toMatchObject({ state: 'done', progress: { step: 'deliver' } });
  expect(record?.counts?.openCases).toBe(expected?.counts?.openCases);
  const asked = world.plannr.requests
    .filter(({ path }) => path.includes('/client/'))
    .map(({ path, query }) => path + JSON.stringify(query));
  expect(asked).toHaveLength(2 * truth.clients.length);
  expect(new Set(asked).size).toBe(asked.length);
});

test('a token that ends in the middle is fetched once more, and the run goes on', async () => {
  const world = await aWorld({
    faults: { tokenExpiresAfter: 2 },
    beforeRefetch: (plannr) => void plannr.rotateToken(),
  });

  const record = await world.run(onMonday);

  expect(record).toMatchObject({ state: 'done', counts: { openCases } });
  expect(world.tokenReads).toEqual([false, true]);
  expect(world.metrics).toEqual([['RunSeconds', 0]]);
});

test('that Plannr said we ask too fast is a metric, and the report is made all the same', async () => {
  const world = await aWorld({ faults: { tooManyRequests: { times: 2, retryAfterSeconds: 0 } } });

  const record = await world.run(onMonday);

  expect(record).toMatchObject({ state: 'done', counts: { rateLimited: 2 } });
  expect(world.metrics).toEqual([
    ['RateLimited', 2],
    ['RunSeconds', 0],
  ]);
});

test('a shard that was read by an invocation that died before it could say so is not read again', async () => {
  const world = await aWorld();
  await world.run(onMonday);
  const asked = world.plannr.requests.length;

  const read = await readOneShard(world.ports, { run, attempt: 1 }, { round: 0, index: 0, millisecondsLeft: 900_000 });

  expect(read).toEqual({ key: `${run}/1/0-0.json.gz`, received: expect.any(Number), isAway: false });
  expect(world.plannr.requests).toHaveLength(asked);
});

// --- runs that do not end well ---

test('a run that fails tells its owner what happened and what to do, and mails no reader', async () => {
  const world = await aWorld({ changes: two, faults: { tokenExpiresAfter: 1 } });

  const record = await world.run(onMonday);

  expect(record).toMatchObject({
    state: 'failed',
    ownerTold: true,
    deliveries: [],
    error: { kind: 'refused', happened: expect.stringContaining('refused the token'), whatToDo: expect.any(String) },
  });
  const [notice, ...others] = await world.mailbox.messages();
  expect(others).toEqual([]);
  expect(notice).toMatchObject({
    envelope: { to: ['it@harbour.example'] },
    subject: 'Casebook: Harbour Wealth cases, week to Sun 22 Nov 2026: failed',
    text: expect.stringContaining('refused the token'),
  });
  expect(notice?.text).toContain('Make a new one in Plannr');
  expect(notice?.text).toContain(run);
  expect(world.metrics).toEqual([['RunSeconds', 0]]);
  expect(world.logged.filter((line) => line.includes('Plannr refused the token'))).toHaveLength(1);
  expect(world.tokenReads).toEqual([false, true]);
  expect(await keysIn(world, 'runs/')).toEqual([]);
});

test('a right that is missing is not taken for a token that was refused', async () => {
  const accountUuid = '11111111-1111-4111-8111-111111111111';
  const world = await aWorld({ changes: { plannr: { accountUuid, tokenParameter: '/casebook/sandbox/token' } } });

  expect(await world.run(onMonday)).toMatchObject({ state: 'failed', error: { kind: 'refused' } });

  expect(world.logged.filter((line) => line.includes('Plannr refused the token'))).toEqual([]);
});

test('asking for a run that failed takes it up again only where it says so, and makes the report', async () => {
  const world = await aWorld({ faults: { tokenExpiresAfter: 0 } });

  expect(await world.run(onMonday)).toMatchObject({ state: 'failed', error: { kind: 'refused' } });
  expect(await world.run(onMonday)).toMatchObject({ state: 'failed', attempt: 1 });
  world.plannr.faults.tokenExpiresAfter = undefined;
  const again = await world.run({ ...onMonday, again: true });

  expect(again).toMatchObject({ state: 'done', attempt: 2 });
  expect(again).not.toHaveProperty('error');
  expect(Object.keys(await world.inboxes()).sort()).toEqual(['it@harbour.example', 'manager@harbour.example']);
});

test('a run that is held tells its owner what is missing, and mails no reader', async () => {
  const world = await aWorld({
    changes: { onIncomplete: 'hold' },
    faults: { brokenRecords: [{ field: 'uuid', cases: 2 }] },
  });

  const record = await world.run(onMonday);

  expect(record).toMatchObject({
    state: 'held',
    completeness: 'partial',
    ownerTold: true,
    error: { kind: 'incomplete' },
  });
  const [notice, ...others] = await world.mailbox.messages();
  expect(others).toEqual([]);
  expect(notice).toMatchObject({
    envelope: { to: ['it@harbour.example'] },
    subject: 'Casebook: Harbour Wealth cases, week to Sun 22 Nov 2026: held back',
    text: expect.stringContaining('came in a form that cannot be read'),
  });
  expect(await keysIn(world, 'runs/')).toEqual([]);
});

test('a run that is not whole and may be sent is sent as PARTIAL', async () => {
  const world = await aWorld({ faults: { brokenRecords: [{ field: 'uuid', cases: 2 }] } });

  const record = await world.run(onMonday);

  expect(record).toMatchObject({ state: 'done', completeness: 'partial' });
  expect(await world.inboxes()).toEqual({ 'manager@harbour.example': [expect.stringMatching(/^PARTIAL/)] });
});

test('a run only to be looked at mails nobody, not even its owner when it fails', async () => {
  const world = await aWorld();
  const look = { by: 'request', askedBy: 'manager', order: { send: false } } as const;

  const made = await world.run(look);
  world.plannr.faults.tokenExpiresAfter = 0;
  const failed = await world.run(look);

  expect(made).toMatchObject({ run: `${run}.1`, state: 'done', deliveries: [] });
  expect(failed).toMatchObject({ run: `${run}.2`, state: 'failed' });
  expect(failed).not.toHaveProperty('ownerTold');
  expect(await world.inboxes()).toEqual({});
  expect(await keysIn(world, `runs/weekly-cases/${run}.1/`)).toHaveLength(2);
});

test('a preview goes to its one address and to nobody else', async () => {
  const world = await aWorld({ changes: two });

  await world.run({ by: 'request', askedBy: 'manager', order: { send: true, to: 'me@harbour.example' } });

  expect(Object.keys(await world.inboxes())).toEqual(['me@harbour.example']);
  const [mail] = await world.mailbox.messages();
  expect(mail?.text).toContain('\nPreview: Made on request and mailed to this address alone');
});

test('a run narrowed to one client is about that client alone', async () => {
  const world = await aWorld();
  const counts = Map.groupBy(
    truth.cases.flatMap(({ clientUuids }) => clientUuids),
    (uuid) => uuid,
  );
  const [client = ''] = counts.keys();
  const mine = truth.cases.filter(
    ({ clientUuids, completedAt }) => clientUuids.includes(client) && completedAt === undefined,
  );

  const record = await world.run({ by: 'request', askedBy: 'manager', order: { send: false, clients: [client] } });

  expect(record?.counts?.openCases).toBe(mine.length);
});

test('an error that nobody foresaw is tried again, and in the end told without its words', async () => {
  let tries = 0;
  const world = await aWorld({
    replace: () => ({
      archive: {
        save: async () => {
          tries += 1;
          throw new TypeError(`cannot read ${truth.clients[0]?.name}`);
        },
      },
    }),
  });

  const record = await world.run(onMonday);

  expect(tries).toBe(5);
  expect(record).toMatchObject({ state: 'failed', ownerTold: true, error: { kind: 'internal' } });
  const told = JSON.stringify([await world.mailbox.messages(), record, world.logged, world.engine.executions()]);
  expect(told).not.toContain('cannot read');
});

test('an error that passes is got over', async () => {
  let tries = 0;
  const world = await aWorld({
    replace: (live) => ({
      shards: {
        ...live.shards,
        put: async (key, value) => {
          tries += 1;
          if (tries === 2) throw new TypeError('the network is down');
          await live.shards.put(key, value);
        },
      },
    }),
  });

  expect(await world.run(onMonday)).toMatchObject({ state: 'done', attempt: 1 });
});

const busy = new ReportError('not-delivered', 'The bucket did not answer.', 'Try again.', { mayPass: true });

test('an error for people that may pass is got over too, and nobody is told', async () => {
  let tries = 0;
  const world = await aWorld({
    replace: (live) => ({
      archive: {
        save: async (files) => {
          tries += 1;
          if (tries < 3) throw busy;
          return live.archive.save(files);
        },
      },
    }),
  });

  const record = await world.run(onMonday);

  expect(tries).toBe(3);
  expect(record).toMatchObject({ state: 'done', attempt: 1 });
  expect(record).not.toHaveProperty('error');
  expect(Object.keys(await world.inboxes())).not.toContain('it@harbour.example');
});

test('one that should have passed and does not is told as what it is', async () => {
  let tries = 0;
  const world = await aWorld({
    replace: () => ({
      archive: {
        save: async () => {
          tries += 1;
          throw busy;
        },
      },
    }),
  });

  const record = await world.run(onMonday);

  expect(tries).toBe(5);
  expect(record).toMatchObject({
    state: 'failed',
    ownerTold: true,
    error: { kind: 'not-delivered', happened: busy.happened, whatToDo: busy.whatToDo },
  });
  expect(Object.keys(await world.inboxes())).toEqual(['it@harbour.example']);
});

test('where the mailing itself breaks off, the owner is told who has the report', async () => {
  const world = await aWorld({
    changes: two,
    replace: ({ ledger }) => ({
      ledger: {
        ...ledger,
        noteProgress: async (hold, progress) => {
          const second = progress.step === 'deliver' && progress.done === 1;
          if (second) throw new ReportError('refused', 'DynamoDB did not let us.', 'Deploy again.');
          await ledger.noteProgress(hold, progress);
        },
      },
    }),
  });

  const record = await world.run(onMonday);

  expect(record?.state).toBe('failed');
  expect(record?.error?.happened).toContain('1 of 2 readers may not have the report.');
  expect(record?.error?.happened).toContain('bob@harbour.example: Nothing was sent');
  expect(record?.error?.happened).not.toContain('ann@');
});

test('a ledger that does not answer for a while does not end the run', async () => {
  let silent = 2;
  const world = await aWorld({
    replace: ({ ledger }) => ({
      ledger: {
        ...ledger,
        beginRun: async (hold) => {
          silent -= 1;
          if (silent >= 0) throw new LedgerUnreachable('casebook-ledger', 'TimeoutError');
          return ledger.beginRun(hold);
        },
      },
    }),
  });

  expect(await world.run(onMonday)).toMatchObject({ state: 'done' });
});

test('a bucket that cannot be written to is told to the owner, and nobody is mailed a report', async () => {
  const world = await aWorld({
    replace: (live) => ({ shards: { ...live.shards, put: (key, value) => live.shards.put(key, value) } }),
  });
  await world.store.stop();

  const record = await world.run(onMonday);

  expect(record).toMatchObject({ state: 'failed', ownerTold: true, error: { kind: 'not-delivered' } });
  expect(Object.keys(await world.inboxes())).toEqual(['it@harbour.example']);
});

test('an attempt that another has taken over from stops without a word', async () => {
  const world = await aWorld({
    replace: (live) => ({
      archive: {
        ...live.archive,
        save: async (files) => {
          // The lease is over, and somebody starts the run anew.
          world.later(3600);
          await live.ledger.claimRun({
            ...{ reportId: 'weekly-cases', period: '2026-W47', name: 'scheduled', askedBy: 'schedule' },
            order: { send: true },
          });
          return live.archive.save(files);
        },
      },
    }),
  });

  const record = await world.run(onMonday);

  expect(record).toMatchObject({ state: 'claimed', attempt: 2 });
  expect(world.engine.executions()).toMatchObject([{ status: 'SUCCEEDED', result: '{"state":"lost"}' }]);
  expect(await world.inboxes()).toEqual({});
  expect(world.metrics).toEqual([]);
});

test('a run whose settings can no longer be read once it has begun is told to the owner it began with', async () => {
  let reads = 0;
  const world = await aWorld({
    replace: (live) => ({
      settings: async () => {
        reads += 1;
        // Once to look for a holiday, once to begin.
        if (reads > 2) throw new TypeError('they are gone');
        return live.settings();
      },
    }),
    changes: { onIncomplete: 'hold' },
    faults: { brokenRecords: [{ field: 'uuid', cases: 2 }] },
  });

  expect(await world.run(onMonday)).toMatchObject({ state: 'held', ownerTold: true });

  expect(Object.keys(await world.inboxes())).toEqual(['it@harbour.example']);
});

test.each([
  ['refused', () => new ReportError('refused', 'The record cannot be read.', 'Deploy the newer version.')],
  ['broken off each time', () => new TypeError('broken off')],
])(
  'a run whose end cannot be written down, %s, fails as an execution, so that the alarm sees it',
  async (_how, error) => {
    const world = await aWorld({
      replace: ({ ledger }) => ({ ledger: { ...ledger, endRun: async () => Promise.reject(error()) } }),
    });

    expect(await world.run(onMonday)).toMatchObject({ state: 'running' });

    expect(world.engine.executions()).toMatchObject([{ status: 'FAILED' }]);
  },
);

test('a report that is no longer in the settings fails its run with what to do', async () => {
  const world = await aWorld();
  await world.ledger.claimRun({
    ...{ reportId: 'gone', period: '2026-W47', name: 'scheduled', askedBy: 'schedule', order: { send: true } },
  });
  await world.startPorts.invokeRun({ run: 'gone.2026-W47', attempt: 1 });
  await world.engine.settled();

  expect(await world.ledger.getRun('gone.2026-W47')).toMatchObject({
    state: 'failed',
    ownerTold: false,
    error: { kind: 'bad-input', happened: expect.stringContaining('no report "gone"') },
  });
});
