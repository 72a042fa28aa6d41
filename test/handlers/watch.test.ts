import { afterAll, beforeAll, expect, test } from 'vitest';
import { createLedger } from '../../functions/deliver/ledger/create-ledger.ts';
import type { ClaimRequest, RunEnd } from '../../functions/deliver/ledger/ledger.ts';
import { createWatch, type WatchPorts } from '../../functions/handlers/watch-delivery.ts';
import { aReportSettings } from '../builders/a-report-settings.ts';
import { type LedgerTable, startLedgerTable } from '../sandbox/ledger-table.ts';

let table: LedgerTable;

beforeAll(async () => {
  table = await startLedgerTable();
});

afterAll(() => table.stop());

let firms = 0;

/** A report that was published long ago, a ledger, and a watch over it. */
function aWatchedReport(changes: object = {}, publishedAt = '2026-01-01T00:00:00.000Z') {
  firms += 1;
  const settings = aReportSettings({ id: `weekly-${firms}`, ...changes });
  const others: ReturnType<typeof aReportSettings>[] = [];
  let now = '';
  const ledger = createLedger({ ...table, now: () => now });

  return {
    id: settings.id,
    besides: (other: ReturnType<typeof aReportSettings>) => others.push(other),
    /** A run claimed at an instant, and how it ended. */
    ran: async (at: string, claim: Partial<ClaimRequest>, end?: RunEnd) => {
      now = at;
      const claimed = await ledger.claimRun({
        reportId: settings.id,
        period: '2026-W47',
        name: 'scheduled',
        askedBy: 'schedule',
        order: { send: true },
        ...claim,
      });
      if (claimed.outcome !== 'claimed') throw new Error(claimed.outcome);
      await ledger.beginRun(claimed.run);
      if (end !== undefined) await ledger.endRun(claimed.run, end);
    },
    /** The scheduled run finds Plannr away at an instant, and waits until another. */
    waits: async (at: string, until: string) => {
      now = at;
      await ledger.noteWaits({ run: `${settings.id}.2026-W47`, attempt: 1 }, { since: at, until, minutes: 60 });
    },
    /** How much is wrong with each report at an instant, and what is logged of it. */
    look: async (at: string, failing: Partial<WatchPorts> = {}) => {
      const told: Parameters<WatchPorts['tell']>[0][] = [];
      const counts: number[] = [];
      await createWatch(() => ({
        now: () => at,
        ledger,
        settings: async () => ({ settings: { reports: [settings, ...others] }, publishedAt }),
        tell: (trouble) => void told.push(trouble),
        count: (_report, troubles) => void counts.push(troubles),
        ...failing,
      }))();
      return { counts, told };
    },
  };
}

const anHourAfter = '2026-11-23T08:00:00.000Z';

const done = { state: 'done' } as const;

test('a report that nobody began is late an hour after it was due, and not a moment before', async () => {
  const report = aWatchedReport();
  await report.ran('2026-11-16T07:00:10.000Z', { period: '2026-W46' }, done);

  expect((await report.look('2026-11-23T07:59:59.999Z')).counts).toEqual([0]);
  expect(await report.look(anHourAfter)).toEqual({
    counts: [1],
    told: [
      {
        report: report.id,
        kind: 'late',
        run: `${report.id}.2026-W47`,
        dueAt: '2026-11-23T07:00:00.000Z',
        state: undefined,
      },
    ],
  });
});

test('a report that everyone has is not late, and the metric says so', async () => {
  const report = aWatchedReport();
  await report.ran('2026-11-23T07:00:10.000Z', {}, done);

  expect(await report.look(anHourAfter)).toEqual({ counts: [0], told: [] });
});

test('a report that is still running an hour after it was due is late, and has failed once its run is not heard of', async () => {
  const report = aWatchedReport();
  await report.ran('2026-11-16T07:00:10.000Z', { period: '2026-W46' }, done);
  await report.ran('2026-11-23T07:40:00.000Z', {});

  expect((await report.look('2026-11-23T07:59:59.000Z')).counts).toEqual([0]);
  expect((await report.look(anHourAfter)).told).toMatchObject([{ kind: 'late', state: 'running' }]);
  expect((await report.look('2026-11-23T08:10:00.000Z')).told).toMatchObject([{ kind: 'failed', state: 'running' }]);
});

test.each(['held', 'failed'] as const)('a report that is %s needs attention at once, and once alone', async (state) => {
  const report = aWatchedReport();
  await report.ran('2026-11-16T07:00:10.000Z', { period: '2026-W46' }, done);
  await report.ran('2026-11-23T07:00:10.000Z', {}, { state });

  for (const at of ['2026-11-23T07:05:00.000Z', anHourAfter]) {
    const { counts, told } = await report.look(at);
    expect(counts).toEqual([1]);
    expect(told).toEqual([{ report: report.id, kind: state, run: `${report.id}.2026-W47`, state }]);
  }
});

test('what was only looked at or previewed is between Casebook and whoever asked', async () => {
  const report = aWatchedReport();
  await report.ran('2026-11-23T07:00:10.000Z', {}, done);
  const byHand = { name: 'next', askedBy: 'manager' } as const;
  for (const order of [{ send: false }, { send: true, to: 'it@harbour.example' }]) {
    await report.ran('2026-11-23T09:00:00.000Z', { ...byHand, order }, { state: 'failed' });
  }

  expect((await report.look('2026-11-23T10:00:00.000Z')).counts).toEqual([0]);
});

test('a report asked for on demand that failed is made good by the next that everybody has, not by one before it', async () => {
  const report = aWatchedReport();
  await report.ran('2026-11-23T07:00:10.000Z', {}, done);
  const byHand = { name: 'next', askedBy: 'manager', period: '2026-W48' } as const;
  await report.ran('2026-11-27T09:00:00.000Z', byHand, { state: 'failed' });

  expect((await report.look('2026-11-27T10:00:00.000Z')).told).toMatchObject([{ kind: 'failed' }]);
  await report.ran('2026-11-30T07:00:10.000Z', { period: '2026-W48' }, done);
  expect((await report.look('2026-11-30T09:00:00.000Z')).counts).toEqual([0]);
});

test('a run that waits for Plannr, which its owner knows, is not late while it is alive', async () => {
  const report = aWatchedReport();
  await report.ran('2026-11-23T07:00:10.000Z', {});
  await report.waits('2026-11-23T08:05:00.000Z', '2026-11-23T09:05:00.000Z');

  expect((await report.look('2026-11-23T09:04:00.000Z')).counts).toEqual([0]);
  // Half an hour after it should have been heard of again, it is dead.
  expect((await report.look('2026-11-23T09:36:00.000Z')).counts).toEqual([1]);
});

test('a failed report is no longer late once somebody had the same week sent by hand', async () => {
  const report = aWatchedReport();
  await report.ran('2026-11-23T07:00:10.000Z', {}, { state: 'failed' });
  const byHand = { name: 'next', askedBy: 'manager' } as const;
  await report.ran('2026-11-23T09:00:00.000Z', byHand, done);

  expect((await report.look('2026-11-23T10:00:00.000Z')).counts).toEqual([0]);
});

test.each([
  ['a look at it', { order: { send: false } }],
  ['a preview to one address', { order: { send: true, to: 'it@harbour.example' } }],
  ['a report of some clients', { order: { send: true, clients: ['11111111-1111-4111-8111-111111111111'] } }],
  ['another week', { period: '2026-W40' }],
])('%s does not make good for a report that failed', async (_what, claim) => {
  const report = aWatchedReport();
  await report.ran('2026-11-23T07:00:10.000Z', {}, { state: 'failed' });
  await report.ran('2026-11-23T09:00:00.000Z', { name: 'next', askedBy: 'manager', ...claim }, done);

  expect((await report.look('2026-11-23T10:00:00.000Z')).counts).toEqual([1]);
});

test('a report that came on Monday is still not late on Sunday night', async () => {
  const report = aWatchedReport();
  await report.ran('2026-11-23T07:00:10.000Z', {}, done);

  expect((await report.look('2026-11-29T23:59:00.000Z')).counts).toEqual([0]);
});

test('on the Monday after the clocks go back, the hour is counted from seven in London', async () => {
  // British Summer Time ended the day before: seven in London was 06:00 UTC the Monday before, and is 07:00 UTC now.
  const report = aWatchedReport();
  await report.ran('2026-10-19T06:00:10.000Z', { period: '2026-W42' }, done);

  expect((await report.look('2026-10-26T07:59:59.000Z')).counts).toEqual([0]);
  expect((await report.look('2026-10-26T08:00:00.000Z')).told).toMatchObject([
    { run: `${report.id}.2026-W43`, dueAt: '2026-10-26T07:00:00.000Z' },
  ]);
});

test('on the Monday after the clocks go forward, the hour is counted from seven in London', async () => {
  const report = aWatchedReport();
  await report.ran('2027-03-22T07:00:10.000Z', { period: '2027-W11' }, done);

  expect((await report.look('2027-03-29T06:59:59.000Z')).counts).toEqual([0]);
  expect((await report.look('2027-03-29T07:00:00.000Z')).told).toMatchObject([
    { run: `${report.id}.2027-W12`, dueAt: '2027-03-29T06:00:00.000Z' },
  ]);
});

test('a report set up on Wednesday did not miss the Monday before, even after a preview', async () => {
  const report = aWatchedReport({}, '2026-11-25T12:00:00.000Z');
  const order = { send: true, to: 'it@harbour.example' };
  await report.ran('2026-11-25T13:00:00.000Z', { name: 'next', askedBy: 'manager', order }, undefined);

  expect((await report.look('2026-11-25T14:00:00.000Z')).counts).toEqual([0]);
  expect((await report.look('2026-11-30T08:00:00.000Z')).counts).toEqual([1]);
});

test('changing the settings on Wednesday does not hide that Monday failed, nor that nobody began it', async () => {
  const failed = aWatchedReport({}, '2026-11-25T12:00:00.000Z');
  await failed.ran('2026-11-23T07:00:10.000Z', {}, { state: 'failed' });
  const notBegun = aWatchedReport({}, '2026-11-25T12:00:00.000Z');
  await notBegun.ran('2026-11-16T07:00:10.000Z', { period: '2026-W46' }, done);

  expect((await failed.look('2026-11-25T14:00:00.000Z')).counts).toEqual([1]);
  expect((await notBegun.look('2026-11-25T14:00:00.000Z')).counts).toEqual([1]);
});

test('a weekly report that has just become a monthly one has not missed a month', async () => {
  const schedule = { cron: '0 7 1 * ? *', timezone: 'Europe/London' };
  const report = aWatchedReport({ period: 'month', schedule }, '2026-11-25T12:00:00.000Z');
  await report.ran('2026-11-23T07:00:10.000Z', {}, done);

  expect((await report.look('2026-11-25T14:00:00.000Z')).counts).toEqual([0]);
});

test('a report whose schedule cannot be read needs attention, and the others are watched all the same', async () => {
  const report = aWatchedReport();
  report.besides({
    ...aReportSettings({ id: 'broken' }),
    schedule: { cron: '0 7 ? * FRI-MON *', timezone: 'Europe/London' },
  });

  const { counts, told } = await report.look(anHourAfter);

  expect(counts.sort()).toEqual([1, 1]);
  expect(told.map((each) => each.report).sort()).toEqual(['broken', report.id].sort());
});

test('a watch that cannot read the settings fails, rather than find nothing wrong', async () => {
  const report = aWatchedReport();
  const settings = () => Promise.reject(new Error('no settings'));

  await expect(report.look(anHourAfter, { settings })).rejects.toThrow('no settings');
});
