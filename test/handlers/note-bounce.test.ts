import { expect, test } from 'vitest';
import { createLedgerOn } from '../../functions/deliver/ledger/create-ledger.ts';
import { createNoteBounce } from '../../functions/handlers/note-bounce.ts';
import { findTroubles } from '../../functions/run/schedule/find-troubles.ts';
import { aReportSettings } from '../builders/a-report-settings.ts';
import { createMemoryTable } from '../fakes/memory-table.ts';

const now = '2026-11-23T08:10:00.000Z';
const run = 'weekly-cases.2026-W47';
const ann = 'Ann@Harbour.example';

/** A run that ended well, with Ann's mail sent. */
async function aWorld({ messageId = 'ses-1' } = {}) {
  const ledger = createLedgerOn(createMemoryTable(), () => now);
  const order = { send: true };
  await ledger.claimRun({
    reportId: 'weekly-cases',
    period: '2026-W47',
    name: 'scheduled',
    askedBy: 'schedule',
    order,
  });
  await ledger.beginRun({ run, attempt: 1 });
  await ledger.claim(run, ann, 'a try');
  const sent = () => ledger.settle(run, ann, { state: 'sent', messageId }, 'a try');
  const lines: string[] = [];
  const noteBounce = createNoteBounce(() => ({
    ledger,
    log: (message, details) => void lines.push(JSON.stringify({ message, ...details })),
  }));
  const told = (event: string, more: object = {}) =>
    noteBounce({ event, run: 'weekly-cases_2026-W47', to: 'Ann@harbour.example', messageId: 'ses-1', ...more });
  const delivery = async () => (await ledger.getRun(run))?.deliveries[0];
  return { ledger, sent, told, delivery, lines };
}

test.each([
  ['Email Bounced', 'The mail came back'],
  ['Email Complaint Received', 'marked the mail as spam'],
  ['Email Rejected', 'SES did not pass the mail on'],
])(
  '%s is written into the delivery of its run, and the report needs attention until it is settled',
  async (event, reason) => {
    const { ledger, sent, told, delivery, lines } = await aWorld();
    await sent();
    await ledger.endRun({ run, attempt: 1 }, { state: 'done' });
    const settings = aReportSettings();
    const troubles = () => findTroubles({ settings, publishedAt: '2026-01-01T00:00:00.000Z', now, ledger });
    expect(await troubles()).toEqual([]);

    await told(event);
    await told(event);

    expect(await delivery()).toMatchObject({ state: 'bounced', reason: expect.stringContaining(reason) });
    expect(await troubles()).toMatchObject([{ kind: 'not-delivered', run, mails: 1 }]);
    expect(lines.join()).not.toMatch(/harbour/i);

    await ledger.confirm(run, ann, 'Manager');
    expect(await troubles()).toEqual([]);
  },
);

test('a bounce that is quicker than the note that SES took the mail stands', async () => {
  const { sent, told, delivery } = await aWorld();

  await told('Email Bounced');
  await sent();

  expect(await delivery()).toMatchObject({ state: 'bounced' });
});

test('what its reader has all the same, another mail, and a run that nobody knows stay as they are', async () => {
  const confirmed = await aWorld();
  await confirmed.told('Email Bounced');
  await confirmed.ledger.confirm(run, ann, 'Manager');
  await confirmed.told('Email Bounced');
  expect(await confirmed.delivery()).toMatchObject({ state: 'sent', confirmedBy: 'Manager' });

  const later = await aWorld({ messageId: 'ses-2' });
  await later.sent();
  await later.told('Email Bounced');
  expect(await later.delivery()).toMatchObject({ state: 'sent', messageId: 'ses-2' });

  await later.told('Email Bounced', { run: 'weekly-cases_2031-W01' });
  expect(later.lines).toHaveLength(2);
});

test('an event that is not as the rule hands it over is an error', async () => {
  const { told } = await aWorld();

  await expect(told('Email Delivery Delayed')).rejects.toThrow('The event does not fit');
  await expect(told('Email Bounced', { subject: '£1.2m' })).rejects.toThrow('The event does not fit');
});
