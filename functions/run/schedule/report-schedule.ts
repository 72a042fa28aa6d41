import type { Cron } from 'croner';
import type { Instant } from '../../analyse/case.ts';
import { openCron } from '../../cron.ts';
import { ReportError } from '../../report-error.ts';
import type { ReportSettings } from '../../settings.ts';

export type ReportSchedule = {
  /** The newest time at or before `at` at which the report was due; `undefined` if it never was. */
  readonly lastDue: (at: Instant) => Instant | undefined;
  /** The next time after `at` at which the report is due; `undefined` if it never will be. */
  readonly nextDue: (at: Instant) => Instant | undefined;
};

// A day without the schedule's hour comes once a year, so this many times in a row are never all skipped.
const times = 5;

/**
 * Works out when a report is due, from the six fields that EventBridge Scheduler reads and the schedule's time zone.
 * As there, a time that the spring change leaves out is skipped, and one that the autumn change repeats counts once.
 *
 * @throws ReportError `bad-input` for fields that cannot be read.
 */
export function readSchedule({
  cron,
  timezone,
}: Pick<ReportSettings['schedule'], 'cron' | 'timezone'>): ReportSchedule {
  const pattern = parsePattern(cron, timezone);
  const real = (found: readonly Date[]) => found.find((time) => pattern.match(time))?.toISOString();
  // The first is nearly always one, and each takes as long to find.
  const first = (find: (count: number) => Date[]) => real(find(1)) ?? real(find(times));
  return {
    // Croner looks strictly before its reference.
    lastDue: (at) => first((count) => pattern.previousRuns(count, new Date(Date.parse(at) + 1))),
    nextDue: (at) => first((count) => pattern.nextRuns(count, new Date(at))),
  };
}

function parsePattern(cron: string, timezone: string): Cron {
  try {
    return openCron(cron, timezone);
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    throw new ReportError(
      'bad-input',
      `The schedule "${cron}" cannot be read: ${said}`,
      'Give minute, hour, day of month, month, day of week and year, such as "0 7 ? * MON *" for Mondays at seven.',
      { cause: error },
    );
  }
}
