import type { Snapshot } from '../../analyse/snapshot/snapshot.ts';
import type { RunHold } from '../../deliver/ledger/ledger.ts';
import type { RunRecord } from '../../deliver/ledger/run-record.ts';
import { sendingCutShort } from '../../deliver/mail/deliveries.ts';
import { isSomebodysReport } from '../rules/leave-snapshot.ts';
import { recipientsOf } from '../rules/recipients.ts';
import type { KeptPlan } from './begin.ts';
import type { DurablePorts } from './durable-ports.ts';
import { runKeys, writerOf } from './run-keys.ts';

const notTried = 'Nothing was sent: it broke off each time before the mail was handed over.';

/**
 * Looks in the ledger at how the mails went, once all were tried. One that is still `sending` was cut short: it becomes
 * `unknown`. If a reader does not have the mail for certain, why is noted as the run's error.
 */
export async function sumUp(ports: DurablePorts, hold: RunHold): Promise<{ readonly undelivered: number }> {
  const { settings, order } = await ports.shards.get<KeptPlan>(runKeys(hold).plan);
  const recipients = recipientsOf(settings, order);
  const { length: total } = recipients;
  await ports.ledger.noteProgress(hold, { step: 'deliver', done: total, total, what: 'mails' });
  const record = await ports.ledger.getRun(hold.run);
  const missed: string[] = [];
  for (const email of recipients) {
    const reason = await reasonFor(ports, hold, { email, record });
    if (reason !== undefined) missed.push(`${email}: ${reason}`);
  }
  if (missed.length > 0) {
    await ports.ledger.noteError(hold, {
      kind: 'not-delivered',
      happened: [`${missed.length} of ${total} readers may not have the report.`, ...missed].join('\n'),
      whatToDo:
        'Put right what the reasons say, ask those of whom nobody knows, and take the run up again as docs/runbook.md says ' +
        'under "Run a past week again": nobody is mailed twice.',
    });
  }
  await leaveSnapshot(ports, hold);
  return { undelivered: missed.length };
}

/** A snapshot is of a report that somebody got: a run whose mails all failed leaves none. */
async function leaveSnapshot({ ledger, shards, snapshots }: DurablePorts, hold: RunHold): Promise<void> {
  if (!isSomebodysReport((await ledger.getRun(hold.run))?.deliveries ?? [])) return;
  const snapshot = await shards.find<Snapshot>(runKeys(hold).snapshot);
  if (snapshot !== undefined) await snapshots.save(snapshot, writerOf(hold));
}

async function reasonFor(
  { ledger }: DurablePorts,
  { run }: RunHold,
  { email, record }: { readonly email: string; readonly record: RunRecord | undefined },
): Promise<string | undefined> {
  const delivery = record?.deliveries.find((each) => each.email.toLowerCase() === email.toLowerCase());
  if (delivery === undefined) {
    // So that what is missing can be settled by hand, as what failed can.
    await ledger.settle(run, email, { state: 'failed', reason: notTried }, 'nobody');
    return notTried;
  }
  if (delivery.state === 'sent') return undefined;
  if (delivery.state !== 'sending') return delivery.reason;
  await ledger.giveUp(run, email, sendingCutShort.reason);
  return sendingCutShort.reason;
}
