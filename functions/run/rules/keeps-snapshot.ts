import { lastWholePeriod } from '../../analyse/period.ts';
import type { ReportSettings } from '../../settings.ts';
import type { Plan } from '../plan-run.ts';

/**
 * Whether a run can be one that later runs are compared with: the scheduled one, or on the command line the first that
 * stands for it. It is about the last period that was over, and about all of the report's clients; what is asked for
 * beside it compares and leaves none. (The history of stages, which is about cases and not about a period, every run
 * adds to that reads all clients.)
 */
export function keepsSnapshot(
  { period, asAt }: Pick<Plan, 'period' | 'asAt'>,
  { period: kind, schedule }: Pick<ReportSettings, 'period' | 'schedule'>,
  clients: readonly string[] | undefined,
): boolean {
  const last = lastWholePeriod(kind, asAt, schedule.timezone);
  return clients === undefined && period.name === last.name;
}
