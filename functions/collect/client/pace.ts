import type { Clock } from './clock.ts';

export type Pace = {
  /** The moment, in milliseconds since 1970, before which the next request should not be sent. */
  nextSlot(): number;
  /** One request is sent now. */
  takeSlot(limit: number, isShared: boolean): void;
  /** What Plannr said was left when it answered the so-many-th request. */
  noteRemaining(turn: number, remaining: number): void;
};

const minute = 60_000;
// The part of the limit that a long reading uses; what is left is for whoever else makes a call or two.
const shareUsed = 0.98;
// Sleeps overrun by a millisecond or two. This much may be made up for, or the pace would be missed by as much.
const catchUpMilliseconds = 1000;
// Where others use the allowance too, so much is left to them: answers under way may bring more of theirs to light.
const reserve = 25;
// However little is left, a request now and then shows when there is more.
const leastPerMinute = 10;
const memoryMilliseconds = 10_000;

/**
 * Spaces requests evenly.
 *
 * Alone, by the limit. Beside others, by what becomes free as Plannr's minute moves on: how fast that is shows in what
 * it said was left, then and now, and in what we sent between. What is left above the reserve is spread over a minute.
 */
export function createPace(clock: Clock): Pace {
  let samples: { readonly at: number; readonly turn: number; readonly remaining: number }[] = [];
  let slot = clock.now();

  const freedPerMinute = () => {
    const [first, last] = [samples[0], samples.at(-1)];
    if (first === undefined || last === undefined || last.at <= first.at) return 0;
    const freed = last.remaining - first.remaining + last.turn - first.turn;
    return Math.max(0, (freed / (last.at - first.at)) * minute);
  };

  return {
    nextSlot: () => slot,
    takeSlot(limit, isShared) {
      const most = shareUsed * limit;
      const left = samples.at(-1)?.remaining ?? limit;
      const perMinute = isShared ? Math.max(leastPerMinute, freedPerMinute() + left - reserve) : most;
      slot = Math.max(slot, clock.now() - catchUpMilliseconds) + minute / Math.min(most, perMinute);
    },
    noteRemaining(turn, remaining) {
      const at = clock.now();
      samples.push({ at, turn, remaining });
      const firstKept = samples.findIndex((each) => each.at >= at - memoryMilliseconds);
      // The last one before the memory begins is kept: at a slow pace there may be no other.
      samples = samples.slice(Math.max(0, Math.min(firstKept - 1, samples.length - 2)));
    },
  };
}
