import type { Instant } from '../../analyse/case.ts';
import type { Ledger } from '../../deliver/ledger/ledger.ts';
import type { RunRecord, RunState } from '../../deliver/ledger/run-record.ts';
import type { ReportSettings } from '../../settings.ts';
import { planRun } from '../plan-run.ts';
import { postponedFor } from './postponed.ts';
import { readSchedule } from './report-schedule.ts';

/** A report that its readers should have by now. */
export type Overdue = {
  readonly report: string;
  readonly run: string;
  readonly dueAt: Instant;
  /** How far its run is; absent where nobody has even begun it. */
  readonly state?: RunState;
};

export type OverdueRequest = {
  readonly settings: ReportSettings;
  /** When the settings were published: what was due before need not have been ours to make. */
  readonly publishedAt: Instant;
  readonly now: Instant;
  readonly ledger: Pick<Ledger, 'getRun' | 'listRuns'>;
};

const graceMilliseconds = 3_600_000;

/**
 * Whether the report was last due an hour or more ago and has not reached all of its readers since: by its scheduled
 * run, or by one that somebody asked for to make good for it.
 *
 * @throws ReportError if the schedule cannot be read or the ledger cannot be asked.
 */
export async function findOverdue({
  settings,
  publishedAt,
  now,
  ledger,
}: OverdueRequest): Promise<Overdue | undefined> {
  const due = lastDue(settings, new Date(Date.parse(now) - graceMilliseconds).toISOString());
  if (due === undefined) return undefined;
  const { scheduledFor, dueAt } = due;
  const plan = planRun({ settings, asAt: scheduledFor });
  const scheduled = await ledger.getRun(plan.run);
  if (scheduled?.state === 'done' || waitsForPlannr(scheduled, now)) return undefined;
  const { runs } = await ledger.listRuns({ reportIds: [settings.id], limit: 100 });
  if (runs.some((run) => makesGood(run, plan.period.name))) return undefined;
  const isOurs =
    scheduledFor >= publishedAt || scheduled !== undefined || runs.some((run) => isLike(run, plan.period.kind));
  return isOurs ? { report: settings.id, run: plan.run, dueAt, state: scheduled?.state } : undefined;
}

type Due = {
  readonly scheduledFor: Instant;
  /** Later than that where it is put off to the next working day. */
  readonly dueAt: Instant;
};

/** The newest that was due by then. One that waits for a working day is not due yet, and the one before it counts. */
function lastDue(settings: ReportSettings, by: Instant): Due | undefined {
  const schedule = readSchedule(settings.schedule);
  let scheduledFor = schedule.lastDue(by);
  while (scheduledFor !== undefined) {
    const dueAt = postponedFor(settings, scheduledFor)?.until ?? scheduledFor;
    if (dueAt <= by) return { scheduledFor, dueAt };
    scheduledFor = schedule.lastDue(new Date(Date.parse(scheduledFor) - 1).toISOString());
  }
  return undefined;
}

/**
 * Whether its run found Plannr away, and is still at it: its owner knows, and it ends well or says by itself that it did
 * not. It is taken to be alive as long as its lease lasts.
 */
function waitsForPlannr(scheduled: RunRecord | undefined, now: Instant): boolean {
  return scheduled?.state === 'running' && scheduled.waits !== undefined && scheduled.leaseUntil > now;
}

/** The whole report, sent to everyone it is for. */
function makesGood({ state, period, order }: RunRecord, name: string): boolean {
  return state === 'done' && period === name && order.send && order.to === undefined && order.clients === undefined;
}

/**
 * A scheduled run for the same kind of period: the report was made on schedule before its settings last changed. One
 * that was new then, or has just become a monthly one, missed nothing.
 */
function isLike({ askedBy, period }: RunRecord, kind: 'week' | 'month'): boolean {
  return askedBy === 'schedule' && period.includes('W') === (kind === 'week');
}
