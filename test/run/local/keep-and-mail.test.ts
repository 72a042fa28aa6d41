import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { RunFiles } from '../../../functions/deliver/archive/archive.ts';
import { createMemoryDeliveries, type Deliveries } from '../../../functions/deliver/mail/deliveries.ts';
import { DeliveryError } from '../../../functions/deliver/mail/delivery-error.ts';
import type { Mailer, OutgoingMessage } from '../../../functions/deliver/mail/mailer.ts';
import { createSesMailer } from '../../../functions/deliver/mail/ses-mailer.ts';
import { ReportError } from '../../../functions/report-error.ts';
import { keepAndMail } from '../../../functions/run/local/keep-and-mail.ts';
import { planRun } from '../../../functions/run/plan-run.ts';
import { aReport } from '../../builders/a-report.ts';
import { aReportSettings } from '../../builders/a-report-settings.ts';
import { aSnapshot } from '../../builders/a-snapshot.ts';
import { aStageHistory } from '../../builders/a-stage-history.ts';
import { unwrap } from '../../render/mail/unwrap.ts';
import { type Mailbox, startMailbox } from '../../sandbox/mailbox.ts';

const ann = 'ann@harbour.example';
const bob = 'bob@harbour.example';
const cat = 'cat@harbour.example';
const run = 'weekly-cases.2026-W47';

const settings = aReportSettings();
const plan = planRun({ settings, asAt: '2026-11-23T07:00:00.000Z' });
const worked = { report: aReport(), snapshot: aSnapshot([], { period: '2026-W47' }), stages: aStageHistory() };
const bytes = new Uint8Array([80, 75, 3, 4, 0, 255]);

type Ports = Parameters<typeof keepAndMail>[1];

function deliver(
  ports: Ports,
  given: { readonly to?: readonly string[]; readonly send?: boolean; readonly workbook?: Uint8Array } = {},
) {
  const { to = [ann, bob, cat], send = true, workbook = bytes } = given;
  // Whatever the settings let through: the allowed domains are looked at again before a mail leaves.
  const recipients = to.map((email) => ({ email, view: 'firm' as const }));
  const order = { settings: { ...settings, recipients }, send };
  return keepAndMail({ order, plan, worked, workbook, stagesSince: undefined }, ports);
}

let mailbox: Mailbox;
beforeAll(async () => {
  mailbox = await startMailbox();
});
beforeEach(() => mailbox.clear());
afterAll(() => mailbox.stop());

/** Keeps what was archived and sent, in the order in which it happened; sending does what the test says. */
function world(
  given: { sending?: (message: OutgoingMessage) => Promise<{ messageId: string }>; deliveries?: Deliveries } = {},
) {
  const happened: string[] = [];
  const archived: RunFiles[] = [];
  const mailer: Mailer = {
    send: async (message) => {
      happened.push(`mail to ${message.to}`);
      return given.sending === undefined ? { messageId: `id-${message.to}` } : await given.sending(message);
    },
  };
  const archive = {
    save: async (files: RunFiles) => {
      happened.push('archive');
      archived.push(files);
      return { workbook: 'a.xlsx', reportJson: 'a.report.json' };
    },
  };
  const left: string[] = [];
  const snapshots = { save: async () => void left.push('snapshot'), saveStages: async () => undefined };
  const deliveries = given.deliveries ?? createMemoryDeliveries();
  return { happened, archived, left, ports: { archive, snapshots, mailer, deliveries, wait: async () => undefined } };
}

test('each reader finds the report in their inbox, with the workbook, addressed to them alone', async () => {
  const { ports } = world();

  const { deliveries } = await deliver({ ...ports, mailer: createSesMailer({ client: mailbox.client }) });

  const mails = await mailbox.messages();
  expect(mails.map(({ envelope, to }) => ({ envelope, to }))).toEqual(
    [ann, bob, cat].map((reader) => ({ envelope: { from: 'cases@harbour.example', to: [reader] }, to: [reader] })),
  );
  for (const mail of mails) {
    expect(mail.subject).toBe('6 open, £4,051 + €3,400, 2 completed: Harbour Wealth, week to 22 Nov');
    expect(mail.from).toBe('"Casebook" <cases@harbour.example>');
    expect(mail.text).toContain('\n- Open cases: 6, £4,051 + €3,400\n');
    expect(mail.html).toContain('£4,050.50');
    expect(mail.attachments.map(({ fileName, bytes }) => [fileName, [...bytes]])).toEqual([
      ['weekly-cases.2026-W47.xlsx', [80, 75, 3, 4, 0, 255]],
    ]);
  }
  expect(deliveries).toEqual(mails.map(({ messageId, to }) => ({ email: to[0], state: 'sent', messageId })));
});

test('an address that SES refuses fails alone, and the readers after it get their mail', async () => {
  const strict = await startMailbox();
  try {
    strict.refuse(ann);
    const mailer = createSesMailer({ client: strict.client });

    const { deliveries } = await deliver({ ...world().ports, mailer });

    expect(deliveries.map(({ email, state }) => [email, state])).toEqual([
      [ann, 'failed'],
      [bob, 'sent'],
      [cat, 'sent'],
    ]);
    expect(deliveries[0]).toMatchObject({ reason: expect.stringMatching(/not verified.*What to do: /) });
    expect((await strict.messages()).map(({ to }) => to[0])).toEqual([bob, cat]);
  } finally {
    await strict.stop();
  }
});

test('the report is archived before anybody is mailed, with the mail as its first reader gets it', async () => {
  const { ports, happened, archived } = world();

  const { archived: places } = await deliver(ports);

  expect(happened).toEqual(['archive', `mail to ${ann}`, `mail to ${bob}`, `mail to ${cat}`]);
  expect(places).toEqual({ workbook: 'a.xlsx', reportJson: 'a.report.json' });
  const [files] = archived;
  expect(files?.run).toBe(run);
  expect(files?.workbook).toBe(bytes);
  expect(JSON.parse(Buffer.concat([...(files?.reportJson() ?? [])]).toString())).toMatchObject({
    run,
    totals: { openCases: 6 },
  });
  expect(Buffer.from(files?.message ?? []).toString()).toContain(`To: ${ann}\r\n`);
});

test('a report that cannot be archived is not mailed to anybody', async () => {
  const { ports, happened } = world();
  const archive = { save: () => Promise.reject(new ReportError('not-delivered', 'No bucket.', 'Make one.')) };

  await expect(deliver({ ...ports, archive })).rejects.toThrow('No bucket.');
  expect(happened).toEqual([]);
});

test('a report that is not to be sent is archived with its mail, and nobody is mailed', async () => {
  const { ports, happened, archived } = world();

  const { deliveries } = await deliver(ports, { send: false });

  expect(deliveries).toEqual([]);
  expect(happened).toEqual(['archive']);
  expect(archived[0]?.message?.byteLength).toBeGreaterThan(1000);
});

test('a second attempt mails only those who certainly have not had it', async () => {
  const deliveries = createMemoryDeliveries();
  const first = world({
    deliveries,
    sending: async ({ to }) => {
      if (to === ann) throw new DeliveryError('failed', 'Refused.', 'Verify.');
      if (to === bob) throw new DeliveryError('unknown', 'No answer.', 'Ask.');
      return { messageId: 'first' };
    },
  });
  expect((await deliver(first.ports)).deliveries).toEqual([
    { email: ann, state: 'failed', reason: 'Refused. What to do: Verify.' },
    { email: bob, state: 'unknown', reason: 'No answer. What to do: Ask.' },
    { email: cat, state: 'sent', messageId: 'first' },
  ]);

  const second = world({ deliveries });
  expect((await deliver(second.ports)).deliveries).toEqual([
    { email: ann, state: 'sent', messageId: `id-${ann}` },
    { email: bob, state: 'unknown', reason: 'No answer. What to do: Ask.', earlier: true },
    { email: cat, state: 'sent', messageId: 'first', earlier: true },
  ]);
  expect(second.happened).toEqual(['archive', `mail to ${ann}`]);
});

test('a mail whose sending was cut short is not sent again, and is told as unknown', async () => {
  const deliveries = createMemoryDeliveries();
  await deliveries.claim(run, ann, 'an earlier try');
  const { ports, happened } = world({ deliveries });

  const result = await deliver(ports, { to: [ann] });

  expect(happened).toEqual(['archive']);
  expect(result.deliveries).toEqual([
    { email: ann, state: 'unknown', reason: expect.stringContaining('ask the reader'), earlier: true },
  ]);
});

test('an error nobody thought of while sending counts as perhaps sent, and its words are kept out', async () => {
  const { ports } = world({ sending: () => Promise.reject(new TypeError('Mary O’Neill’s body')) });

  const { deliveries } = await deliver(ports, { to: [ann] });

  expect(deliveries).toEqual([{ email: ann, state: 'unknown', reason: 'Sending broke off (TypeError).' }]);
});

test.each(['spy@evil.example', 'spy@sub.harbour.example', 'spy@notharbour.example'])(
  '%s is outside the allowed domains and is never mailed, whatever the settings said',
  async (stranger) => {
    const { ports, happened } = world();

    const { deliveries } = await deliver(ports, { to: [stranger, ann] });

    expect(happened).toEqual(['archive', `mail to ${ann}`]);
    expect(deliveries[0]).toEqual({
      email: stranger,
      state: 'failed',
      reason: 'This report may only be mailed to addresses in harbour.example (allowedDomains).',
    });
    expect(deliveries[1]).toMatchObject({ state: 'sent' });
  },
);

test('two addresses in one cannot slip past the allowed domains', async () => {
  const { ports, happened } = world();

  const { deliveries } = await deliver(ports, { to: [ann, `spy@evil.example,${bob}`, cat] });

  expect(happened).toEqual(['archive', `mail to ${ann}`, `mail to ${cat}`]);
  expect(deliveries.map(({ state }) => state)).toEqual(['sent', 'failed', 'sent']);
});

test('where a delivery cannot be claimed, nothing is sent to that reader', async () => {
  const memory = createMemoryDeliveries();
  const claim: Deliveries['claim'] = async (name, email, claimant) => {
    if (email === ann) throw new TypeError('no table');
    return memory.claim(name, email, claimant);
  };
  const { ports, happened } = world({ deliveries: { ...memory, claim } });

  const { deliveries } = await deliver(ports, { to: [ann, bob] });

  expect(happened).toEqual(['archive', `mail to ${bob}`]);
  expect(deliveries[0]).toEqual({
    email: ann,
    state: 'failed',
    unclaimed: true,
    reason: 'The mail could not be made ready (TypeError).',
  });
});

test('a mail that was sent stays told as sent where that could not be noted, and can be noted later', async () => {
  const memory = createMemoryDeliveries();
  const { ports } = world({ deliveries: { ...memory, settle: () => Promise.reject(new TypeError('no table')) } });

  const { deliveries } = await deliver(ports, { to: [ann] });

  expect(deliveries).toEqual([
    { email: ann, state: 'sent', messageId: `id-${ann}`, unsettled: expect.stringMatching(/^[0-9a-f-]{36}$/) },
  ]);
  expect(await memory.claim(run, ann, 'a later try')).toEqual({ state: 'sending' });
});

test('a workbook too large to attach is named, since nobody can link to a folder', async () => {
  const { ports } = world();
  const mailer = createSesMailer({ client: mailbox.client });

  await deliver({ ...ports, mailer }, { to: [ann], workbook: new Uint8Array(7_200_000) });

  const [mail] = await mailbox.messages();
  expect(mail?.attachments).toEqual([]);
  expect(unwrap(mail?.text ?? '')).toContain(
    'The workbook is not attached: with it this mail would be larger than 9.5 MB, the most that can be sent. It was kept as weekly-cases.2026-W47.xlsx.',
  );
});

test('a snapshot is of a report that somebody has: whoever makes it without sending it, or one reader at least', async () => {
  const refused = () => Promise.reject(new DeliveryError('failed', 'SES refused the mail.', 'Verify the address.'));
  const [seen, sent, unsent] = [world(), world(), world({ sending: refused })];
  await deliver(seen.ports, { send: false });
  await deliver(sent.ports);
  await deliver(unsent.ports);

  expect([seen.left, sent.left, unsent.left]).toEqual([['snapshot'], ['snapshot'], []]);
});
