import { type DurableContext, StepSemantics } from '@aws/durable-execution-sdk-js';
import type { RunHold } from '../../deliver/ledger/ledger.ts';
import { deliverMessage } from '../../deliver/mail/deliver-message.ts';
import { guard, type RunAttempt, runStep, type StepEnd } from './attempt.ts';
import type { KeptPlan } from './begin.ts';
import type { DurablePorts } from './durable-ports.ts';
import { addressMail, type KeptMail } from './kept-mail.ts';
import { recipientsOf } from './recipients.ts';
import { runKeys } from './run-keys.ts';

/** A mail is begun so often at most if each time nothing had been handed over yet when it broke off. */
const mostBeginnings = 5;
const secondsBeforeNextBeginning = 10;

/**
 * Mails the readers one after the other: SES allows some accounts one mail a second. Each has a step of its own that is
 * begun once. If it is cut short the ledger tells how far it was: what had not been claimed for sending is begun again,
 * and what had is left alone, for `sumUp` to call unknown.
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
        break;
      }
      const seen = await runStep(context, `look-${reader}-${beginning}`, { attempt, work: letters.wasClaimed(reader) });
      if ('stop' in seen) return seen;
      if (seen.ok) break;
      await context.wait(`pause-${reader}-${beginning}`, { seconds: secondsBeforeNextBeginning });
    }
  }
  return { ok: 'mailed' };
}

async function mailOnce(
  context: DurableContext,
  name: string,
  send: () => Promise<StepEnd<'tried'>>,
): Promise<StepEnd<'tried'> | 'cut-short'> {
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
    send: (reader: number, readers: number) => async (ports: DurablePorts) => {
      // Also sees to it that no other attempt has taken over.
      await ports.ledger.noteProgress(hold, { step: 'deliver', done: reader, total: readers, what: 'mails' });
      const { plan, settings, email, kept, bytes } = await letter(ports).then((all) => all.to(reader));
      const { sender, allowedDomains } = settings;
      const message = () => addressMail({ kept, plan, sender, to: email, bytes });
      const { mailer, ledger } = ports;
      const { run } = hold;
      const delivery = await deliverMessage({ run, email, message, allowedDomains }, { mailer, deliveries: ledger });
      const { state } = delivery;
      // What failed before it was claimed has no record yet that could say why.
      if (delivery.state === 'failed' && (await ledger.claim(run, email)) === 'claimed') {
        await ledger.settle(run, email, { state: 'failed', reason: delivery.reason });
      }
      ports.log.info('Mail tried', { ...hold, reader, state });
      return 'tried' as const;
    },
    wasClaimed: (reader: number) => async (ports: DurablePorts) => {
      const { email } = (await letter(ports)).to(reader);
      const record = await ports.ledger.getRun(hold.run);
      return record?.deliveries.some((each) => each.email.toLowerCase() === email.toLowerCase()) ?? false;
    },
  };
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
