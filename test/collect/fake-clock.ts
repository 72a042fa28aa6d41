import type { Clock } from '../../functions/collect/client/clock.ts';

/**
 * Time that passes only where someone sleeps: to the next who wakes, and not before what is under way in the real world,
 * such as an answer on its way over the loopback, has had its turn.
 */
export function createFakeClock(
  start = Date.parse('2026-11-23T07:00:00Z'),
): Clock & { slept(): number; pass(milliseconds: number): void } {
  let time = start;
  let sleepers: { readonly until: number; readonly wake: () => void }[] = [];
  let isTicking = false;

  const tick = () => {
    const next = Math.min(...sleepers.map(({ until }) => until));
    time = Math.max(time, next);
    const due = sleepers.filter(({ until }) => until <= time);
    sleepers = sleepers.filter(({ until }) => until > time);
    for (const { wake } of due) wake();
    isTicking = sleepers.length > 0;
    if (isTicking) setImmediate(tick);
  };

  return {
    now: () => time,
    sleep: (milliseconds) =>
      new Promise((resolve) => {
        sleepers.push({ until: time + milliseconds, wake: resolve });
        if (!isTicking) setImmediate(tick);
        isTicking = true;
      }),
    slept: () => time - start,
    /** Time that goes by while somebody else works. */
    pass: (milliseconds) => {
      time += milliseconds;
    },
  };
}
