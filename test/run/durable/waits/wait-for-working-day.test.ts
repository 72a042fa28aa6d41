import { afterEach, expect, test } from 'vitest';
import { generateFirm } from '../../../sandbox/plannr/generate-firm.ts';
import { type RunWorld, startRunWorld } from '../../../sandbox/run-world.ts';

/* The bank-holiday Monday of August 2026, in made time. */

const asAt = '2026-08-31T06:00:00.000Z';
const firm = generateFirm({ seed: 5, cases: 40, clients: 12, asAt });
const changes = {
  recipients: [{ email: 'ann@harbour.example' }],
  calendar: 'england-and-wales',
  schedule: { cron: '0 7 ? * MON *', timezone: 'Europe/London', onHoliday: 'next-working-day' },
};

let world: RunWorld | undefined;
afterEach(async () => {
  await world?.stop();
});

test('a report that is due on a bank holiday comes on Tuesday, and says why', async () => {
  world = await startRunWorld({ firm, changes, playsTime: true });

  const record = await world.run({ by: 'schedule', scheduledTime: asAt });

  expect(record).toMatchObject({
    run: 'weekly-cases.2026-W35',
    state: 'done',
    postponed: { dueDay: '2026-08-31', why: 'bank-holiday', until: '2026-09-01T06:00:00.000Z', minutes: 1440 },
  });
  const { asAt: readAt, coverage } = await world.reportOf('weekly-cases.2026-W35');
  expect(readAt.slice(0, 13)).toBe('2026-09-01T06');
  expect(coverage.startedAt >= readAt).toBe(true);
  const { 'ann@harbour.example': mails = [], ...others } = await world.inboxes();
  expect(mails).toHaveLength(1);
  expect(mails[0]).toContain('as at 1 Sep');
  expect(others).toEqual({});
  const [mail] = await world.mailbox.messages();
  expect(mail?.text.replace(/\s+/g, ' ')).toContain(
    'Due on Mon 31 Aug 2026, a bank holiday in England and Wales: it comes on the next working day.',
  );
  // The day of waiting is no work.
  const [, seconds = Number.NaN] = world.metrics.find(([metric]) => metric === 'RunSeconds') ?? [];
  expect(seconds).toBeLessThan(600);
});

test('one that is asked for on the holiday comes at once', async () => {
  world = await startRunWorld({ firm, changes, playsTime: true });
  const record = await world.run({ by: 'request', askedBy: 'manager', order: { send: true } });
  expect(record?.state).toBe('done');
  expect(record?.postponed).toBeUndefined();
  expect(record?.finishedAt?.slice(0, 10)).toBe('2026-08-31');
});
