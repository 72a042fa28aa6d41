import { ReportError } from '../../report-error.ts';
import { isAllowedAddress } from '../../settings.ts';
import type { Deliveries, DeliveryOutcome } from './deliveries.ts';
import { DeliveryError } from './delivery-error.ts';
import { isOneAddress } from './mail-address.ts';
import type { Mailer, OutgoingMessage } from './mailer.ts';

export type MessageOrder = {
  readonly run: string;
  readonly email: string;
  /** Builds the mail to that address. */
  readonly message: () => Promise<OutgoingMessage>;
  readonly allowedDomains: readonly string[];
};

/** How it ended for one reader; `earlier` where an earlier attempt at the same run had got that far. */
export type Delivery = { readonly email: string; readonly earlier?: true } & DeliveryOutcome;

const cutShort: DeliveryOutcome = {
  state: 'unknown',
  reason: 'An earlier attempt was cut short while sending. Nobody knows whether the mail arrived; ask the reader.',
};

/** Mails one reader, unless this run's mail has, or may have, gone to them already. Never throws. */
export async function deliverMessage(
  order: MessageOrder,
  { mailer, deliveries }: { readonly mailer: Mailer; readonly deliveries: Deliveries },
): Promise<Delivery> {
  const { run, email } = order;
  try {
    const message = await order.message();
    const record = await deliveries.claim(run, email);
    if (record !== 'claimed') return { email, ...(record.state === 'sending' ? cutShort : record), earlier: true };
    const outcome = await sendAllowed(message, order, mailer);
    return { email, ...(await settle(outcome, () => deliveries.settle(run, email, outcome))) };
  } catch (error) {
    // Whatever broke, it broke before the mail was handed over.
    return { email, state: 'failed', reason: reasonOf(error, 'The mail could not be made ready') };
  }
}

async function sendAllowed(message: OutgoingMessage, order: MessageOrder, mailer: Mailer): Promise<DeliveryOutcome> {
  const { email, allowedDomains } = order;
  // The last look before a mail leaves, whatever let the address through before.
  if (message.to !== email || !isOneAddress(email) || !isAllowedAddress(email, allowedDomains)) {
    return {
      state: 'failed',
      reason: `This report may only be mailed to addresses in ${allowedDomains.join(', ')} (allowedDomains).`,
    };
  }
  try {
    const { messageId } = await mailer.send(message);
    return { state: 'sent', messageId };
  } catch (error) {
    // What is not known to have failed before SES took the mail may have been sent.
    const state = error instanceof DeliveryError ? error.outcome : 'unknown';
    return { state, reason: reasonOf(error, 'Sending broke off') };
  }
}

/** A record that was not written stays at `sending`, which the next attempt can only read as `unknown`: so it is that now. */
async function settle(outcome: DeliveryOutcome, write: () => Promise<void>): Promise<DeliveryOutcome> {
  try {
    await write();
    return outcome;
  } catch (error) {
    const ended = outcome.state === 'sent' ? `The mail was sent (${outcome.messageId})` : outcome.reason;
    return { state: 'unknown', reason: `${ended}, but that could not be noted: ${reasonOf(error, 'writing failed')}` };
  }
}

// Of errors that are not ours only the kind is told: their words could hold anything, the mail included.
function reasonOf(error: unknown, otherwise: string): string {
  if (error instanceof ReportError) return `${error.happened} What to do: ${error.whatToDo}`;
  return `${otherwise} (${error instanceof Error ? error.name : typeof error}).`;
}
