import type { Instant } from '../../analyse/case.ts';
import { isForsaken } from '../../deliver/ledger/lease.ts';
import type { Ledger } from '../../deliver/ledger/ledger.ts';
import type { RunRecord, RunState } from '../../deliver/ledger/run-record.ts';
import { findOverdue, type OverdueRequest } from './find-overdue.ts';

/**
 * Why somebody has to look after a report.
 *
 * - `late`: it was due an hour ago or more and has not reached all of its readers
 * - `failed`, `held`: a run that was meant for its readers ended so, or its holder died
 * - `not-delivered`: a mail of its newest run did not arrive, or nobody knows whether it did
 */
export type ReportTrouble = {
  readonly report: string;
  readonly kind: 'late' | 'failed' | 'held' | 'not-delivered';
  readonly run: string;
  /** Of what is late only. */
  readonly dueAt?: Instant;
  /** How far the run is; absent where nobody has even begun it. */
  readonly state?: RunState;
  /** How many mails, of `not-delivered` only. */
  readonly mails?: number;
};

/**
 * What is wrong with a report now, by the ledger; empty once it has been made good. A failed or held run is made good by
 * one for the same period or a later one that everybody has: from then on there is nothing left to send. A run that was
 * asked for to be looked at, or for one address, is between Casebook and whoever asked.
 *
 * @throws ReportError if the schedule cannot be read or the ledger cannot be asked.
 */
export async function findTroubles(request: OverdueRequest): Promise<readonly ReportTrouble[]> {
  const { settings, now, ledger } = request;
  const { runs } = await ledger.listRuns({ reportIds: [settings.id], limit: 100 });
  const meant = runs.filter(({ order }) => order.send && order.to === undefined);
  const ended = meant.flatMap((run) => {
    const kind = badEndOf(run, now);
    const isMadeGood = meant.some((other) => makesGood(other, run));
    return kind === undefined || isMadeGood
      ? []
      : [{ report: settings.id, kind, run: run.run, state: run.state } as const];
  });
  const overdue = await findOverdue(request);
  const late = overdue === undefined || ended.some(({ run }) => run === overdue.run) ? [] : [lateOf(overdue)];
  return [...late, ...ended, ...(await notDelivered(ledger, meant))];
}

function lateOf(overdue: NonNullable<Awaited<ReturnType<typeof findOverdue>>>): ReportTrouble {
  return { ...overdue, kind: 'late' };
}

function badEndOf({ state, leaseUntil }: RunRecord, now: Instant): 'failed' | 'held' | undefined {
  if (state === 'failed' || state === 'held') return state;
  return isForsaken({ state, leaseUntil }, now) ? 'failed' : undefined;
}

function makesGood(good: RunRecord, bad: RunRecord): boolean {
  if (good.state !== 'done' || good.run === bad.run) return false;
  const isWhole = good.order.clients === undefined || isSame(good.order.clients, bad.order.clients);
  const isLike = good.period.includes('W') === bad.period.includes('W');
  return isWhole && (isLike ? good.period >= bad.period : good.claimedAt >= bad.claimedAt);
}

function isSame(some: readonly string[], others: readonly string[] | undefined): boolean {
  return others !== undefined && some.length === others.length && some.every((uuid) => others.includes(uuid));
}

/** A mail can come back after its run has ended well. */
async function notDelivered(
  ledger: Pick<Ledger, 'getRun'>,
  meant: readonly RunRecord[],
): Promise<readonly ReportTrouble[]> {
  const newest = meant.find(({ state, order }) => state === 'done' && order.clients === undefined);
  if (newest === undefined) return [];
  const { reportId: report, run, state } = newest;
  const record = await ledger.getRun(run);
  const mails = record?.deliveries.filter((each) => each.state !== 'sent').length ?? 0;
  return mails === 0 ? [] : [{ report, kind: 'not-delivered', run, state, mails }];
}
