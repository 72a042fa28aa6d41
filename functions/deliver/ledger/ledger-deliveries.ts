import type { Instant } from '../../analyse/case.ts';
import type { Deliveries } from '../mail/deliveries.ts';
import { expiryAfter, keptDays } from './lease.ts';
import { deliveryKey, runKey } from './ledger-keys.ts';
import type { LedgerTable } from './ledger-table.ts';
import { getRun } from './read-runs.ts';
import { readDeliveryItem } from './run-item.ts';

export type LedgerDeliveries = Deliveries & {
  /** Calls a mail `unknown` that is still `sending`, since whoever sent it is gone. */
  readonly giveUp: (run: string, email: string, reason: string) => Promise<void>;
  /**
   * Takes down that a mail did not arrive after all, or was complained of. Idempotent. What its reader is known to have
   * all the same, and what is of another mail to them, stays as it is.
   *
   * @param mail as SES knows it
   * @returns whether it was taken down.
   */
  readonly noteBounce: (
    run: string,
    email: string,
    mail: { readonly messageId: string; readonly reason: string },
  ) => Promise<boolean>;
  /**
   * Settles a mail that did not arrive for certain: its reader has the report, as somebody says or by a later mail. If
   * it was the last that stood in the way, a run that had failed by that alone is `done`. Idempotent.
   *
   * @param by the name of the key that says so, or the later run
   * @returns whether the run has such a reader.
   */
  readonly confirm: (run: string, email: string, by: string) => Promise<boolean>;
};

/** The delivery records, kept for good: whichever process asks, and however many at once. */
export function createLedgerDeliveries(table: LedgerTable, now: () => Instant): LedgerDeliveries {
  const itemOf = (email: string) => ({ email, at: now(), expiresAt: expiryAfter(now(), keptDays) });

  const claim: Deliveries['claim'] = async (run, email, claimant) => {
    const key = deliveryKey(run, email);
    if (await table.put(key, { ...itemOf(email), state: 'sending', claimant }, { state: 'failed' })) return 'claimed';
    const item = await table.get(key);
    if (item === undefined) return claim(run, email, claimant);
    const { email: _email, at: _at, ...record } = readDeliveryItem(item);
    if (record.state === 'sending' && item.claimant === claimant) return 'claimed';
    // It has just failed, for somebody who was quicker: whoever is next may try.
    return record.state === 'failed' ? claim(run, email, claimant) : record;
  };

  return {
    claim,
    settle: async (run, email, outcome, claimant) => {
      const key = deliveryKey(run, email);
      const item = { ...itemOf(email), reason: undefined, messageId: undefined, ...outcome };
      // What is known to be sent stays so, whatever a late comer believes.
      const ours = { claimant, state: ['sending', 'unknown', 'failed'] };
      if ((await table.change(key, item, ours)) !== undefined) return;
      // The claim itself may never have been written; what somebody else has claimed since is theirs to settle.
      await table.put(key, { ...item, claimant }, { state: 'failed' });
    },
    giveUp: async (run, email, reason) => {
      await table.change(deliveryKey(run, email), { ...itemOf(email), state: 'unknown', reason }, { state: 'sending' });
    },
    noteBounce: async (run, email, { messageId, reason }) => {
      const key = deliveryKey(run, email);
      const { expiresAt, at } = itemOf(email);
      const bounced = { state: 'bounced', reason, at, expiresAt };
      // It may be back before it was taken down that SES took it.
      const noted =
        (await table.change(key, bounced, { state: 'sent', messageId })) ??
        (await table.change(key, bounced, { state: ['sending', 'unknown'] }));
      return noted !== undefined;
    },
    confirm: async (run, email, by) => {
      const key = deliveryKey(run, email);
      const found = await table.get(key);
      if (found === undefined) return false;
      const { expiresAt, at } = itemOf(email);
      const came = { state: 'sent', confirmedBy: by, at, expiresAt, reason: undefined, messageId: undefined };
      await table.change(key, came, { state: ['sending', 'unknown', 'failed', 'bounced'] });
      await endIfAllHaveIt(table, now(), run);
      return true;
    },
  };
}

/** A run that failed in nothing but its mails is done once every reader has the report. */
async function endIfAllHaveIt(table: LedgerTable, now: Instant, run: string): Promise<void> {
  const record = await getRun(table, run);
  if (record?.state !== 'failed' || record.error?.kind !== 'not-delivered') return;
  const { attempt, deliveries, progress } = record;
  // Not one that broke off before it had tried them all: who else was to have it then is not known.
  const wereAllTried =
    progress?.step === 'deliver' && deliveries.length >= (progress.total ?? Number.POSITIVE_INFINITY);
  if (!wereAllTried || deliveries.some(({ state }) => state !== 'sent')) return;
  const good = { state: 'done', error: undefined, madeGoodAt: now, updatedAt: now };
  await table.change(runKey(run), good, { state: 'failed', attempt });
}
