import PQueue from 'p-queue';
import type { Clock } from './clock.ts';
import { createDoubt } from './doubt.ts';
import { createPace } from './pace.ts';

/** What an answer's headers say of the allowance; absent where they do not. */
export type Allowance = { readonly limit?: number; readonly remaining?: number };

/** One request that may be sent; to be handed back when its answer is in, or when there will be none. */
export type Pass = { leave(allowance: Allowance): void };

export type RateGate = {
  /** Waits until one more request may be sent. */
  enter(): Promise<Pass>;
  /** Nobody sends anything for this long: Plannr asked for it. */
  holdEveryone(milliseconds: number): void;
  /** Plannr said that we ask too fast. */
  noteRefusal(): void;
  /** Whether what Plannr says is left was ever not believed any more. */
  hasDoubted(): boolean;
};

export type RateGateOptions = {
  readonly clock: Clock;
  /** Plannr's own limit is 500. Source: docs/plannr.md, section 2. */
  readonly requestsPerMinute: number;
  /** Requests known to be needed still, the one that is about to enter included. */
  readonly callsToGo: () => number;
};

type Sent = { readonly turn: number; readonly sentAt: number };

const windowMilliseconds = 60_000;

/**
 * Keeps one firm within its requests a minute, whoever else uses the same allowance.
 *
 * A request counts from its sending until a minute after its answer, since Plannr may have counted it at any moment
 * between the two: whatever the network does, no sliding minute of Plannr's holds more than the limit. What its header
 * says is left, and our own count does not explain, others have used: that much is taken off the limit until an answer
 * says otherwise; but if it says time and again that nothing is left, and never refuses, it is not believed. As long as
 * the requests to go fit into what is left they go at once; else they are spaced evenly.
 *
 * p-queue's own interval is not used: it knows neither what others send nor a clock that a test can fake.
 */
export function createRateGate({ clock, requestsPerMinute, callsToGo }: RateGateOptions): RateGate {
  const turns = new PQueue({ concurrency: 1 });
  const pace = createPace(clock);
  const doubt = createDoubt();
  const answeredAt: number[] = [];
  let inFlight = 0;
  let entered = 0;
  let newestAnswered = 0;
  let limit = requestsPerMinute;
  let usedByOthers = 0;
  let heldUntil = 0;
  let isPaced = false;
  let wakeUp: (() => void) | undefined;

  const forget = (before: number) => {
    while (answeredAt[0] !== undefined && answeredAt[0] < before) answeredAt.shift();
  };
  // Of ours, all that Plannr may have counted at that moment.
  const ownCount = (at: number) => inFlight + answeredAt.filter((each) => each >= at - windowMilliseconds).length;

  // Milliseconds; infinity means until an answer comes in.
  const waitFrom = (now: number): number => {
    if (heldUntil > now) return heldUntil - now;
    const free = Math.max(1, limit - usedByOthers) - ownCount(now);
    if (callsToGo() > free) isPaced = true;
    if (free <= 0) {
      const oldest = answeredAt.find((each) => each >= now - windowMilliseconds);
      return oldest === undefined || inFlight > 0 ? Number.POSITIVE_INFINITY : oldest + windowMilliseconds + 1 - now;
    }
    return isPaced ? pace.nextSlot() - now : 0;
  };

  const takeTurn = async () => {
    for (let wait = waitFrom(clock.now()); wait > 0; wait = waitFrom(clock.now())) {
      if (Number.isFinite(wait)) await clock.sleep(wait);
      else await new Promise<void>((resolve) => (wakeUp = resolve));
    }
    inFlight += 1;
    entered += 1;
    pace.takeSlot(limit, usedByOthers > 0);
    return { turn: entered, sentAt: clock.now() };
  };

  const noteAllowance = ({ turn, sentAt }: Sent, allowance: Allowance, now: number) => {
    if (allowance.limit !== undefined && allowance.limit > 0) limit = Math.min(requestsPerMinute, allowance.limit);
    if (allowance.remaining === undefined) return;
    // Plannr counted some time after the sending; since then some of ours may have left the minute.
    usedByOthers = Math.max(0, limit - allowance.remaining - ownCount(sentAt));
    if (!doubt.believes({ remaining: allowance.remaining, usedByOthers, isHeld: heldUntil > now })) {
      usedByOthers = 0;
      return;
    }
    pace.noteRemaining(turn, allowance.remaining);
    // Nothing is left, and not through us: by the end of a minute whatever kind of window Plannr keeps is another one.
    if (allowance.remaining <= 0 && usedByOthers > 0) heldUntil = Math.max(heldUntil, now + windowMilliseconds);
  };

  return {
    async enter() {
      const sent = await turns.add(takeTurn);
      return {
        leave(allowance) {
          const now = clock.now();
          inFlight -= 1;
          answeredAt.push(now);
          forget(now - 2 * windowMilliseconds);
          // Answers overtake each other; what an older request was told is no longer so.
          if (sent.turn > newestAnswered) {
            newestAnswered = sent.turn;
            noteAllowance(sent, allowance, now);
          }
          if (inFlight === 0 && callsToGo() === 0) isPaced = false;
          wakeUp?.();
        },
      };
    },
    holdEveryone(milliseconds) {
      heldUntil = Math.max(heldUntil, clock.now() + milliseconds);
    },
    noteRefusal: doubt.noteRefusal,
    hasDoubted: doubt.hasDoubted,
  };
}
