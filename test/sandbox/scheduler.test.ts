import { expect, test } from 'vitest';
import { createStartReport } from '../../functions/handlers/start-report.ts';
import { aReportSettings } from '../builders/a-report-settings.ts';
import { type SchedulerClock, startScheduler } from './scheduler.ts';

/** A clock that leaps over every sleep, until `end`; there it stands still and says so. */
function aClockFrom(start: string, end: string) {
  let milliseconds = Date.parse(start);
  let reached = () => {};
  const atEnd = new Promise<void>((resolve) => {
    reached = resolve;
  });
  const clock: SchedulerClock = {
    now: () => milliseconds,
    sleep: async (length, stopping) => {
      if (milliseconds + length <= Date.parse(end)) {
        milliseconds += length;
        return;
      }
      reached();
      await new Promise<void>((resolve) => stopping.addEventListener('abort', () => resolve()));
    },
  };
  return { clock, atEnd };
}

async function fired(changes: object, start: string, end: string, failing = false) {
  const events: unknown[] = [];
  const failures: string[] = [];
  const { clock, atEnd } = aClockFrom(start, end);
  const scheduler = startScheduler({
    reports: [aReportSettings(changes)],
    clock,
    startReport: async (event) => {
      events.push(event);
      if (failing) throw new Error('no start');
    },
    onFailure: (report) => void failures.push(report),
  });
  await atEnd;
  await scheduler.stop();
  return { events, failures };
}

test('it fires at seven in London on every Monday, through the change of the clocks', async () => {
  const { events } = await fired({}, '2026-10-18T00:00:00Z', '2026-11-02T06:59:59Z');

  expect(events).toEqual([
    { report: 'weekly-cases', scheduledTime: '2026-10-19T06:00:00Z' },
    { report: 'weekly-cases', scheduledTime: '2026-10-26T07:00:00Z' },
  ]);
});

test('a start that fails is told, and does not keep the next from being fired', async () => {
  const { events, failures } = await fired({}, '2026-11-15T00:00:00Z', '2026-11-24T00:00:00Z', true);

  expect(events).toHaveLength(2);
  expect(failures).toEqual(['weekly-cases', 'weekly-cases']);
});

test('a schedule that never comes again fires nothing and ends', async () => {
  const schedule = { cron: '0 7 1 1 ? 2020', timezone: 'Europe/London' };
  const scheduler = startScheduler({
    reports: [aReportSettings({ schedule })],
    startReport: () => Promise.reject(new Error('nothing is due')),
    onFailure: () => {},
  });

  await expect(scheduler.stop()).resolves.toBeUndefined();
});

test('what it sends is what start-report takes', async () => {
  const claims: unknown[] = [];
  const handler = createStartReport(() => ({
    now: () => '2026-11-23T07:00:05.000Z',
    settings: async () => ({ reports: [aReportSettings()] }),
    invokeRun: async () => undefined,
    ledger: {
      claimRun: async (request) => {
        claims.push(request);
        throw new Error('claimed enough');
      },
      claimAgain: async () => undefined,
      releaseRun: async () => undefined,
    },
  }));
  const failures: unknown[] = [];
  const { clock, atEnd } = aClockFrom('2026-11-23T00:00:00Z', '2026-11-24T00:00:00Z');
  const scheduler = startScheduler({
    reports: [aReportSettings()],
    clock,
    startReport: handler,
    onFailure: (_report, error) => void failures.push(error),
  });
  await atEnd;
  await scheduler.stop();

  expect(failures).toMatchObject([{ message: 'claimed enough' }]);
  expect(claims).toMatchObject([{ period: '2026-W47', name: 'scheduled', scheduledFor: '2026-11-23T07:00:00.000Z' }]);
});
