import PQueue from 'p-queue';
import type { ReportError } from '../../report-error.ts';
import { redirected, tokenRefused, tokenUnusable } from './client-errors.ts';
import { type Clock, systemClock } from './clock.ts';
import { allowanceFrom, judgeAttempt, type Verdict } from './judge-attempt.ts';
import { createOutage } from './outage.ts';
import { createPatience, retryAfterMilliseconds } from './patience.ts';
import { plannrAddress } from './plannr-address.ts';
import type { PlannrAnswer } from './plannr-answer.ts';
import type { PlannrClient, PlannrRequest } from './plannr-port.ts';
import { createRateGate } from './rate-gate.ts';
import { createSender, letGoOf } from './send-request.ts';
import { createTokenKeeper, type HeldToken, type TokenSource } from './token-keeper.ts';

export type { Clock, PlannrClient, TokenSource };

export type PlannrClientOptions = {
  /** `https://api.plannrcrm.com`; plain http only for this machine. */
  readonly baseUrl: string;
  readonly token: TokenSource;
  /** The account to act as: `account.uuid` of a login. */
  readonly accountUuid: string;
  readonly clock?: Clock;
  readonly requestsPerMinute?: number;
  readonly timeoutMilliseconds?: number;
  /** The wait before the first retry; it doubles with each. */
  readonly retryDelayMilliseconds?: number;
  /** 0 to 1, spreads the retries. */
  readonly random?: () => number;
};

const sideBySide = 10;
// With half a second before the first retry, a probe every 15 seconds.
const delaysBetweenProbes = 30;

type Tried<T> = Exclude<Verdict<T>, { kind: 'redirected' }>;

export function createPlannrClient(options: PlannrClientOptions): PlannrClient {
  const { token, accountUuid, clock = systemClock, requestsPerMinute = 500 } = options;
  const { timeoutMilliseconds = 30_000, retryDelayMilliseconds = 500, random = Math.random } = options;
  const address = plannrAddress(options.baseUrl);
  const queue = new PQueue({ concurrency: sideBySide });
  const send = createSender({ timeoutMilliseconds });
  const keeper = createTokenKeeper(token);
  const counts = { requests: 0, retries: 0, rateLimited: 0 };
  let callsForeseen = () => 0;
  let notSent = 0;
  let endsBy = Number.POSITIVE_INFINITY;
  let stopped: ReportError | undefined;

  const outage = createOutage({ clock, probeMilliseconds: delaysBetweenProbes * retryDelayMilliseconds });
  const gate = createRateGate({ clock, requestsPerMinute, callsToGo: () => callsForeseen() + notSent });

  // What still waits must not go on asking after a reading has ended.
  const stop = (error: ReportError) => {
    stopped ??= error;
    return stopped;
  };

  const headersFor = ({ text }: HeldToken, withoutAccount = false) => {
    if (!/^[\x21-\x7e]+$/.test(text)) throw stop(tokenUnusable(accountUuid));
    return {
      Authorization: `Bearer ${text}`,
      Accept: 'application/json',
      'Content-Type': 'application/json',
      'User-Agent': 'Casebook',
      ...(withoutAccount ? {} : { 'X-PLANNR-ACCOUNT-UUID': accountUuid }),
    };
  };

  const ask = async <T>(request: PlannrRequest<T>, noteSent: () => void): Promise<PlannrAnswer<T>> => {
    const url = new URL(`${address.href}${request.path}`);
    for (const [name, value] of request.parameters ?? []) url.searchParams.append(name, value);
    const patience = createPatience({ clock, random, retryDelayMilliseconds });
    let timesTooMuch = 0;
    for (let tries = 0; ; tries += 1) {
      if (request.isWanted?.() === false) return { kind: 'unavailable', reason: 'not asked for any more' };
      const leave = await outage.leave();
      if (leave === 'given-up') return { kind: 'unavailable', reason: 'not tried, since Plannr had stopped answering' };
      if (clock.now() > endsBy) return { kind: 'unavailable', reason: 'not tried, since there was no time left' };
      if (tries > 0) counts.retries += 1;
      const tried = await tryOnce(request, url, noteSent).catch((error: unknown) => {
        outage.noteProbeEnded(leave);
        throw error;
      });
      if (tried.kind === 'answer' || tried.kind === 'refused' || tried.kind === 'token-refused') {
        outage.noteAnswer();
        if (tried.kind === 'token-refused') continue;
        return tried;
      }
      const isTooFast = tried.kind === 'too-fast';
      if (isTooFast) counts.rateLimited += 1;
      if (leave === 'probe') {
        outage.noteProbeEnded(leave);
        continue;
      }
      const tooMuch = isTooFast ? undefined : tried.tooMuch;
      if (tooMuch === true) timesTooMuch += 1;
      if (timesTooMuch === request.triesIfTooMuch) return { kind: 'unavailable', reason: tried.reason, tooMuch };
      const wait = isTooFast ? patience.afterTooFast(tried) : patience.afterFailure(tried);
      if (typeof wait === 'string' || clock.now() + wait > endsBy) {
        outage.noteFailure();
        const reason = typeof wait === 'string' ? wait : `${tried.reason}, and there was no time left to wait`;
        return { kind: 'unavailable', reason, tooMuch };
      }
      if (isTooFast) gate.noteRefusal();
      // What Plannr asks for, it asks of everyone.
      if (isTooFast || retryAfterMilliseconds(tried.retryAfter, clock.now()) !== undefined) gate.holdEveryone(wait);
      else await clock.sleep(wait);
    }
  };

  /** @throws ReportError where no other request can fare better. */
  const tryOnce = async <T>(request: PlannrRequest<T>, url: URL, noteSent: () => void): Promise<Tried<T>> => {
    const held = await keeper.current();
    const headers = headersFor(held, request.withoutAccount);
    const pass = await gate.enter();
    noteSent();
    if (stopped !== undefined) {
      pass.leave({});
      throw stopped;
    }
    counts.requests += 1;
    const attempt = await send(url, headers);
    const verdict = judgeAttempt(attempt, request);
    letGoOf(attempt);
    // A 429 says how long to wait; its count of what is left is 0 by nature and says nothing of others.
    pass.leave(verdict.kind === 'too-fast' ? {} : allowanceFrom(attempt));
    if (verdict.kind === 'redirected') throw stop(redirected(address.host, verdict.to));
    if (verdict.kind === 'token-refused' && !keeper.isWorthAnotherTry(held)) {
      throw stop(tokenRefused(address.host, accountUuid));
    }
    return verdict;
  };

  return {
    accountUuid,
    host: address.host,
    clock,
    get(request) {
      notSent += 1;
      let isCounted = true;
      const noteSent = () => {
        if (isCounted) notSent -= 1;
        isCounted = false;
      };
      return queue.add(() => ask(request, noteSent).finally(noteSent));
    },
    endBy(milliseconds) {
      endsBy = milliseconds;
    },
    foresee(calls) {
      callsForeseen = calls;
    },
    counts: () => ({ ...counts }),
    notes: () =>
      gate.hasDoubted()
        ? [
            'Plannr went on to say that nothing was left of the requests we may make, and answered all the same; Casebook went by its own count.',
          ]
        : [],
  };
}
