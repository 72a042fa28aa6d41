import { setTimeout as wait } from 'node:timers/promises';

/**
 * The time that requests are paced by. It must move as the world's does: a clock that stands still (an as-at that was
 * fixed for a run) would wait for ever.
 */
export type Clock = {
  /** Milliseconds since 1970. */
  now(): number;
  sleep(milliseconds: number): Promise<void>;
};

export const systemClock: Clock = {
  now: () => Date.now(),
  sleep: (milliseconds) => wait(milliseconds),
};
