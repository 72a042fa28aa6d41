import type { Clock } from '../../functions/collect/client/clock.ts';

/** A clock that shows `start` now, for what is read at a made time. Nobody waits by it: what is slept through is over at once. */
export function madeClock(start: string): Clock {
  const began = Date.now();
  let slept = 0;
  return {
    now: () => Date.parse(start) + slept + Date.now() - began,
    sleep: async (milliseconds) => {
      slept += milliseconds;
    },
  };
}
