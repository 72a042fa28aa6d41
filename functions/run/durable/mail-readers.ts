import { type DurableContext, StepSemantics } from '@aws/durable-execution-sdk-js';
import type { RunHold } from '../../deliver/ledger/ledger.ts';
import { type Delivery, deliverMessage } from '../../deliver/mail/deliver-message.ts';
import type { DeliveryOutcome } from '../../deliver/mail/deliveries.ts';
import { addressMail } from '../rules/compose-mail.ts';
import { giveLink } from '../rules/reader-links.ts';
import { recipientsOf } from '../rules/recipients.ts';
import { guard, type RunAttempt, runStep, type StepEnd } from './attempt.ts';
import type { KeptPlan } from './begin.ts';
import type { DurablePorts } from './durable-ports.ts';
import type { KeptMail } from './make.ts';
import { runKeys } from './run-keys.ts';

/** A mail is begun so often at most if each time nothing had been handed over yet when it broke off. */
const mostBeginnings = 5;
const secondsBeforeNextBeginning = 10;

/**
 * Mails the readers one after the other: SES allows some accounts one mail a second. Each has a step of its own that is
 * begun once. If it is cut short the ledger tells how far it was: what had not been claimed for sending is begun again,
 * and what had is left alone, for `sumUp` to call unknown. How a mail went is in the checkpoint where the ledger did not
 * take it down, and is written there as soon as it does.
 */
export async function mailReaders(
  context: DurableContext,
  attempt: RunAttempt,
  readers: number,
): Promise<StepEnd<'mailed'>> {
  const letters = createLetters(attempt);
  for (let reader = 0; reader < readers; reader += 1) {
    for (let beginning = 1; beginning <= mostBeginnings; beginning += 1) {
      const name = `mail-${reader}-${beginning}`;
      const end = await mailOnce(context, name, () => guard(attempt, letters.send(reader, readers)));
      if (end !== 'cut-short') {
        if ('stop' in end) return end;
        const { unsettled, again } = end.ok;
        if (unsettled !== undefined) {
          const work = letters.settle(reader, unsettled);
          const settled = await runStep(context, `settle-${reader}-${beginning}`, { attempt, work, mostTries: 12 });
          if ('stop' in settled) return settled;
        }
        if (!again) break;
      } else {
        const work = letters.wasClaimed(reader);
        const seen = await runStep(context, `look-${reader}-${beginning}`, { attempt, work });
        if ('stop' in seen) return seen;
        if (seen.ok) break;
      }
      await context.wait(`pause-${reader}-${beginning}`, { seconds: secondsBeforeNextBeginning });
    }
  }
  return { ok: 'mailed' };
}

type Unsettled = { readonly claimant: string; readonly outcome: DeliveryOutcome };

/** What a checkpoint knows of one try: what the ledger did not take down, and whether nothing was tried at all. */
type Tried = { readonly unsettled?: Unsettled; readonly again: boolean };

async function mailOnce(
  context: DurableContext,
  name: string,
  send: () => Promise<StepEnd<Tried>>,
): Promise<StepEnd<Tried> | 'cut-short'> {
  try {
    return await context.step(name, send, {
      semantics: StepSemantics.AtMostOncePerRetry,
      retryStrategy: () => ({ shouldRetry: false }),
    });
  } catch {
    // Whatever broke it off: what is known of the mail is in the ledger.
    return 'cut-short';
  }
}

/** The mails of one attempt; what they have in common is fetched once for each process that sends some of them. */
function createLetters({ hold }: RunAttempt) {
  let fetched: ReturnType<typeof fetchLetter> | undefined;
  const letter = (ports: DurablePorts) => {
    fetched ??= fetchLetter(ports, hold).catch((error: unknown) => {
      fetched = undefined;
      throw error;
    });
    return fetched;
  };
  return {
    send:
      (reader: number, readers: number) =>
      async (ports: DurablePorts): Promise<Tried> => {
        // Also sees to it that no other attempt has taken over.
        await ports.ledger.noteProgress(hold, { step: 'deliver', done: reader, total: readers, what: 'mails' });
        const { plan, settings, email, kept, bytes } = await letter(ports).then((all) => all.to(reader));
        const { sender, allowedDomains } = settings;
        const { run } = hold;
        const message = async () => {
          const link = await ownLink(ports, kept, { run, email });
          return addressMail({ composed: kept, link, workbook: bytes, run, date: plan.asAt, sender, to: email });
        };
        const { mailer, ledger: deliveries, wait } = ports;
        const order = { run, email, message, allowedDomains };
        const delivery = await deliverMessage(order, { mailer, deliveries, wait });
        const { state, unclaimed: again = false } = delivery;
        ports.log.info('Mail tried', { ...hold, reader, state });
        const unsettled = unsettledOf(delivery);
        return unsettled === undefined ? { again } : { again, unsettled };
      },
    settle:
      (reader: number, { claimant, outcome }: Unsettled) =>
      async (ports: DurablePorts) => {
        const { email } = (await letter(ports)).to(reader);
        await ports.ledger.settle(hold.run, email, outcome, claimant);
        return 'settled' as const;
      },
    wasClaimed: (reader: number) => async (ports: DurablePorts) => {
      const { email } = (await letter(ports)).to(reader);
      const record = await ports.ledger.getRun(hold.run);
      return record?.deliveries.some((each) => each.email.toLowerCase() === email.toLowerCase()) ?? false;
    },
  };
}

async function ownLink(ports: DurablePorts, { link }: KeptMail, to: { readonly run: string; readonly email: string }) {
  if (link === undefined) return undefined;
  return { standIn: link.standIn, address: await giveLink(ports, { ...to, link }) };
}

/** An outcome that is still to be written, without the address that its reason may hold. */
function unsettledOf(delivery: Delivery): Unsettled | undefined {
  const { unsettled: claimant } = delivery;
  if (claimant === undefined || delivery.state === 'bounced') return undefined;
  if (delivery.state !== 'sent') {
    const { state, reason } = delivery;
    return {
      claimant,
      outcome: { state, reason: reason.replaceAll(/[^\s<>()"',;:]+@[^\s<>()"',;:]+/g, 'the reader') },
    };
  }
  return 'messageId' in delivery ? { claimant, outcome: { state: 'sent', messageId: delivery.messageId } } : undefined;
}

async function fetchLetter({ shards }: DurablePorts, hold: RunHold) {
  const keys = runKeys(hold);
  const { plan, settings, order } = await shards.get<KeptPlan>(keys.plan);
  const kept = await shards.get<KeptMail>(keys.mail);
  const bytes = kept.isAttached ? await shards.bytes(kept.workbook) : new Uint8Array();
  const recipients = recipientsOf(settings, order);
  return {
    to: (reader: number) => {
      const email = recipients[reader];
      if (email === undefined) throw new RangeError('There is no such reader.');
      return { plan, settings, kept, bytes, email };
    },
  };
}
