import { randomUUID } from 'node:crypto';
import type { Archived } from '../../deliver/archive/archive.ts';
import { type Delivery, deliverMessage, type MessagePorts } from '../../deliver/mail/deliver-message.ts';
import type { SnapshotStore } from '../../deliver/snapshots/snapshot-store.ts';
import type { Order, Plan } from '../plan-run.ts';
import { addressMail, composeMail } from '../rules/compose-mail.ts';
import { type KeepPorts, keepRun, type RunToKeep } from '../rules/keep-run.ts';
import { isSomebodysReport, mayLeaveSnapshot } from '../rules/leave-snapshot.ts';
import { recipientsOf } from '../rules/recipients.ts';
import type { WorkedOut } from '../rules/work-out.ts';
import type { Ports } from './ports.ts';

export type MadeRun = {
  readonly order: Pick<Order, 'settings' | 'clients'> & { readonly send: boolean };
  readonly plan: Plan;
  readonly worked: WorkedOut;
  readonly workbook: Uint8Array;
} & Pick<RunToKeep, 'stagesSince'>;

/** Where the run's files lie, and how it ended for each reader; no readers where nothing was to be sent. */
export type Delivered = { readonly archived: Archived; readonly deliveries: readonly Delivery[] };

type SnapshotPort = { readonly snapshots: Pick<SnapshotStore, 'save'> };

/**
 * Keeps the run, with the mail as its first reader gets it, and then mails it to each reader by themselves. What fails
 * for one reader does not keep it from the others: it is in the result. Nobody is mailed who was, or perhaps was, mailed
 * this run before.
 *
 * @throws ReportError `not-delivered` if it could not be kept; then nobody was mailed.
 */
export async function keepAndMail(
  made: MadeRun,
  ports: Pick<Ports, 'archive'> & KeepPorts & SnapshotPort & MessagePorts,
): Promise<Delivered> {
  const { order, plan, worked, workbook } = made;
  const { report } = worked;
  const { sender, recipients, owner, allowedDomains } = order.settings;
  const { run, asAt: date } = plan;
  const first = recipients[0]?.email ?? owner;
  const composed = await composeMail({ report, workbook, sender, to: first, audience: 'readers' });
  const writer = randomUUID();
  const archived = await keepRun({ ...made, writer, message: composed.message.raw }, ports);

  const deliveries: Delivery[] = [];
  // One after the other: SES allows some accounts one mail a second.
  for (const email of recipientsOf(order.settings, order)) {
    const message = async () =>
      email === first ? composed.message : addressMail({ composed, workbook, run, date, sender, to: email });
    deliveries.push(await deliverMessage({ run, email, message, allowedDomains }, ports));
  }
  // What is not sent is for whoever makes it: they have it.
  const isGot = !order.send || isSomebodysReport(deliveries);
  if (isGot && mayLeaveSnapshot(order, plan)) await ports.snapshots.save(worked.snapshot, writer);
  return { archived, deliveries };
}
