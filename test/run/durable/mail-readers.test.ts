import { afterEach, expect, test } from 'vitest';
import { LedgerUnreachable } from '../../../functions/deliver/ledger/dynamo-table.ts';
import type { Ledger } from '../../../functions/deliver/ledger/ledger.ts';
import { unwrap } from '../../render/mail/unwrap.ts';
import { generateFirm } from '../../sandbox/plannr/generate-firm.ts';
import { type RunWorld, type RunWorldOptions, startRunWorld } from '../../sandbox/run-world.ts';

const asAt = '2026-11-23T07:00:00.000Z';
const firm = generateFirm({ seed: 11, cases: 40, clients: 12, asAt });
const readers = ['ann@harbour.example', 'bob@harbour.example', 'cy@harbour.example'];
const owner = 'it@harbour.example';

const worlds: RunWorld[] = [];
afterEach(async () => {
  for (const world of worlds.splice(0)) await world.stop();
});

async function aWorld(options: Partial<RunWorldOptions> = {}) {
  // Less than a forecast takes, which is most of the work of a report.
  const changes = { historyWeeks: 12, recipients: readers.map((email) => ({ email })), ...options.changes };
  const world = await startRunWorld({ firm, ...options, changes });
  worlds.push(world);
  return world;
}

const onMonday = { by: 'schedule', scheduledTime: asAt } as const;
const aboutCases = expect.stringMatching(/: Harbour Wealth, week to 22 Nov$/);
const aboutReaders = 'Casebook: Harbour Wealth cases, week to Sun 22 Nov 2026: not delivered to everyone';

/** How each reader's mail went, by the ledger. */
async function statesIn(world: RunWorld) {
  const record = await world.ledger.getRun('weekly-cases.2026-W47');
  return Object.fromEntries((record?.deliveries ?? []).map(({ email, state }) => [email, state]));
}

test('mails that SES takes for too many within a second are sent a little later, each once', async () => {
  const world = await aWorld();
  world.ses.throttle(2);

  const record = await world.run(onMonday);

  expect(record?.state).toBe('done');
  expect(await world.inboxes()).toEqual(Object.fromEntries(readers.map((reader) => [reader, [aboutCases]])));
  expect(world.ses.tries()).toBe(5);
});

test.each([
  ['the account is paused', (world: RunWorld) => world.ses.pauseAccount(), 'paused for the whole AWS account'],
  [
    'the configuration set is paused',
    (world: RunWorld) => world.ses.pauseConfigurationSet(),
    'paused for the configuration set',
  ],
  ["the day's quota is used up", (world: RunWorld) => world.ses.useUpQuota(), 'as many mails as it may in 24 hours'],
] as const)(
  'while %s nobody is mailed and the ledger says why; afterwards each is mailed once',
  async (_what, fault, why) => {
    const world = await aWorld();
    fault(world);

    const record = await world.run(onMonday);

    expect(record).toMatchObject({ state: 'failed', ownerTold: false, error: { kind: 'not-delivered' } });
    expect(record?.deliveries).toEqual(
      readers.map((email) => ({ email, at: asAt, state: 'failed', reason: expect.stringContaining(why) })),
    );
    expect(await world.inboxes()).toEqual({});

    world.ses.recover();
    expect(await world.run({ ...onMonday, again: true })).toMatchObject({ state: 'done', attempt: 2 });
    expect(await world.inboxes()).toEqual(Object.fromEntries(readers.map((reader) => [reader, [aboutCases]])));
  },
);

test('an address that SES refuses fails alone, its owner is told, and the next attempt mails nobody else', async () => {
  const world = await aWorld();
  world.mailbox.refuse('bob@harbour.example');

  const record = await world.run(onMonday);

  expect(record).toMatchObject({ state: 'failed', ownerTold: true, error: { kind: 'not-delivered' } });
  expect(record?.error?.happened).toMatch(/^1 of 3 readers .*\nbob@harbour\.example: .*not verified/);
  expect(await statesIn(world)).toEqual({
    'ann@harbour.example': 'sent',
    'bob@harbour.example': 'failed',
    'cy@harbour.example': 'sent',
  });
  const once = { 'ann@harbour.example': [aboutCases], 'cy@harbour.example': [aboutCases] };
  expect(await world.inboxes()).toEqual({ ...once, [owner]: [aboutReaders] });
  const notice = (await world.mailbox.messages()).find(({ to }) => to.includes(owner));
  expect(notice?.text).toContain('bob@harbour.example');

  const again = await world.run({ ...onMonday, again: true });
  expect(again).toMatchObject({ state: 'failed', attempt: 2 });
  expect(await world.inboxes()).toEqual({ ...once, [owner]: [aboutReaders, aboutReaders] });
});

test.each([
  ['the answer is lost', (world: RunWorld) => world.ses.loseAnswersFor('bob@harbour.example')],
  ['SES answers with an error of its own', (world: RunWorld) => world.ses.failAfterTaking('bob@harbour.example')],
] as const)(
  'a mail that SES took while %s is unknown: the owner is told, and it is never sent again',
  async (_what, fault) => {
    const world = await aWorld();
    fault(world);

    const record = await world.run(onMonday);

    expect(record).toMatchObject({ state: 'failed', ownerTold: true, error: { kind: 'not-delivered' } });
    expect(await statesIn(world)).toMatchObject({ 'bob@harbour.example': 'unknown', 'cy@harbour.example': 'sent' });
    const each = Object.fromEntries(readers.map((reader) => [reader, [aboutCases]]));
    expect(await world.inboxes()).toEqual({ ...each, [owner]: [aboutReaders] });

    world.ses.recover();
    expect(await world.run({ ...onMonday, again: true })).toMatchObject({ state: 'failed', attempt: 2 });
    expect(await statesIn(world)).toMatchObject({ 'bob@harbour.example': 'unknown' });
    expect(await world.inboxes()).toEqual({ ...each, [owner]: [aboutReaders, aboutReaders] });
  },
);

test('a mail that an earlier attempt was sending when it died is called unknown, and not sent', async () => {
  const world = await aWorld();
  await world.ledger.claim('weekly-cases.2026-W47', 'bob@harbour.example', 'an earlier try');

  const record = await world.run(onMonday);

  expect(record).toMatchObject({ state: 'failed', ownerTold: true });
  expect(await statesIn(world)).toMatchObject({ 'ann@harbour.example': 'sent', 'bob@harbour.example': 'unknown' });
  expect(Object.keys(await world.inboxes()).sort()).toEqual(['ann@harbour.example', 'cy@harbour.example', owner]);
});

test.each(['before', 'after'] as const)(
  'a ledger that fails each claim and each settling once, %s it took effect, costs no mail and leaves none unknown',
  async (moment) => {
    const world = await aWorld({ replace: ({ ledger }) => ({ ledger: blinking(ledger, { moment, times: 1 }) }) });

    const record = await world.run(onMonday);

    expect(record).toMatchObject({ state: 'done' });
    expect(Object.values(await statesIn(world))).toEqual(['sent', 'sent', 'sent']);
    expect(await world.inboxes()).toEqual(Object.fromEntries(readers.map((reader) => [reader, [aboutCases]])));
  },
);

test.each(['before', 'after'] as const)(
  'a ledger that stays away while one mail is claimed and settled (%s it took effect) is written to once it is back',
  async (moment) => {
    const world = await aWorld({ replace: ({ ledger }) => ({ ledger: blinking(ledger, { moment, times: 7 }) }) });

    const record = await world.run(onMonday);

    expect(record).toMatchObject({ state: 'done' });
    expect(Object.values(await statesIn(world))).toEqual(['sent', 'sent', 'sent']);
    expect(await world.inboxes()).toEqual(Object.fromEntries(readers.map((reader) => [reader, [aboutCases]])));
  },
);

test('a run that fails after an earlier attempt mailed some tells its owner who has the report', async () => {
  const world = await aWorld();
  world.mailbox.refuse('bob@harbour.example');
  await world.run(onMonday);
  world.changeSettings({ plannr: { accountUuid: '99999999-9999-4999-8999-999999999999', tokenParameter: '/x/y' } });

  const record = await world.run({ ...onMonday, again: true });

  expect(record).toMatchObject({ state: 'failed', attempt: 2, ownerTold: true });
  expect(record?.error?.kind).not.toBe('not-delivered');
  const notices = (await world.mailbox.messages()).filter(({ to }) => to.includes(owner));
  const last = notices.find(({ subject }) => subject.endsWith(': failed'));
  expect(unwrap(last?.text ?? '')).toContain('The report was sent to ann@harbour.example, cy@harbour.example.');
  expect(last?.text).not.toContain('sent nothing');
});

test('a later mail to a reader settles what nobody knew of the one before, and ends that run well', async () => {
  const world = await aWorld();
  world.ses.loseAnswersFor('bob@harbour.example');
  expect(await world.run(onMonday)).toMatchObject({ state: 'failed' });
  world.ses.recover();
  const preview = { by: 'request', askedBy: 'manager', order: { send: true, to: 'Bob@harbour.example' } } as const;

  const later = await world.run({ ...preview, period: '2026-W46' });
  expect(later).toMatchObject({ state: 'done' });
  expect(await statesIn(world)).toMatchObject({ 'bob@harbour.example': 'unknown' });
  const again = await world.run(preview);

  const settled = await world.ledger.getRun('weekly-cases.2026-W47');
  expect(settled).toMatchObject({ state: 'done', madeGoodAt: asAt });
  expect(settled?.error).toBeUndefined();
  expect(settled?.deliveries).toContainEqual({
    email: 'bob@harbour.example',
    at: asAt,
    state: 'sent',
    confirmedBy: again?.run,
  });
});

/** A ledger whose first calls of `claim`, and of `settle`, for each reader fail, before or after they took effect. */
function blinking(ledger: Ledger, { moment, times }: { readonly moment: 'before' | 'after'; readonly times: number }) {
  const calls = new Map<string, number>();
  const fail = async <T>(what: string, work: () => Promise<T>): Promise<T> => {
    const call = (calls.get(what) ?? 0) + 1;
    calls.set(what, call);
    if (call > times) return work();
    if (moment === 'after') await work();
    throw new LedgerUnreachable('casebook-ledger', 'TimeoutError');
  };
  return {
    ...ledger,
    claim: (...call: Parameters<Ledger['claim']>) => fail(`claim ${call[1]}`, () => ledger.claim(...call)),
    settle: (...call: Parameters<Ledger['settle']>) => fail(`settle ${call[1]}`, () => ledger.settle(...call)),
  };
}
