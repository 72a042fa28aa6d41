import { createHmac } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { GetObjectCommand, ListObjectsV2Command, PutObjectCommand } from '@aws-sdk/client-s3';
import { afterEach, expect, test } from 'vitest';
import { stageHistoryFormat } from '../../../functions/deliver/snapshots/stage-history-schema.ts';
import { createWebhookApp } from '../../../functions/handlers/webhook/webhook-app.ts';
import { startRun } from '../../../functions/run/start/start-run.ts';
import { entry, trueLines } from '../../analyse/true-movement.ts';
import { OpenedWorkbook } from '../../render/workbook/opened-workbook.ts';
import { generateFirm } from '../../sandbox/plannr/generate-firm.ts';
import { type RunWorld, type RunWorldOptions, startRunWorld } from '../../sandbox/run-world.ts';

const first = '2026-11-23T07:00:00.000Z';
const second = '2026-11-30T07:00:00.000Z';
const third = '2026-12-07T07:00:00.000Z';
const firm = generateFirm({ seed: 9, cases: 110, clients: 30, asAt: first });

const worlds: RunWorld[] = [];
afterEach(async () => {
  for (const world of worlds.splice(0)) await world.stop();
});

async function aWorld({ changes = {}, ...options }: Partial<RunWorldOptions> = {}) {
  // Less than a forecast takes, which is most of the work of a report.
  const world = await startRunWorld({ firm, changes: { historyWeeks: 12, ...changes }, ...options });
  worlds.push(world);
  const onMonday = (scheduledTime: string) => {
    world.moveTo(scheduledTime);
    return world.run({ by: 'schedule', scheduledTime });
  };
  return { world, onMonday };
}

const keysIn = async (world: RunWorld) => {
  const asked = new ListObjectsV2Command({ Bucket: world.bucket, Prefix: 'snapshots/' });
  const { Contents = [] } = await world.store.client.send(asked);
  return Contents.map(({ Key }) => Key);
};
const bytesOf = async (world: RunWorld, key: string) => {
  const { Body } = await world.store.client.send(new GetObjectCommand({ Bucket: world.bucket, Key: key }));
  return Buffer.from((await Body?.transformToByteArray()) ?? []);
};
const reportOf = async (world: RunWorld, run: string) =>
  JSON.parse((await bytesOf(world, `runs/weekly-cases/${run}/${run}.report.json`)).toString());

type Line = { kind: string; items: readonly { uuid: string; amount?: { minor: number; currency: string } }[] };
const linesOf = (report: { movement: { bridge: { lines: readonly Line[] } } }) =>
  Object.fromEntries(
    report.movement.bridge.lines.map(({ kind, items }) => [
      kind,
      items.map(({ uuid, amount }) => entry(uuid, amount)).sort(),
    ]),
  );

test('Monday by Monday each run leads on from the one before, and what is asked for in between leaves no snapshot', async () => {
  const { world, onMonday } = await aWorld();
  await onMonday(first);
  expect((await reportOf(world, 'weekly-cases.2026-W47')).movement).toEqual({ state: 'no-baseline' });

  world.moveTo('2026-11-25T12:00:00.000Z');
  const asked = await world.run({ by: 'request', askedBy: 'manager', order: { send: false } });
  await onMonday(second);
  await onMonday(third);

  expect(asked?.state).toBe('done');
  expect(await keysIn(world)).toEqual([
    'snapshots/weekly-cases/2026-W47.json.gz',
    'snapshots/weekly-cases/2026-W48.json.gz',
    'snapshots/weekly-cases/2026-W49.json.gz',
    // What was asked for in between saw the stages too.
    ...[1, 2, 3, 4].map((version) => `snapshots/weekly-cases/stage-history.${version}.json.gz`),
  ]);
  const reports = [await reportOf(world, 'weekly-cases.2026-W48'), await reportOf(world, 'weekly-cases.2026-W49')];
  expect(reports.map(linesOf)).toEqual([trueLines(firm, first, second), trueLines(firm, second, third)]);
  expect(Object.values(trueLines(firm, first, second)).flat().length).toBeGreaterThan(3);
});

test('the time in stage is exact, and a week costs the cases that changed', async () => {
  const { world, onMonday } = await aWorld();
  await onMonday(first);
  const before = world.plannr.requests.length;
  const record = await onMonday(second);
  const audits = world.plannr.requests.slice(before).filter(({ path }) => path.includes('/audits/case/'));
  const { openCases } = await reportOf(world, 'weekly-cases.2026-W48');

  expect(new Set(openCases.map(({ timeInStage }: { timeInStage: { known: string } }) => timeInStage.known))).toEqual(
    new Set(['exact']),
  );
  const changed = new Set(firm.events(first, second).map(({ caseUuid }) => caseUuid));
  expect(audits.length).toBeGreaterThan(0);
  expect(audits.length).toBeLessThanOrEqual(changed.size);
  expect(record?.counts?.requests).toBe(world.plannr.requests.length - before);
});

test('histories that were read are not read again when the run goes on after a mishap', async () => {
  let failures = 2;
  const { world, onMonday } = await aWorld({
    replace: ({ archive }) => ({
      archive: {
        ...archive,
        save: async (files) => {
          failures -= 1;
          if (failures >= 0) throw new Error('a mishap');
          return archive.save(files);
        },
      },
    }),
  });
  const record = await onMonday(first);
  const audits = world.plannr.requests.filter(({ path }) => path.includes('/audits/case/')).map(({ path }) => path);

  expect(record?.state).toBe('done');
  expect(failures).toBe(-1);
  expect(new Set(audits).size).toBe(audits.length);
});

test('with the history from snapshots no audit is asked for', async () => {
  const { world, onMonday } = await aWorld({ changes: { historySource: 'snapshots' } });

  expect((await onMonday(first))?.state).toBe('done');
  expect(world.plannr.requests.filter(({ path }) => path.includes('/audits/'))).toEqual([]);
});

test('a snapshot that is torn fails the run before anything is read, and the owner is told', async () => {
  const { world, onMonday } = await aWorld();
  await onMonday(first);
  const key = 'snapshots/weekly-cases/2026-W47.json.gz';
  const torn = (await bytesOf(world, key)).subarray(0, 200);
  await world.store.client.send(new PutObjectCommand({ Bucket: world.bucket, Key: key, Body: torn }));
  const before = world.plannr.requests.length;
  const record = await onMonday(second);

  expect(record).toMatchObject({ state: 'failed', ownerTold: true, error: { kind: 'unreachable' } });
  expect(record?.error?.happened).toContain(`s3://${world.bucket}/${key} cannot be used. It is torn`);
  expect(world.plannr.requests.length).toBe(before);
  expect((await world.inboxes())['manager@harbour.example']).toHaveLength(1);
});

test('what readers were sent stays what the next run leads on from, though the run is taken up again', async () => {
  const { world, onMonday } = await aWorld({
    changes: { recipients: [{ email: 'ann@harbour.example' }, { email: 'bob@harbour.example' }] },
  });
  world.mailbox.refuse('bob@harbour.example');
  expect((await onMonday(first))?.state).toBe('failed');
  const kept = await bytesOf(world, 'snapshots/weekly-cases/2026-W47.json.gz');

  world.moveTo('2026-11-26T09:00:00.000Z');
  await world.run({ by: 'schedule', scheduledTime: first, again: true });

  expect((await world.inboxes())['ann@harbour.example']).toHaveLength(1);
  expect((await bytesOf(world, 'snapshots/weekly-cases/2026-W47.json.gz')).equals(kept)).toBe(true);
});

test('a case that is on no list is asked for by name, and a steep drop is held until a key accepts it', async () => {
  const { world, onMonday } = await aWorld();
  await onMonday(first);
  const open = firm
    .at(second)
    .cases.filter(({ completedAt, createdAt }) => completedAt === undefined && createdAt < first);
  const hide = (count: number) =>
    Object.assign(world.plannr.faults, {
      hidden: { cases: open.slice(0, count).map(({ uuid }) => uuid), byName: 404 },
    });
  hide(30);
  const held = await onMonday(second);
  expect(held).toMatchObject({ state: 'held', error: { kind: 'incomplete' } });
  expect(held?.error?.happened).toContain('are not to be found any more, not even by name');
  expect(held?.error?.whatToDo).toMatch(/another account.*lost rights.*merged/);
  expect(await keysIn(world)).not.toContain('snapshots/weekly-cases/2026-W48.json.gz');

  const accept = () => world.run({ by: 'acceptance', askedBy: 'manager' });
  hide(31);
  expect(await accept()).toMatchObject({ run: 'weekly-cases.2026-W48', state: 'held' });
  expect(await accept()).toMatchObject({ run: 'weekly-cases.2026-W48', state: 'done' });
  const report = await reportOf(world, 'weekly-cases.2026-W48');
  expect(report.coverage.acceptedDrop.by).toBe('manager');
  expect(linesOf(report).withdrawn?.length).toBeGreaterThanOrEqual(31);
  expect(await keysIn(world)).toContain('snapshots/weekly-cases/2026-W48.json.gz');
});

test('of a case that is gone the day is told on which we were told, and being told alone removes none', async () => {
  const { world, onMonday } = await aWorld({
    changes: { schedule: { cron: '0 7 ? * MON *', timezone: 'Pacific/Auckland' } },
  });
  await onMonday(first);
  const [gone, untold, there] = firm
    .at(second)
    .cases.filter(({ completedAt, createdAt }) => completedAt === undefined && createdAt < first)
    .map(({ uuid }) => uuid);
  if (gone === undefined || untold === undefined || there === undefined) throw new Error('too few cases');
  // Before midnight by UTC: in Auckland it was the 26th.
  world.moveTo('2026-11-25T23:30:00.000Z');
  for (const uuid of [gone, there]) await tellDeleted(world, 'weekly-cases', uuid);
  await tellDeleted(world, 'another-report', untold);
  Object.assign(world.plannr.faults, { hidden: { cases: [gone, untold], byName: 404 } });

  expect((await onMonday(second))?.state).toBe('done');
  const report = await reportOf(world, 'weekly-cases.2026-W48');
  const lines: readonly { kind: string; items: readonly { uuid: string; toldDeleted?: string }[] }[] =
    report.movement.bridge.lines;
  const told = lines.flatMap(({ kind, items }) =>
    items.flatMap(({ uuid, toldDeleted }) =>
      [gone, untold, there].includes(uuid) || toldDeleted ? [[kind, uuid, toldDeleted]] : [],
    ),
  );
  expect(told.filter(([kind]) => kind === 'withdrawn').sort()).toEqual(
    [
      ['withdrawn', gone, '2026-11-26'],
      ['withdrawn', untold, undefined],
    ].sort(),
  );
  expect(told.filter(([, , day]) => day !== undefined)).toHaveLength(1);
  expect(report.openCases.map(({ uuid }: { uuid: string }) => uuid)).toContain(there);
  expect(report.coverage.byName.toldDeleted).toBe(1);
  const book = await OpenedWorkbook.of(report);
  const what = book.column('Movement', 'MovedCases', 'What');
  expect(what.filter((each) => String(each).includes('told to us'))).toEqual([
    'Withdrawn, told to us on 26 Nov as deleted',
  ]);
});

/** As Plannr tells it: by a signed webhook. */
async function tellDeleted({ ledger }: Pick<RunWorld, 'ledger'>, report: string, uuid: string): Promise<void> {
  const secret = 'a-signing-secret-of-a-subscription';
  const log = { info: () => undefined, error: () => undefined };
  const app = createWebhookApp(() => ({ ledger, log, secrets: async () => ({ [report]: secret }) }));
  const body = JSON.stringify({ event: 'case.deleted', data: { uuid: uuid.toUpperCase() } });
  const signature = createHmac('sha256', secret).update(body).digest('hex');
  const answer = await app.request(`/webhooks/plannr/${report}`, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', 'x-signature': signature },
  });
  expect(answer.status).toBe(204);
}

test('a run whose mails all failed leaves no snapshot; taken up again with one sent it does, and readers get that one', async () => {
  const { world, onMonday } = await aWorld();
  world.ses.pauseAccount();
  expect((await onMonday(first))?.state).toBe('failed');
  expect((await keysIn(world)).filter((key) => key?.includes('2026-W'))).toEqual([]);

  world.ses.recover();
  world.moveTo('2026-11-26T09:00:00.000Z');
  expect((await world.run({ by: 'schedule', scheduledTime: first, again: true }))?.state).toBe('done');
  const kept = JSON.parse(gunzipSync(await bytesOf(world, 'snapshots/weekly-cases/2026-W47.json.gz')).toString());
  expect(kept).toMatchObject({ run: 'weekly-cases.2026-W47', asAt: '2026-11-26T09:00:00.000Z' });
});

test('a held run that is made good through the URL leaves its snapshot, and a preview of it none', async () => {
  const { world, onMonday } = await aWorld({
    changes: { onIncomplete: 'hold' },
    faults: { brokenRecords: [{ field: 'uuid', cases: 2 }] },
  });
  expect((await onMonday(first))?.state).toBe('held');
  world.changeSettings({ onIncomplete: 'send-partial' });
  const byHand = { by: 'request', askedBy: 'manager' } as const;
  await world.run({ ...byHand, order: { send: true, to: 'ann@harbour.example' } });
  expect((await keysIn(world)).filter((key) => key?.includes('2026-W'))).toEqual([]);

  const good = await world.run({ ...byHand, order: { send: true } });
  expect(good?.state).toBe('done');
  const kept = JSON.parse(gunzipSync(await bytesOf(world, 'snapshots/weekly-cases/2026-W47.json.gz')).toString());
  expect(kept.run).toBe(good?.run);
});

test('a run that is analysed after a later one has kept its sight loses none of it', async () => {
  const behind: { run?: () => Promise<unknown> } = {};
  const { world } = await aWorld({
    replace: ({ archive }) => ({
      archive: {
        ...archive,
        // A later run begins and ends just before this one keeps what it saw.
        save: async (files) => {
          const { run } = behind;
          behind.run = undefined;
          await run?.();
          return archive.save(files);
        },
      },
    }),
  });
  world.moveTo(first);
  const { startPorts } = world;
  behind.run = async () => {
    world.moveTo(second);
    const settings = world.settings();
    await startRun(startPorts, { by: 'schedule', settings, scheduledTime: second });
    for (let tries = 0; tries < 2_000; tries += 1) {
      if ((await world.ledger.getRun('weekly-cases.2026-W48'))?.state === 'done') return;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  };
  await startRun(startPorts, { by: 'schedule', settings: world.settings(), scheduledTime: first });
  await world.engine.settled();

  expect((await world.ledger.getRun('weekly-cases.2026-W48'))?.state).toBe('done');
  const kept = JSON.parse(
    gunzipSync(await bytesOf(world, 'snapshots/weekly-cases/stage-history.2.json.gz')).toString(),
  );
  const { cases } = stageHistoryFormat.schema.parse(kept);
  expect(cases.length).toBeGreaterThan(50);
  expect(cases.filter(({ seenAt }) => seenAt === second).length).toBeGreaterThan(50);
  for (const { visits } of cases) {
    for (const { from } of visits) if (from.known === 'between') expect(from.after <= from.by).toBe(true);
  }
});
