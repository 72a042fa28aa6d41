import type { Instant } from '../../analyse/case.ts';
import { claimLeaseMinutes, expiryAfter, isForsaken, keptDays, minutesAfter, shortlyKeptDays } from './lease.ts';
import type { Claim, ClaimRequest } from './ledger.ts';
import { countKey, digest, idempotencyKey, listKey, runKey } from './ledger-keys.ts';
import type { LedgerTable } from './ledger-table.ts';
import { readRunItem } from './run-item.ts';
import type { RunOrder, RunRecord } from './run-record.ts';

/** See `Ledger.claimRun`. */
export async function claimRun(table: LedgerTable, now: Instant, request: ClaimRequest): Promise<Claim> {
  const { reportId, period, name, askedBy, idempotency } = request;
  if (name === 'scheduled') return claimNamed(table, now, `${reportId}.${period}`, request);
  if (idempotency === undefined) return claimNamed(table, now, await nextName(table, now, request), request);

  const key = idempotencyKey(askedBy, reportId, idempotency.key);
  const order = digest([idempotency.order]);
  const before = await table.get(key);
  if (before === undefined) {
    // The key is written first: whoever finds it without its run makes that run and no second one.
    const run = await nextName(table, now, request);
    const isOurs = await table.put(key, { run, order, expiresAt: expiryAfter(now, shortlyKeptDays) });
    if (isOurs) return claimNamed(table, now, run, request);
  }
  const held = before ?? (await table.get(key));
  const run = String(held?.run);
  return held?.order === order ? claimNamed(table, now, run, request) : { outcome: 'key-reused', run };
}

async function nextName(table: LedgerTable, now: Instant, { reportId, period }: ClaimRequest): Promise<string> {
  const n = await table.count(countKey(reportId, period), expiryAfter(now, keptDays));
  return `${reportId}.${period}.${n}`;
}

async function claimNamed(table: LedgerTable, now: Instant, run: string, request: ClaimRequest): Promise<Claim> {
  const { reportId, askedBy, order, scheduledFor, again = false } = request;
  // An idempotency key may be met again in another week, but its run is about the period it was named after.
  const period = run.slice(reportId.length + 1).split('.', 1)[0] ?? request.period;
  const fresh: RunRecord = {
    run,
    reportId,
    period,
    state: 'claimed',
    askedBy,
    order,
    scheduledFor,
    attempt: 1,
    claimedAt: now,
    attemptedAt: now,
    updatedAt: now,
    leaseUntil: minutesAfter(now, claimLeaseMinutes),
    deliveries: [],
  };
  const { deliveries: _, ...item } = fresh;
  const expiresAt = expiryAfter(now, keptDays);
  if (await table.put(runKey(run), { ...item, expiresAt })) {
    await table.put(listKey(now, run), { run, reportId, expiresAt });
    return { outcome: 'claimed', run: fresh };
  }
  const found = await table.get(runKey(run));
  if (found === undefined) return claimNamed(table, now, run, request);
  return takeOver(table, now, readRunItem(found), { again, accepted: order.accepted });
}

/** See `Ledger.claimAgain`. */
export async function claimAgain(table: LedgerTable, now: Instant, run: string): Promise<Claim | undefined> {
  const found = await table.get(runKey(run));
  return found === undefined
    ? undefined
    : takeOver(table, now, readRunItem(found), { again: true, accepted: undefined });
}

/** Claims what is there if its holder has died, or if it ended badly and is to be tried again. */
async function takeOver(
  table: LedgerTable,
  now: Instant,
  found: RunRecord,
  { again, accepted }: Required<Pick<ClaimRequest, 'again'>> & Pick<RunOrder, 'accepted'>,
): Promise<Claim> {
  const { run, state, attempt, leaseUntil } = found;
  const isToBeRetried = again && (state === 'failed' || state === 'held');
  const hasDied = isForsaken(found, now);
  if (!hasDied && !isToBeRetried) return { outcome: 'found', run: found };
  const { accepted: acceptedBefore, ...order } = found.order;
  // What was accepted once is not accepted for what may be gone the next time.
  const holds = accepted ?? (hasDied ? acceptedBefore : undefined);
  const changes = {
    state: 'claimed',
    order: holds === undefined ? order : { ...order, accepted: holds },
    // Also where it had not begun: AWS starts an attempt once by its name, so one that was invoked and died would never
    // be started again. If its holder has only been slow, `beginRun` turns it away.
    attempt: attempt + 1,
    attemptedAt: now,
    updatedAt: now,
    leaseUntil: minutesAfter(now, claimLeaseMinutes),
    ...{ finishedAt: undefined, completeness: undefined, progress: undefined, counts: undefined },
    ...{ error: undefined, ownerTold: undefined, waits: undefined, madeGoodAt: undefined },
  };
  const taken = await table.change(runKey(run), changes, { attempt, state, leaseUntil });
  if (taken !== undefined) return { outcome: 'claimed', run: readRunItem(taken) };
  const theirs = await table.get(runKey(run));
  return { outcome: 'found', run: theirs === undefined ? found : readRunItem(theirs) };
}
