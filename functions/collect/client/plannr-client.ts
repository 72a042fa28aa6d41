import PQueue from 'p-queue';
import type { ReportError } from '../../report-error.ts';
import { redirected, tokenRefused, tokenUnusable } from './client-errors.ts';
import { type Clock, systemClock } from './clock.ts';
import { allowanceFrom, judgeAttempt } from './judge-attempt.ts';
import { createPatience } from './patience.ts';
import { plannrAddress } from './plannr-address.ts';
import type { PlannrAnswer } from './plannr-answer.ts';
import type { PlannrClient, PlannrRequest } from './plannr-port.ts';
import { createRateGate } from './rate-gate.ts';
import { createSender } from './send-request.ts';
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
// So many requests in a row that failed for good are an outage: to try every client's list to its end would take hours.
const failuresThatAreAnOutage = 25;

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
  let failuresInARow = 0;
  let stopped: ReportError | undefined;

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

  const ask = async <T>(request: PlannrRequest<T>): Promise<PlannrAnswer<T>> => {
    const url = new URL(`${address.href}${request.path}`);
    for (const [name, value] of request.parameters ?? []) url.searchParams.append(name, value);
    const patience = createPatience({ clock, random, retryDelayMilliseconds });
    for (let isFirst = true; ; isFirst = false) {
      if (failuresInARow >= failuresThatAreAnOutage) {
        return { kind: 'unavailable', reason: 'not tried, since Plannr had stopped answering' };
      }
      const held = await keeper.current();
      const headers = headersFor(held, request.withoutAccount);
      const pass = await gate.enter();
      if (isFirst) notSent -= 1;
      if (stopped !== undefined) {
        pass.leave({});
        throw stopped;
      }
      counts.requests += 1;
      const attempt = await send(url, headers);
      const verdict = judgeAttempt(attempt, request.schema);
      // A 429 says how long to wait; its count of what is left is 0 by nature and says nothing of others.
      pass.leave(verdict.kind === 'too-fast' ? {} : allowanceFrom(attempt));

      if (verdict.kind === 'answer' || verdict.kind === 'refused') {
        failuresInARow = 0;
        return verdict;
      }
      if (verdict.kind === 'redirected') throw stop(redirected(address.host, verdict.to));
      if (verdict.kind === 'token-refused') {
        if (!keeper.isWorthAnotherTry(held)) throw stop(tokenRefused(address.host, accountUuid));
      } else if (verdict.kind === 'too-fast') {
        counts.rateLimited += 1;
        const wait = patience.afterTooFast(verdict.retryAfter);
        if (typeof wait === 'string') return giveUp(wait);
        gate.holdEveryone(wait);
      } else {
        const wait = patience.afterFailure(verdict.reason);
        if (typeof wait === 'string') return giveUp(wait);
        await clock.sleep(wait);
      }
      counts.retries += 1;
    }
  };

  const giveUp = (reason: string) => {
    failuresInARow += 1;
    return { kind: 'unavailable', reason } as const;
  };

  return {
    accountUuid,
    host: address.host,
    clock,
    get(request) {
      notSent += 1;
      return queue.add(() => ask(request));
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
