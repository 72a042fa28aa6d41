import type { Instant } from '../../analyse/case.ts';
import type { Deliveries } from '../mail/deliveries.ts';
import { expiryAfter, keptDays } from './lease.ts';
import { deliveryKey } from './ledger-keys.ts';
import type { LedgerTable } from './ledger-table.ts';
import { readDeliveryItem } from './run-item.ts';

export type LedgerDeliveries = Deliveries & {
  /** Calls a mail `unknown` that is still `sending`, since whoever sent it is gone. */
  readonly giveUp: (run: string, email: string, reason: string) => Promise<void>;
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
  };
}
