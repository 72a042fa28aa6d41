import { expect, test } from 'vitest';
import { createLedgerOn } from '../../functions/deliver/ledger/create-ledger.ts';
import type { RunEnd } from '../../functions/deliver/ledger/ledger.ts';
import { createWatch } from '../../functions/handlers/watch-delivery.ts';
import { aReportSettings } from '../builders/a-report-settings.ts';
import { createMemoryTable } from '../fakes/memory-table.ts';
import { type Datapoint, playAlarm } from '../infra/alarm-of-report.ts';

/* A week of made time, from Monday to Monday: looks every five minutes, and the alarms that follow them. */

const from = '2026-11-23T00:00:00.000Z';
const to = '2026-11-30T06:00:00.000Z';
const minute = 60_000;

type Deed = { readonly at: string; readonly do: () => Promise<unknown> };

async function aWeek() {
  let now = from;
  const ledger = createLedgerOn(createMemoryTable(), () => now);
  const reports = ['harbour', 'elm', 'quay'].map((id) => aReportSettings({ id }));
  const deeds: Deed[] = [];
  const written = new Map<string, Datapoint[]>(reports.map(({ id }) => [id, []]));
  const watch = createWatch(() => ({
    now: () => now,
    ledger,
    settings: async () => ({ settings: { reports }, publishedAt: '2026-01-01T00:00:00.000Z' }),
    tell: () => undefined,
    // What finds nothing writes nothing.
    count: (report, value) => void (value > 0 && written.get(report)?.push({ at: now, value })),
  }));

  /** A run that was mailed to the readers given, and ended so. */
  const run = async (
    reportId: string,
    end: RunEnd,
    changes: object = {},
    mails: Record<string, 'sent' | 'unknown'> = {},
  ) => {
    const order = { send: true };
    const scheduled = { reportId, period: '2026-W47', name: 'scheduled', askedBy: 'schedule', order } as const;
    const claimed = await ledger.claimRun({ ...scheduled, ...changes });
    if (claimed.outcome !== 'claimed') throw new Error(claimed.outcome);
    await ledger.beginRun(claimed.run);
    for (const [email, state] of Object.entries(mails)) {
      const outcome = state === 'sent' ? { state, messageId: 'm' } : { state, reason: 'no answer' };
      await ledger.claim(claimed.run.run, email, 'try');
      await ledger.settle(claimed.run.run, email, outcome, 'try');
    }
    const total = Object.keys(mails).length;
    await ledger.noteProgress(claimed.run, { step: 'deliver', done: total, total, what: 'mails' });
    await ledger.endRun(claimed.run, end);
  };

  // The week before, everybody had theirs.
  for (const { id } of reports) await run(id, { state: 'done' }, { period: '2026-W46' });
  return {
    ledger,
    run,
    at: (at: string, work: () => Promise<unknown>) => deeds.push({ at, do: work }),
    /** Lets the week pass. @returns each report's alarm. */
    play: async () => {
      const looks: Deed[] = [];
      // Each look a little late, by up to 50 seconds, as EventBridge is.
      for (let at = Date.parse(from) + 2 * minute, n = 0; at <= Date.parse(to); at += 5 * minute, n += 1) {
        looks.push({ at: new Date(at + ((n * 17) % 50) * 1000).toISOString(), do: watch });
      }
      for (const deed of [...looks, ...deeds].sort((a, b) => (a.at < b.at ? -1 : 1))) {
        now = deed.at;
        await deed.do();
      }
      return (report: string) => playAlarm(written.get(report) ?? [], { from, to });
    },
  };
}

const later = (instant: string, minutes: number) => new Date(Date.parse(instant) + minutes * minute).toISOString();
const states = (changes: readonly { readonly state: string }[]) => changes.map(({ state }) => state);
const notDelivered = { kind: 'not-delivered', happened: '1 of 2 readers may not have it.', whatToDo: 'Ask.' } as const;

test('a failed and a held run each hold their own alarm until they are put right, and no other', async () => {
  const week = await aWeek();
  const failedAt = '2026-11-23T07:04:00.000Z';
  const settledAt = '2026-11-25T15:07:00.000Z';
  const heldAt = '2026-11-23T07:09:00.000Z';
  const madeGoodAt = '2026-11-27T10:00:00.000Z';
  const mails = { 'ann@harbour.example': 'sent', 'bob@harbour.example': 'unknown' } as const;
  week.at(failedAt, () => week.run('harbour', { state: 'failed', error: notDelivered }, {}, mails));
  week.at(heldAt, () => week.run('elm', { state: 'held' }));
  week.at('2026-11-23T07:02:00.000Z', () => week.run('quay', { state: 'done' }));
  week.at(settledAt, () => week.ledger.confirm('harbour.2026-W47', 'bob@harbour.example', 'manager'));
  week.at(madeGoodAt, () => week.run('elm', { state: 'done' }, { name: 'next', askedBy: 'manager' }));

  const alarmOf = await week.play();

  for (const [report, from, until] of [
    ['harbour', failedAt, settledAt],
    ['elm', heldAt, madeGoodAt],
  ] as const) {
    const { at, changes } = alarmOf(report);
    expect(states(changes), report).toEqual(['OK', 'ALARM', 'OK']);
    expect(at(from), report).toBe('OK');
    expect(at(later(from, 30)), report).toBe('ALARM');
    expect(at(until), report).toBe('ALARM');
    expect(at(later(until, 30)), report).toBe('OK');
  }
  expect(states(alarmOf('quay').changes)).toEqual(['OK']);
});

test('a report that nobody began, and one that was taken up again, do the same', async () => {
  const week = await aWeek();
  const lateFrom = '2026-11-23T08:00:00.000Z';
  const made = '2026-11-24T09:30:00.000Z';
  week.at(made, () => week.run('harbour', { state: 'done' }, { name: 'next', askedBy: 'manager' }));
  week.at('2026-11-23T07:02:00.000Z', () => week.run('elm', { state: 'done' }));
  week.at('2026-11-23T07:02:00.000Z', () => week.run('quay', { state: 'held' }));
  week.at('2026-11-23T07:30:00.000Z', () => week.run('quay', { state: 'done' }, { again: true }));

  const alarmOf = await week.play();

  const harbour = alarmOf('harbour');
  expect(states(harbour.changes)).toEqual(['OK', 'ALARM', 'OK']);
  expect([harbour.at(lateFrom), harbour.at(later(lateFrom, 30))]).toEqual(['OK', 'ALARM']);
  expect([harbour.at(made), harbour.at(later(made, 30))]).toEqual(['ALARM', 'OK']);
  expect(states(alarmOf('elm').changes)).toEqual(['OK']);
  const quay = alarmOf('quay');
  expect(states(quay.changes)).toEqual(['OK', 'ALARM', 'OK']);
  expect([quay.at('2026-11-23T07:30:00.000Z'), quay.at('2026-11-23T08:00:00.000Z')]).toEqual(['ALARM', 'OK']);
});
