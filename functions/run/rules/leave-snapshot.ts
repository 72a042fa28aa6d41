import type { DeliveryRecord } from '../../deliver/mail/deliveries.ts';
import { isAboutLastPeriod, type Order, type Plan } from '../plan-run.ts';

/*
 * Which run leaves a snapshot for the next to be compared with: one that may, and whose report somebody has. The snapshot
 * of a period that is there already stays: `functions/deliver/snapshots/snapshot-store.ts`.
 */

/** Whether it is the readers' own report on the last whole period, about all of its clients. A preview is for one address. */
export function mayLeaveSnapshot(
  order: Pick<Order, 'settings' | 'clients'> & { readonly to?: string },
  plan: Pick<Plan, 'period' | 'asAt'>,
): boolean {
  return order.to === undefined && isAboutLastPeriod(order, plan);
}

/** Whether somebody has the report, or may have: what was certainly not sent to anybody is nothing to compare with. */
export function isSomebodysReport(deliveries: readonly { readonly state: DeliveryRecord['state'] }[]): boolean {
  return deliveries.some(({ state }) => state === 'sent' || state === 'sending' || state === 'unknown');
}
