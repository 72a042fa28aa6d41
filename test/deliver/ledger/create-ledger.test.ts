import { DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createLedger } from '../../../functions/deliver/ledger/create-ledger.ts';
import type { ClaimRequest, Ledger } from '../../../functions/deliver/ledger/ledger.ts';
import type { DeliveryOutcome } from '../../../functions/deliver/mail/deliveries.ts';
import { type LedgerTable, startLedgerTable } from '../../sandbox/ledger-table.ts';

let world: LedgerTable;
beforeAll(async () => {
  world = await startLedgerTable();
});
afterAll(() => world.stop());

let reports = 0;

/** A ledger whose clock stands at Monday, seven o'clock, until it is moved, and a report nobody else has. */
function aLedger() {
  let milliseconds = Date.parse('2026-11-23T07:00:00.000Z');
  reports += 1;
  const reportId = `weekly-${reports}`;
  const claim = (changes: Partial<ClaimRequest> = {}): ClaimRequest => ({
    reportId,
    period: '2026-W47',
    name: 'scheduled',
    askedBy: 'schedule',
    order: { send: true },
    ...changes,
  });
  return {
    ledger: createLedger({ ...world, now: () => new Date(milliseconds).toISOString() }),
    reportId,
    scheduled: `${reportId}.2026-W47`,
    claim,
    onDemand: (changes: Partial<ClaimRequest> = {}) => claim({ name: 'next', askedBy: 'manager', ...changes }),
    minutesLater: (minutes: number) => {
      milliseconds += minutes * 60_000;
    },
  };
}

async function claimed(ledger: Ledger, request: ClaimRequest): Promise<string> {
  const claim = await ledger.claimRun(request);
  if (claim.outcome !== 'claimed') throw new Error(claim.outcome);
  return claim.run.run;
}

test('of twenty claims at once one wins, and the others find its run', async () => {
  const { ledger, claim, scheduled } = aLedger();

  const claims = await Promise.all(Array.from({ length: 20 }, () => ledger.claimRun(claim())));

  expect(claims.filter(({ outcome }) => outcome === 'claimed')).toHaveLength(1);
  expect(claims.filter(({ outcome }) => outcome === 'found')).toHaveLength(19);
  expect(new Set(claims.map(({ run }) => (typeof run === 'string' ? run : run.run)))).toEqual(new Set([scheduled]));
});

test('a run tells who asked for it, for what, and when it was due', async () => {
  const { ledger, claim, scheduled, reportId } = aLedger();

  await ledger.claimRun(claim({ scheduledFor: '2026-11-23T07:00:00.000Z' }));

  expect(await ledger.getRun(scheduled)).toEqual({
    run: scheduled,
    reportId,
    period: '2026-W47',
    state: 'claimed',
    askedBy: 'schedule',
    order: { send: true },
    scheduledFor: '2026-11-23T07:00:00.000Z',
    attempt: 1,
    claimedAt: '2026-11-23T07:00:00.000Z',
    attemptedAt: '2026-11-23T07:00:00.000Z',
    updatedAt: '2026-11-23T07:00:00.000Z',
    leaseUntil: '2026-11-23T07:00:45.000Z',
    deliveries: [],
  });
});

test('a run that nobody asked for is not there', async () => {
  const { ledger } = aLedger();

  expect(await ledger.getRun('weekly-cases.2019-W01')).toBeUndefined();
});

test('runs asked for on demand are counted on, also when twenty ask at once', async () => {
  const { ledger, onDemand, scheduled } = aLedger();

  const runs = await Promise.all(Array.from({ length: 20 }, () => claimed(ledger, onDemand())));

  expect(new Set(runs)).toEqual(new Set(Array.from({ length: 20 }, (_, n) => `${scheduled}.${n + 1}`)));
});

test('the same idempotency key gives the same run, twenty times at once and in a week in which another period is over', async () => {
  const { ledger, onDemand } = aLedger();
  const idempotency = { key: 'a-key', order: '{}' };

  const claims = await Promise.all(
    Array.from({ length: 20 }, () => ledger.claimRun(onDemand({ idempotency, order: { send: false } }))),
  );
  const later = await ledger.claimRun(onDemand({ idempotency, period: '2026-W48' }));

  const runs = [...claims, later].map(({ run }) => (typeof run === 'string' ? run : run.run));
  expect(new Set(runs).size).toBe(1);
  expect(claims.filter(({ outcome }) => outcome === 'claimed')).toHaveLength(1);
  expect(later).toMatchObject({ outcome: 'found', run: { period: '2026-W47', order: { send: false } } });
});

test('an idempotency key that is used for another order claims nothing', async () => {
  const { ledger, onDemand, reportId } = aLedger();
  const first = await claimed(ledger, onDemand({ idempotency: { key: 'a-key', order: 'one' } }));

  const second = await ledger.claimRun(onDemand({ idempotency: { key: 'a-key', order: 'other' } }));

  expect(second).toEqual({ outcome: 'key-reused', run: first });
  expect((await ledger.listRuns({ reportIds: [reportId], limit: 10 })).runs).toHaveLength(1);
});

test('an idempotency key belongs to the one who uses it', async () => {
  const { ledger, onDemand } = aLedger();
  const idempotency = { key: 'a-key', order: 'one' };

  const first = await claimed(ledger, onDemand({ idempotency }));
  const second = await claimed(ledger, onDemand({ idempotency, askedBy: 'somebody else' }));

  expect(second).not.toBe(first);
});

test('a claim that is given back can be claimed again at once, as the next attempt', async () => {
  const { ledger, claim, scheduled } = aLedger();
  await ledger.claimRun(claim());
  await ledger.releaseRun({ run: scheduled, attempt: 1 });

  expect(await ledger.claimRun(claim())).toMatchObject({ outcome: 'claimed', run: { attempt: 2 } });
  expect(await ledger.claimRun(claim())).toMatchObject({ outcome: 'found' });
});

test('a claim whose holder died before it began is taken over after its lease, by one of twenty', async () => {
  const { ledger, claim, scheduled, minutesLater } = aLedger();
  await ledger.claimRun(claim());

  minutesLater(0.7);
  expect(await ledger.claimRun(claim())).toMatchObject({ outcome: 'found' });
  // Lambda tries a start that died again after a minute.
  minutesLater(0.3);
  const claims = await Promise.all(Array.from({ length: 20 }, () => ledger.claimRun(claim())));

  expect(claims.filter(({ outcome }) => outcome === 'claimed')).toHaveLength(1);
  // A new attempt, since Lambda would not start the old one again; should that one come late, it is turned away.
  expect(claims.find(({ outcome }) => outcome === 'claimed')).toMatchObject({ run: { attempt: 2 } });
  await expect(ledger.beginRun({ run: scheduled, attempt: 1 })).rejects.toThrow('no longer holds');
  expect(await ledger.beginRun({ run: scheduled, attempt: 2 })).toMatchObject({ state: 'running' });
});

test('a run that has fallen silent is taken over as the next attempt; what the old one still writes is refused', async () => {
  const { ledger, claim, scheduled, minutesLater } = aLedger();
  const old = { run: scheduled, attempt: 1 };
  await ledger.claimRun(claim());
  await ledger.beginRun(old);
  minutesLater(25);
  await ledger.noteProgress(old, { step: 'collect', done: 400, total: 2000, what: 'clients' });
  minutesLater(29);
  expect(await ledger.claimRun(claim())).toMatchObject({ outcome: 'found' });
  minutesLater(1);

  expect(await ledger.claimRun(claim())).toMatchObject({ outcome: 'claimed', run: { attempt: 2, state: 'claimed' } });
  await expect(ledger.beginRun(old)).rejects.toThrow('no longer holds');
  await expect(ledger.noteProgress(old, { step: 'deliver', done: 1, what: 'mails' })).rejects.toThrow(
    'no longer holds',
  );
  await expect(ledger.endRun(old, { state: 'done' })).rejects.toThrow('no longer holds');
  expect(await ledger.getRun(scheduled)).not.toHaveProperty('progress');
});

test('progress shows while a run is made, and its end with the counts and the reason', async () => {
  const { ledger, claim, scheduled, minutesLater } = aLedger();
  const hold = { run: scheduled, attempt: 1 };
  await ledger.claimRun(claim());
  await ledger.beginRun(hold);
  minutesLater(1);
  await ledger.noteProgress(hold, { step: 'collect', done: 400, total: 2000, what: 'clients' });
  expect(await ledger.getRun(scheduled)).toMatchObject({
    state: 'running',
    progress: { step: 'collect', done: 400, total: 2000, what: 'clients' },
    updatedAt: '2026-11-23T07:01:00.000Z',
    leaseUntil: '2026-11-23T07:31:00.000Z',
  });

  minutesLater(1);
  const error = { kind: 'incomplete', happened: 'Only 90 % came.', whatToDo: 'Run it again.' } as const;
  await ledger.noteError(hold, error);
  expect(await ledger.getRun(scheduled)).toMatchObject({ state: 'running', error });
  const end = { state: 'held', completeness: 'partial', counts: { casesRead: 900 }, error, ownerTold: true } as const;
  await ledger.endRun(hold, end);
  minutesLater(1);
  await ledger.endRun(hold, end);

  expect(await ledger.getRun(scheduled)).toMatchObject({ ...end, finishedAt: '2026-11-23T07:02:00.000Z' });
  await expect(ledger.endRun(hold, { state: 'done' })).rejects.toThrow('no longer holds');
});

test.each(['failed', 'held'] as const)('a run that %s stays so until somebody asks for it again', async (state) => {
  const { ledger, claim, scheduled, minutesLater } = aLedger();
  const error = { kind: 'unreachable', happened: 'Plannr was down.', whatToDo: 'Try again.' } as const;
  await ledger.claimRun(claim());
  await ledger.beginRun({ run: scheduled, attempt: 1 });
  await ledger.endRun({ run: scheduled, attempt: 1 }, { state, error });
  minutesLater(1000);

  expect(await ledger.claimRun(claim())).toMatchObject({ outcome: 'found', run: { state, error } });
  const again = await ledger.claimRun(claim({ again: true }));

  expect(again).toMatchObject({ outcome: 'claimed', run: { attempt: 2, state: 'claimed' } });
  expect(again.run).not.toHaveProperty('error');
});

test('a run that is done is not made again, whoever asks', async () => {
  const { ledger, claim, scheduled, minutesLater } = aLedger();
  await ledger.claimRun(claim());
  await ledger.beginRun({ run: scheduled, attempt: 1 });
  await ledger.endRun({ run: scheduled, attempt: 1 }, { state: 'done' });
  minutesLater(1000);

  expect(await ledger.claimRun(claim({ again: true }))).toMatchObject({ outcome: 'found', run: { state: 'done' } });
});

test('of twenty deliveries to one reader at once one is claimed, whatever the letters of the address', async () => {
  const { ledger, scheduled } = aLedger();

  const claims = await Promise.all(
    Array.from({ length: 20 }, (_, n) =>
      ledger.claim(scheduled, n % 2 === 0 ? 'ann@harbour.example' : 'Ann@Harbour.example', `try ${n}`),
    ),
  );

  expect(claims.filter((each) => each === 'claimed')).toHaveLength(1);
  expect(claims.filter((each) => each !== 'claimed')).toEqual(Array.from({ length: 19 }, () => ({ state: 'sending' })));
});

test('what failed can be tried again; what was sent, or perhaps was, cannot', async () => {
  const { ledger, scheduled } = aLedger();
  const tried = async (email: string, outcome: DeliveryOutcome) => {
    await ledger.claim(scheduled, email, 'first');
    await ledger.settle(scheduled, email, outcome, 'first');
    return ledger.claim(scheduled, email, 'second');
  };

  expect(await tried('refused@harbour.example', { state: 'failed', reason: 'not verified' })).toBe('claimed');
  expect(await tried('sent@harbour.example', { state: 'sent', messageId: 'm-1' })).toEqual({
    state: 'sent',
    messageId: 'm-1',
  });
  expect(await tried('lost@harbour.example', { state: 'unknown', reason: 'no answer' })).toEqual({
    state: 'unknown',
    reason: 'no answer',
  });
});

test('what was sent stays sent, whatever is written later; what was unknown can turn out to be sent', async () => {
  const { ledger, claim, scheduled } = aLedger();
  await ledger.claimRun(claim());
  for (const email of ['ann@harbour.example', 'bob@harbour.example']) await ledger.claim(scheduled, email, 'try');
  await ledger.settle(scheduled, 'ann@harbour.example', { state: 'sent', messageId: 'm-1' }, 'try');
  await ledger.settle(scheduled, 'ann@harbour.example', { state: 'unknown', reason: 'cut short' }, 'try');
  await ledger.giveUp(scheduled, 'ann@harbour.example', 'cut short');
  await ledger.giveUp(scheduled, 'bob@harbour.example', 'cut short');
  await ledger.settle(scheduled, 'bob@harbour.example', { state: 'sent', messageId: 'm-2' }, 'try');

  const at = '2026-11-23T07:00:00.000Z';
  expect((await ledger.getRun(scheduled))?.deliveries).toEqual([
    { email: 'ann@harbour.example', state: 'sent', messageId: 'm-1', at },
    { email: 'bob@harbour.example', state: 'sent', messageId: 'm-2', at },
  ]);
});

test('runs are listed newest first, page by page, each once, of the reports asked for', async () => {
  const one = aLedger();
  const other = aLedger();
  const expected: string[] = [];
  for (let n = 0; n < 7; n += 1) {
    one.minutesLater(2);
    expected.unshift(await claimed(one.ledger, one.onDemand()));
    await claimed(other.ledger, other.onDemand());
    other.minutesLater(2);
  }

  const seen: string[] = [];
  const sizes: number[] = [];
  let next: string | undefined;
  do {
    const page = await one.ledger.listRuns({ reportIds: [one.reportId], limit: 3, after: next });
    seen.push(...page.runs.map(({ run }) => run));
    sizes.push(page.runs.length);
    next = page.next;
  } while (next !== undefined);

  expect(seen).toEqual(expected);
  expect(sizes).toEqual([3, 3, 1]);
});

test('a list that ends with its page has no next one', async () => {
  const { ledger, onDemand, reportId } = aLedger();
  await claimed(ledger, onDemand());
  await claimed(ledger, onDemand());

  expect(await ledger.listRuns({ reportIds: [reportId], limit: 2 })).not.toHaveProperty('next');
  expect((await ledger.listRuns({ reportIds: [], limit: 2 })).runs).toEqual([]);
});

test('every report is listed where none is named', async () => {
  const one = aLedger();
  const other = aLedger();
  one.minutesLater(1_000_000);
  other.minutesLater(1_000_001);
  const runs = [await claimed(one.ledger, one.onDemand()), await claimed(other.ledger, other.onDemand())];

  const listed = await one.ledger.listRuns({ limit: 2 });

  expect(listed.runs.map(({ run }) => run)).toEqual(runs.toReversed());
});

test('a place in the list that we never gave is refused', async () => {
  const { ledger } = aLedger();

  await expect(ledger.listRuns({ limit: 2, after: Buffer.from('RUN#x').toString('base64url') })).rejects.toThrow(
    'none that we gave',
  );
});

test('a run whose claimer died before the list knew of it is listed as soon as it begins', async () => {
  const { claim, scheduled, reportId, ledger, minutesLater } = aLedger();
  const client = new DynamoDBClient(await sameEndpoint());
  client.middlewareStack.add((next) => async (args) => {
    if (JSON.stringify(args.input).includes('"RUNS"')) throw new Error('the process was killed');
    return next(args);
  });
  const dying = createLedger({ client, table: world.table, now: () => '2026-11-23T07:00:00.000Z' });
  await expect(dying.claimRun(claim())).rejects.toThrow();
  client.destroy();
  minutesLater(1);
  const { outcome } = await ledger.claimRun(claim());
  await ledger.beginRun({ run: scheduled, attempt: 2 });

  expect(outcome).toBe('claimed');
  expect((await ledger.listRuns({ reportIds: [reportId], limit: 5 })).runs).toMatchObject([{ run: scheduled }]);
});

test('what was seen is new once', async () => {
  const { ledger, reportId } = aLedger();

  const answers = await Promise.all(Array.from({ length: 20 }, () => ledger.noteOnce('webhook', reportId)));

  expect(answers.filter((isNew) => isNew)).toHaveLength(1);
  expect(await ledger.noteOnce('webhook', `${reportId} other`)).toBe(true);
});

test('of a deletion it is known when it was first told, for the report that was told', async () => {
  const { ledger, reportId, minutesLater } = aLedger();
  await ledger.noteDeletion(reportId, 'A31D6133-9e0a-4402-a65c-0646d339a777');
  minutesLater(1);
  await ledger.noteDeletion(reportId, 'a31d6133-9e0a-4402-a65c-0646d339a777');

  const toldAt = (report: string) => ledger.deletionToldAt(report, 'a31d6133-9e0a-4402-a65c-0646d339a777');
  expect(await toldAt(reportId)).toBe('2026-11-23T07:00:00.000Z');
  expect(await toldAt('another')).toBeUndefined();
});

test('everything the ledger keeps is removed by DynamoDB one day', async () => {
  const { ledger, claim, onDemand, scheduled, reportId } = aLedger();
  await ledger.claimRun(claim());
  await ledger.claimRun(onDemand({ idempotency: { key: 'k', order: 'o' } }));
  await ledger.claim(scheduled, 'ann@harbour.example', 'try');
  await ledger.settle(scheduled, 'ann@harbour.example', { state: 'sent', messageId: 'm' }, 'try');
  await ledger.noteOnce('webhook', 'x');
  await ledger.noteDeletion(reportId, 'x');

  const { Items = [] } = await world.client.send(new ScanCommand({ TableName: world.table }));

  const monday = Date.parse('2026-11-23T07:00:00.000Z') / 1000;
  const days = new Set(Items.map(({ expiresAt }) => Math.floor((Number(expiresAt?.N) - monday) / 86_400)));
  expect([...days].every((each) => each === 7 || each === 65 || each >= 800)).toBe(true);
});

test('a table that is not there, or does not answer, is told with what to do', async () => {
  const now = () => '2026-11-23T07:00:00.000Z';
  const missing = createLedger({ client: world.client, table: 'no-such-table', now });
  const nobody = new DynamoDBClient({
    endpoint: 'http://127.0.0.1:1',
    region: 'eu-west-2',
    credentials: { accessKeyId: 'x', secretAccessKey: 'x' },
    maxAttempts: 1,
  });

  await expect(missing.getRun('a.b')).rejects.toMatchObject({ kind: 'refused' });
  await expect(missing.claim('a.b', 'ann@harbour.example', 'try')).rejects.toMatchObject({ kind: 'refused' });
  await expect(createLedger({ client: nobody, table: 't', now }).getRun('a.b')).rejects.toMatchObject({
    kind: 'unreachable',
  });
  nobody.destroy();
});

test('a claim whose answer was lost, and which the SDK therefore made twice, is still ours', async () => {
  const { scheduled, claim } = aLedger();
  const client = new DynamoDBClient({ ...(await sameEndpoint()), maxAttempts: 3 });
  let lost = 0;
  client.middlewareStack.add(
    (next) => async (args) => {
      const result = await next(args);
      if (lost < 1) {
        lost += 1;
        throw Object.assign(new Error('the connection was cut'), { name: 'TimeoutError' });
      }
      return result;
    },
    { step: 'finalizeRequest', priority: 'low' },
  );
  const ledger = createLedger({ client, table: world.table, now: () => '2026-11-23T07:00:00.000Z' });

  const answer = await ledger.claimRun(claim());

  expect(lost).toBe(1);
  expect(answer).toMatchObject({ outcome: 'claimed', run: { run: scheduled } });
  client.destroy();
});

async function sameEndpoint() {
  return {
    endpoint: world.endpoint,
    region: 'eu-west-2',
    credentials: { accessKeyId: 'sandbox', secretAccessKey: 'sandbox' },
  };
}
