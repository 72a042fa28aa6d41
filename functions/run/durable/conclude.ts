import type { RunHold } from '../../deliver/ledger/ledger.ts';
import type { RunError, RunRecord } from '../../deliver/ledger/run-record.ts';
import { DeliveryError } from '../../deliver/mail/delivery-error.ts';
import type { ReportSettings } from '../../settings.ts';
import { planRun } from '../plan-run.ts';
import { settleEarlier } from '../rules/settle-earlier.ts';
import { tellOwner, troubleOf } from '../tell-owner.ts';
import type { KeptPlan } from './begin.ts';
import type { DurablePorts } from './durable-ports.ts';
import type { Made } from './make.ts';
import { runKeys } from './run-keys.ts';

/** How an attempt ended, as its steps know it. */
export type Ending = { readonly state: 'done' | 'held' | 'failed'; readonly made?: Omit<Made, 'held'> };

/** What ends a run whose steps gave up on an error that is not for people. */
const unforeseen: RunError = { kind: 'internal', ...troubleOf(new Error()) };

/**
 * Mails the owner why the run was held, failed, or missed a reader, unless it was not to be sent at all. At least once:
 * a second notice is better than none.
 *
 * @returns whether the mail went out; `undefined` where there is nothing to tell.
 */
export async function tellOwnerOf(
  ports: DurablePorts,
  hold: RunHold,
  { state }: Ending,
): Promise<{ readonly told?: boolean }> {
  if (state === 'done') return {};
  const record = await ports.ledger.getRun(hold.run);
  if (record === undefined || !record.order.send) return {};
  const { happened, whatToDo, kind } = record.error ?? unforeseen;
  const settings = await settingsFor(ports, record);
  if (settings === undefined) return { told: false };
  const shown = state === 'failed' && kind === 'not-delivered' && record.deliveries.length > 0;
  const trouble = {
    state: shown ? ('delivery-failed' as const) : state,
    run: hold.run,
    period: periodOf(settings, record),
    at: ports.now(),
    happened,
    whatToDo,
    readers: record.deliveries,
  };
  try {
    await tellOwner(settings, trouble, ports.mailer);
    return { told: true };
  } catch (error) {
    if (!(error instanceof DeliveryError)) throw error;
    ports.log.error('The owner could not be told', { ...hold, outcome: error.outcome });
    return { told: false };
  }
}

/** Ends the run in the ledger and sets its metrics. */
export async function concludeRun(
  ports: DurablePorts,
  hold: RunHold,
  { state, made, told }: Ending & { readonly told?: boolean },
): Promise<{ readonly state: Ending['state'] }> {
  const before = await ports.ledger.getRun(hold.run);
  const error = state === 'done' ? undefined : (before?.error ?? unforeseen);
  const { completeness, counts } = made ?? {};
  const record = await ports.ledger.endRun(hold, { state, completeness, counts, error, ownerTold: told });
  if (before !== undefined) await settleEarlier(ports.ledger, before);
  const { attemptedAt = record.claimedAt, finishedAt = record.updatedAt } = record;
  // Of this attempt alone, since that is what has a limit: a run may be taken up again days after it was first claimed.
  // Less what it waited for Plannr or for a working day, which says nothing of how long its work takes.
  const { waits, postponed, attempt } = record;
  const waited = ((waits?.minutes ?? 0) + (postponed?.attempt === attempt ? postponed.minutes : 0)) * 60;
  const seconds = (Date.parse(finishedAt) - Date.parse(attemptedAt)) / 1000 - waited;
  ports.count('RunSeconds', seconds);
  ports.log.info('Run ended', { ...hold, state, seconds, ...counts, kind: error?.kind, ownerTold: told });
  return { state };
}

/**
 * Those that the attempt began with, or, if it did not come so far, those there are now. They may be what is wrong: then there is
 * nobody to tell, and the alarm is what tells it.
 */
export async function settingsFor(
  ports: DurablePorts,
  { run, attempt, reportId }: RunRecord,
): Promise<ReportSettings | undefined> {
  const kept = await ports.shards.find<KeptPlan>(runKeys({ run, attempt }).plan).catch(() => undefined);
  if (kept !== undefined) return kept.settings;
  return ports.settings().then(
    (settings) => settings.reports.find(({ id }) => id === reportId),
    () => undefined,
  );
}

export function periodOf(settings: ReportSettings, { period, claimedAt }: RunRecord) {
  try {
    return planRun({ settings, period, asAt: claimedAt }).period;
  } catch {
    return undefined;
  }
}
