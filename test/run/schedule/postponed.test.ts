import { expect, test } from 'vitest';
import { createLedgerOn } from '../../../functions/deliver/ledger/create-ledger.ts';
import { findTroubles } from '../../../functions/run/schedule/find-troubles.ts';
import { postponedFor } from '../../../functions/run/schedule/postponed.ts';
import { aReportSettings } from '../../builders/a-report-settings.ts';
import { createMemoryTable } from '../../fakes/memory-table.ts';

const schedule = { cron: '0 7 ? * MON *', timezone: 'Europe/London', onHoliday: 'next-working-day' } as const;
const calendar = 'england-and-wales';

test.each([
  ['the summer bank holiday', { calendar }, '2026-08-31T06:00:00.000Z', '2026-09-01T06:00:00.000Z', 'bank-holiday'],
  // Boxing Day is on a Saturday; the firm is closed until Monday 4 January.
  [
    'one that the firm’s own days follow',
    { calendar, closed: ['12-29/01-03'] },
    '2026-12-28T07:00:00.000Z',
    '2027-01-04T07:00:00.000Z',
    'bank-holiday',
  ],
  [
    'a day that is only the firm’s',
    { closed: ['2026-11-23'] },
    '2026-11-23T07:00:00.000Z',
    '2026-11-24T07:00:00.000Z',
    'closed',
  ],
  // Over Easter 2027 the clocks go forward: at seven on Tuesday all the same.
  ['Good Friday', { calendar }, '2027-03-26T07:00:00.000Z', '2027-03-30T06:00:00.000Z', 'bank-holiday'],
])('on %s the report is put off to the same time on the next working day', (_, own, dueAt, until, why) => {
  expect(postponedFor(aReportSettings({ schedule, ...own }), dueAt)).toEqual({
    dueDay: dueAt.slice(0, 10),
    until,
    why,
  });
});

test.each([
  ['on a working day', { calendar }, '2026-11-23T07:00:00.000Z'],
  ['on a Sunday that the firm chose', { calendar }, '2026-12-27T07:00:00.000Z'],
  ['on another nation’s holiday', { calendar: 'scotland' }, '2026-08-31T06:00:00.000Z'],
  ['where the firm is closed for over two weeks', { closed: ['08-10/08-31'] }, '2026-08-10T06:00:00.000Z'],
  [
    'where the settings say to send',
    { calendar, schedule: { ...schedule, onHoliday: 'send' } },
    '2026-08-31T06:00:00.000Z',
  ],
  ['where they say nothing', { calendar, schedule: { ...schedule, onHoliday: undefined } }, '2026-08-31T06:00:00.000Z'],
])('%s it is not', (_, own, dueAt) => {
  expect(postponedFor(aReportSettings({ schedule, ...own }), dueAt)).toBeUndefined();
});

test('the watch misses a report an hour after its wait, and that of the week before until then', async () => {
  let now = '2026-08-24T06:00:00.000Z';
  const ledger = createLedgerOn(createMemoryTable(), () => now);
  const settings = aReportSettings({ schedule, calendar });
  const troubles = async (at: string) => {
    now = at;
    const found = await findTroubles({ settings, publishedAt: '2026-01-01T00:00:00.000Z', now, ledger });
    return found.map(({ kind, run, dueAt }) => [kind, run, dueAt]);
  };
  const claim = (period: string, scheduledFor: string) =>
    ledger.claimRun({
      reportId: settings.id,
      period,
      name: 'scheduled',
      askedBy: 'schedule',
      order: { send: true },
      scheduledFor,
    });

  // Nobody began the run of the Monday before.
  const before = ['late', 'weekly-cases.2026-W34', '2026-08-24T06:00:00.000Z'];
  expect(await troubles('2026-08-31T09:00:00.000Z')).toEqual([before]);
  expect(await troubles('2026-09-01T06:59:59.000Z')).toEqual([before]);
  const late = ['late', 'weekly-cases.2026-W35', '2026-09-01T06:00:00.000Z'];
  expect(await troubles('2026-09-01T07:00:00.000Z')).toEqual([late]);

  // One that waits is alive until its wait is over.
  now = '2026-08-31T06:00:00.000Z';
  const claimed = await claim('2026-W35', now);
  if (claimed.outcome !== 'claimed') throw new Error(claimed.outcome);
  await ledger.beginRun(claimed.run);
  const until = '2026-09-01T06:00:00.000Z';
  await ledger.notePostponed(claimed.run, {
    dueDay: '2026-08-31',
    why: 'bank-holiday',
    until,
    attempt: 1,
    minutes: 1440,
  });
  expect(await troubles('2026-09-01T06:29:00.000Z')).toEqual([before]);
  now = '2026-09-01T06:05:00.000Z';
  await ledger.endRun(claimed.run, { state: 'done' });
  expect(await troubles('2026-09-01T12:00:00.000Z')).toEqual([]);
});
