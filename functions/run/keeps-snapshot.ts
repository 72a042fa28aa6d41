import { lastWholePeriod } from '../analyse/period.ts';
import type { ReportSettings } from '../settings.ts';
import type { Plan } from './plan-run.ts';

/**
 * Whether a run is one that later runs are compared with: the scheduled one, or on the command line the one that stands
 * for it. It is about the last period that was over, and about all of the report's clients; what is asked for beside it
 * compares and leaves none. (The history of stages, which is about cases and not about a period, every run adds to that
 * reads all clients.)
 */
export function keepsSnapshot(
  { run, period, asAt }: Pick<Plan, 'run' | 'period' | 'asAt'>,
  { id, period: kind, schedule }: Pick<ReportSettings, 'id' | 'period' | 'schedule'>,
  clients: readonly string[] | undefined,
): boolean {
  const last = lastWholePeriod(kind, asAt, schedule.timezone);
  return clients === undefined && run === `${id}.${period.name}` && period.name === last.name;
}
