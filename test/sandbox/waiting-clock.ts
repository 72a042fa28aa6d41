import type { Clock } from '../../functions/collect/client/clock.ts';

/**
 * A clock over a time that somebody else keeps: it moves to the next who wakes, and not before what is under way in the real
 * world, such as an answer on its way over the loopback, has had its turn.
 */
export function createWaitingClock(now: () => number, pass: (milliseconds: number) => void): Clock {
  let sleepers: { readonly until: number; readonly wake: () => void }[] = [];
  let isTicking = false;

  const tick = () => {
    const next = Math.min(...sleepers.map(({ until }) => until));
    if (next > now()) pass(next - now());
    const due = sleepers.filter(({ until }) => until <= now());
    sleepers = sleepers.filter(({ until }) => until > now());
    for (const { wake } of due) wake();
    isTicking = sleepers.length > 0;
    if (isTicking) setImmediate(tick);
  };

  return {
    now,
    sleep: (milliseconds) =>
      new Promise((resolve) => {
        sleepers.push({ until: now() + milliseconds, wake: resolve });
        if (!isTicking) setImmediate(tick);
        isTicking = true;
      }),
  };
}
