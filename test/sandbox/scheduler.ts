import { setTimeout as wait } from 'node:timers/promises';
import { readSchedule } from '../../functions/run/schedule/report-schedule.ts';
import type { ReportSettings } from '../../functions/settings.ts';

/** The time that the scheduler goes by. */
export type SchedulerClock = {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Resolves after so long, or at once when it is stopped. */
  readonly sleep: (milliseconds: number, stopping: AbortSignal) => Promise<void>;
};

export type SchedulerOptions = {
  readonly reports: readonly Pick<ReportSettings, 'id' | 'schedule'>[];
  /** The handler of start-report, which gets what EventBridge Scheduler sends it. */
  readonly startReport: (event: { readonly report: string; readonly scheduledTime: string }) => Promise<unknown>;
  /** Told when a start failed; the next one is due all the same. */
  readonly onFailure: (report: string, error: unknown) => void;
  readonly clock?: SchedulerClock;
};

export type Scheduler = { readonly stop: () => Promise<void> };

// A timer holds no more than 24 days, and a machine that slept wakes with its timers late.
const longestNap = 60_000;

/** EventBridge Scheduler on this machine: fires each report at its next times, in its own time zone, until stopped. */
export function startScheduler({ reports, startReport, onFailure, clock = systemClock }: SchedulerOptions): Scheduler {
  const stopping = new AbortController();
  const fireAll = async ({ id, schedule }: SchedulerOptions['reports'][number]) => {
    const { nextDue } = readSchedule(schedule);
    let due = nextDue(new Date(clock.now()).toISOString());
    while (due !== undefined) {
      await sleepUntil(Date.parse(due), clock, stopping.signal);
      if (stopping.signal.aborted) return;
      // As the real one, to the second and without fractions.
      await startReport({ report: id, scheduledTime: due.replace('.000Z', 'Z') }).catch((error: unknown) =>
        onFailure(id, error),
      );
      due = nextDue(due);
    }
  };
  const running = Promise.all(reports.map(fireAll));
  return {
    stop: async () => {
      stopping.abort();
      await running;
    },
  };
}

async function sleepUntil(due: number, clock: SchedulerClock, stopping: AbortSignal): Promise<void> {
  while (clock.now() < due && !stopping.aborted) {
    await clock.sleep(Math.min(due - clock.now(), longestNap), stopping);
  }
}

const systemClock: SchedulerClock = {
  now: () => Date.now(),
  sleep: (milliseconds, stopping) => wait(milliseconds, undefined, { signal: stopping }).catch(() => undefined),
};
