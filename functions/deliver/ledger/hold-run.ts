import type { Instant } from '../../analyse/case.ts';
import { expiryAfter, keptDays, minutesAfter, runLeaseMinutes } from './lease.ts';
import type { RunEnd, RunHold } from './ledger.ts';
import { listKey, runKey } from './ledger-keys.ts';
import type { LedgerTable } from './ledger-table.ts';
import { LostHold } from './lost-hold.ts';
import { readRunItem } from './run-item.ts';
import type { RunError, RunPostponed, RunProgress, RunRecord, RunWaits } from './run-record.ts';

const underWay = ['claimed', 'running'];

/** See `Ledger.releaseRun`. */
export async function releaseRun(table: LedgerTable, now: Instant, { run, attempt }: RunHold): Promise<void> {
  await table.change(runKey(run), { leaseUntil: now, updatedAt: now }, { attempt, state: 'claimed' });
}

/** See `Ledger.beginRun`. */
export async function beginRun(table: LedgerTable, now: Instant, { run, attempt }: RunHold): Promise<RunRecord> {
  const item = await table.change(runKey(run), { state: 'running', ...heardOf(now) }, { attempt, state: underWay });
  if (item === undefined) throw new LostHold(run, attempt);
  const record = readRunItem(item);
  // Whoever claimed it may have died before the list knew of it.
  const { reportId, claimedAt } = record;
  await table.put(listKey(claimedAt, run), { run, reportId, expiresAt: expiryAfter(claimedAt, keptDays) });
  return record;
}

/** See `Ledger.noteProgress` and `Ledger.noteError`. */
export async function noteOnRun(
  table: LedgerTable,
  now: Instant,
  { run, attempt }: RunHold,
  note: { readonly progress: RunProgress } | { readonly error: RunError },
): Promise<void> {
  const item = await table.change(runKey(run), { ...note, ...heardOf(now) }, { attempt, state: 'running' });
  if (item === undefined) throw new LostHold(run, attempt);
}

/** See `Ledger.notePostponed`. */
export async function notePostponedRun(
  table: LedgerTable,
  now: Instant,
  { run, attempt }: RunHold,
  postponed: RunPostponed,
): Promise<void> {
  const lease = { updatedAt: now, leaseUntil: minutesAfter(postponed.until, runLeaseMinutes) };
  const item = await table.change(runKey(run), { postponed, ...lease }, { attempt, state: 'running' });
  if (item === undefined) throw new LostHold(run, attempt);
}

/** See `Ledger.noteWaits` and `Ledger.noteResumed`. */
export async function noteWaitOfRun(
  table: LedgerTable,
  now: Instant,
  { run, attempt }: RunHold,
  waits?: RunWaits,
): Promise<void> {
  const note = waits === undefined ? { error: undefined } : { waits };
  const heardAgainAt = waits?.until ?? now;
  const lease = { updatedAt: now, leaseUntil: minutesAfter(heardAgainAt, runLeaseMinutes) };
  const item = await table.change(runKey(run), { ...note, ...lease }, { attempt, state: 'running' });
  if (item === undefined) throw new LostHold(run, attempt);
}

/** See `Ledger.endRun`. */
export async function endHeldRun(table: LedgerTable, now: Instant, hold: RunHold, end: RunEnd): Promise<RunRecord> {
  const { run, attempt } = hold;
  const { state, completeness, counts, error, ownerTold } = end;
  const changes = { state, completeness, counts, error, ownerTold, finishedAt: now, updatedAt: now };
  const item = await table.change(runKey(run), changes, { attempt, state: underWay });
  if (item !== undefined) return readRunItem(item);
  const found = await table.get(runKey(run));
  const record = found === undefined ? undefined : readRunItem(found);
  // The same attempt has said so before, and was cut off before it heard that it was written.
  if (record?.attempt === attempt && record.state === state) return record;
  throw new LostHold(run, attempt);
}

function heardOf(now: Instant) {
  return { updatedAt: now, leaseUntil: minutesAfter(now, runLeaseMinutes) };
}
