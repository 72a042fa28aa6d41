import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createLedger } from '../../../functions/deliver/ledger/create-ledger.ts';
import type { RunHold } from '../../../functions/deliver/ledger/ledger.ts';
import { executionName } from '../../../functions/run/start/invoke-run.ts';
import { type StartPorts, type StartRequest, startRun } from '../../../functions/run/start/start-run.ts';
import { parseSettings } from '../../../functions/settings.ts';
import { type LedgerTable, startLedgerTable } from '../../sandbox/ledger-table.ts';
import { sandboxReports } from '../../sandbox/sandbox-reports.ts';

const anna = '11111111-1111-4111-8111-111111111111';

const eve = '99999999-9999-4999-8999-999999999999';

let table: LedgerTable;

beforeAll(async () => {
  table = await startLedgerTable();
});

afterAll(() => table.stop());

let reports = 0;

beforeEach(() => {
  reports += 1;
});

function aStart(changes: object = {}) {
  const [report] = sandboxReports('edeca343-8b56-4079-8e16-620fe8145712').reports;
  const id = `weekly-${reports}`;
  const [settings] = parseSettings({ reports: [{ ...report, id, ...changes }] }).reports;
  if (settings === undefined) throw new Error('no report');
  let milliseconds = Date.parse('2026-11-23T07:00:01.000Z');
  const invoked: RunHold[] = [];
  const now = () => new Date(milliseconds).toISOString();
  const ports = {
    now,
    ledger: createLedger({ ...table, now }),
    invokeRun: async (hold: RunHold) => void invoked.push(hold),
  } satisfies StartPorts;
  const scheduled: StartRequest = { by: 'schedule', settings, scheduledTime: '2026-11-23T07:00:00.000Z' };
  const asked = (more: Partial<Extract<StartRequest, { by: 'request' }>> = {}): StartRequest => ({
    by: 'request',
    settings,
    askedBy: 'manager',
    order: { send: false },
    ...more,
  });
  return {
    ports,
    invoked,
    scheduled,
    asked,
    run: `${id}.2026-W47`,
    runs: async () => (await ports.ledger.listRuns({ reportIds: [id], limit: 100 })).runs,
    minutesLater: (minutes: number) => {
      milliseconds += minutes * 60_000;
    },
  };
}

test('twenty starts of the same schedule at once, and one an hour later, make one run', async () => {
  const { ports, invoked, scheduled, run, minutesLater } = aStart();

  const records = await Promise.all(Array.from({ length: 20 }, () => startRun(ports, scheduled)));
  await ports.ledger.beginRun({ run, attempt: 1 });
  await ports.ledger.endRun({ run, attempt: 1 }, { state: 'done' });
  minutesLater(60);
  const late = await startRun(ports, scheduled);

  expect(invoked).toEqual([{ run, attempt: 1 }]);
  expect(new Set(records.map((record) => record.run))).toEqual(new Set([run]));
  expect(late).toMatchObject({ run, state: 'done' });
});

test('a schedule that comes days late is still about the week that was over when it was due', async () => {
  const { ports, invoked, scheduled, run, minutesLater } = aStart();
  minutesLater(9 * 24 * 60);

  expect(await startRun(ports, scheduled)).toMatchObject({
    period: '2026-W47',
    scheduledFor: '2026-11-23T07:00:00.000Z',
    askedBy: 'schedule',
    order: { send: true },
  });
  expect(invoked).toEqual([{ run, attempt: 1 }]);
});

test('a run that could not be handed over is started by the next that asks', async () => {
  const { ports, invoked, scheduled, run } = aStart();
  const failing = { ...ports, invokeRun: async () => Promise.reject(new Error('Lambda is down')) };

  await expect(startRun(failing, scheduled)).rejects.toThrow('Lambda is down');
  await startRun(ports, scheduled);

  expect(invoked).toEqual([{ run, attempt: 2 }]);
});

test('a start that died between its claim and the hand-over is made good by the one a minute later', async () => {
  const { ports, invoked, scheduled, run, minutesLater } = aStart();
  const dying = { ...ports, invokeRun: () => new Promise<void>(() => undefined) };
  void startRun(dying, scheduled);
  await expect.poll(() => ports.ledger.getRun(run)).toBeDefined();

  await startRun(ports, scheduled);
  expect(invoked).toEqual([]);
  minutesLater(1);
  await startRun(ports, scheduled);

  expect(invoked).toEqual([{ run, attempt: 2 }]);
});

test('a run that was handed over and died before it began is started anew, under a name that Lambda has not seen', async () => {
  const { ports, invoked, scheduled, run, minutesLater } = aStart();
  await startRun(ports, scheduled);
  minutesLater(1);
  await startRun(ports, scheduled);

  const names = invoked.map((hold) => executionName('arn:one', hold));
  expect(new Set(names).size).toBe(2);
  await expect(ports.ledger.beginRun({ run, attempt: 1 })).rejects.toThrow('no longer holds');
  expect(await ports.ledger.beginRun({ run, attempt: 2 })).toMatchObject({ state: 'running' });
});

test('a run that failed is made again only where that is asked for', async () => {
  const { ports, invoked, scheduled, run } = aStart();
  await startRun(ports, scheduled);
  await ports.ledger.beginRun({ run, attempt: 1 });
  await ports.ledger.endRun({ run, attempt: 1 }, { state: 'failed' });

  await startRun(ports, scheduled);
  expect(invoked).toHaveLength(1);
  await startRun(ports, { ...scheduled, again: true });

  expect(invoked).toEqual([
    { run, attempt: 1 },
    { run, attempt: 2 },
  ]);
});

test('each request is a run of its own; with an idempotency key the same request is the same run', async () => {
  const { ports, invoked, asked, run } = aStart();

  const first = await startRun(ports, asked());
  const second = await startRun(ports, asked());
  const keyed = await Promise.all(
    Array.from({ length: 20 }, () => startRun(ports, asked({ idempotencyKey: 'before the meeting' }))),
  );

  expect([first.run, second.run]).toEqual([`${run}.1`, `${run}.2`]);
  expect(new Set(keyed.map((record) => record.run)).size).toBe(1);
  expect(invoked).toHaveLength(3);
});

test('a key that was used for another order is refused, and nothing is started', async () => {
  const { ports, invoked, asked } = aStart();
  await startRun(ports, asked({ idempotencyKey: 'k' }));

  const other = asked({ idempotencyKey: 'k', order: { send: true } });

  await expect(startRun(ports, other)).rejects.toMatchObject({ kind: 'bad-input' });
  expect(invoked).toHaveLength(1);
});

test.each([
  ['a period in the future', { period: '2026-W49' }],
  ['a period that does not exist', { period: '2026-W60' }],
  ["a client who is not the report's", { order: { send: false, clients: [eve] } }],
  ['an address outside its domains', { order: { send: true, to: 'eve@elsewhere.example' } }],
] as const)('%s is refused, and nothing is claimed or started', async (_what, more) => {
  const { ports, invoked, asked, runs } = aStart({ clients: [anna] });

  await expect(startRun(ports, asked(more))).rejects.toMatchObject({ kind: 'bad-input' });

  expect(invoked).toEqual([]);
  expect(await runs()).toEqual([]);
});

test('what was ordered is kept with the run', async () => {
  const { ports, asked, run } = aStart({ clients: [anna] });
  const order = { send: true, to: 'me@harbour.example', clients: [anna] };

  await startRun(ports, asked({ order, period: '2026-W46' }));

  const record = await ports.ledger.getRun(run.replace('W47', 'W46').concat('.1'));
  expect(record).toMatchObject({ askedBy: 'manager', period: '2026-W46', order });
  expect(record).not.toHaveProperty('scheduledFor');
});

test('an execution has a name that Lambda takes, another for each run, attempt and function', () => {
  const hold = { run: `${'a'.repeat(64)}.2026-W47.12`, attempt: 3 };
  const names = [
    executionName('arn:one', hold),
    executionName('arn:other', hold),
    executionName('arn:one', { ...hold, attempt: 4 }),
    executionName('arn:one', { ...hold, run: hold.run.replace('.12', '.13') }),
    executionName('arn:one', { run: 'a.2026-W47', attempt: 1 }),
  ];

  expect(new Set(names).size).toBe(names.length);
  expect(names.every((name) => /^[A-Za-z0-9_-]{1,64}$/.test(name))).toBe(true);
  expect(executionName('arn:one', hold)).toBe(names[0]);
});
