import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { ReportError } from '../../report-error.ts';
import { isAllowedAddress } from '../../report-misfits.ts';
import { type Deliveries, type DeliveryOutcome, type DeliveryRecord, sendingCutShort } from './deliveries.ts';
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

export type MessagePorts = {
  readonly mailer: Mailer;
  readonly deliveries: Deliveries;
  readonly wait?: (milliseconds: number) => Promise<unknown>;
};

/** How it ended for one reader. */
export type Delivery = {
  readonly email: string;
  /** An earlier attempt at the same run had got that far. */
  readonly earlier?: true;
  /** Nothing was tried, since the claim was not answered: it is worth beginning again. */
  readonly unclaimed?: true;
  /** It is certain and could not be written down: whoever can is to settle it, as this claimant. */
  readonly unsettled?: string;
} & Exclude<DeliveryRecord, { state: 'sending' }>;

// Beside the three tries of each call itself: a ledger that is away for a minute costs no mail.
const claimWaitsMilliseconds = [200, 1_000, 5_000, 20_000];
const settleWaitsMilliseconds = [...claimWaitsMilliseconds, 30_000];

/** Mails one reader, unless this run's mail has, or may have, gone to them already. Never throws. */
export async function deliverMessage(
  order: MessageOrder,
  { mailer, deliveries, wait = sleep }: MessagePorts,
): Promise<Delivery> {
  const { run, email } = order;
  const claimant = randomUUID();
  let message: OutgoingMessage;
  try {
    message = await persist(order.message, { waits: claimWaitsMilliseconds, wait }, mayPass);
  } catch (error) {
    return { ...(await settle(notReady(error))), ...(mayPass(error) ? { unclaimed: true } : {}) };
  }
  let record: Awaited<ReturnType<Deliveries['claim']>>;
  try {
    const claim = () => deliveries.claim(run, email, claimant);
    record = await persist(claim, { waits: claimWaitsMilliseconds, wait });
  } catch (error) {
    return { ...(await settle(notReady(error))), ...(isWorthAnotherTry(error) ? { unclaimed: true } : {}) };
  }
  if (record !== 'claimed') return { email, ...(record.state === 'sending' ? sendingCutShort : record), earlier: true };
  return settle(await sendAllowed(message, order, mailer));

  async function settle(outcome: DeliveryOutcome): Promise<Delivery> {
    const write = () => deliveries.settle(run, email, outcome, claimant);
    const isSettled = await persist(write, { waits: settleWaitsMilliseconds, wait }).then(
      () => true,
      () => false,
    );
    return { email, ...outcome, ...(isSettled ? {} : { unsettled: claimant }) };
  }
}

/** Tries again what the ledger did not answer: everything asked of it here may be asked twice. */
async function persist<T>(
  work: () => Promise<T>,
  { waits, wait }: { waits: readonly number[]; wait: (milliseconds: number) => Promise<unknown> },
  isWorthwhile = isWorthAnotherTry,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const [next, ...later] = waits;
    if (next === undefined || !isWorthwhile(error)) throw error;
    await wait(next);
    return persist(work, { waits: later, wait }, isWorthwhile);
  }
}

function isWorthAnotherTry(error: unknown): boolean {
  return !(error instanceof ReportError) || error.mayPass;
}

// A mail that cannot be built stays so; the ledger, where its link is noted down, comes back.
function mayPass(error: unknown): boolean {
  return error instanceof ReportError && error.mayPass;
}

/** Whatever broke, it broke before the mail was handed over. */
function notReady(error: unknown): DeliveryOutcome {
  return { state: 'failed', reason: reasonOf(error, 'The mail could not be made ready') };
}

async function sendAllowed(message: OutgoingMessage, order: MessageOrder, mailer: Mailer): Promise<DeliveryOutcome> {
  const { run, email, allowedDomains } = order;
  // The last look before a mail leaves, whatever let the address through before.
  if (message.to !== email || !isOneAddress(email) || !isAllowedAddress(email, allowedDomains)) {
    return {
      state: 'failed',
      reason: `This report may only be mailed to addresses in ${allowedDomains.join(', ')} (allowedDomains).`,
    };
  }
  try {
    const { messageId } = await mailer.send({ ...message, run });
    return { state: 'sent', messageId };
  } catch (error) {
    // What is not known to have failed before SES took the mail may have been sent.
    const state = error instanceof DeliveryError ? error.outcome : 'unknown';
    return { state, reason: reasonOf(error, 'Sending broke off') };
  }
}

// Of errors that are not ours only the kind is told: their words could hold anything, the mail included.
function reasonOf(error: unknown, otherwise: string): string {
  if (error instanceof ReportError) return `${error.happened} What to do: ${error.whatToDo}`;
  return `${otherwise} (${error instanceof Error ? error.name : typeof error}).`;
}
