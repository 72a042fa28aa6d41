import type { Instant } from '../../analyse/case.ts';
import type { Deliveries } from '../mail/deliveries.ts';
import { expiryAfter, keptDays } from './lease.ts';
import { deliveryKey } from './ledger-keys.ts';
import type { LedgerTable } from './ledger-table.ts';
import { readDeliveryItem } from './run-item.ts';

/** The delivery records, kept for good: whichever process asks, and however many at once. */
export function createLedgerDeliveries(table: LedgerTable, now: () => Instant): Deliveries {
  const itemOf = (email: string) => ({ email, at: now(), expiresAt: expiryAfter(now(), keptDays) });

  const claim: Deliveries['claim'] = async (run, email) => {
    const key = deliveryKey(run, email);
    if (await table.put(key, { ...itemOf(email), state: 'sending' }, { state: 'failed' })) return 'claimed';
    const item = await table.get(key);
    if (item === undefined) return claim(run, email);
    const { email: _email, at: _at, ...record } = readDeliveryItem(item);
    // It has just failed, for somebody who was quicker: whoever is next may try.
    return record.state === 'failed' ? claim(run, email) : record;
  };

  return {
    claim,
    settle: async (run, email, outcome) => {
      // What is known to be sent stays so, whatever a late comer believes.
      const unsettled = { state: ['sending', 'unknown', 'failed'] };
      await table.put(deliveryKey(run, email), { ...itemOf(email), ...outcome }, unsettled);
    },
  };
}
