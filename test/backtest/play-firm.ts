import type { Chance } from './chance.ts';

/** How a firm works, day by day. Days are numbered from 1 January 1970; the functions may hang on the date. */
export type Process = {
  readonly types: readonly TypeOfCase[];
  /** How many cases are opened on a day, on average. */
  readonly opened: (day: number) => number;
  /** How fast work goes on a day, as a part of the usual; 0 on a day on which nobody works. */
  readonly pace: (day: number) => number;
  /** Whether cases that are ready are completed on that day; every day, if absent. */
  readonly completes?: (day: number) => boolean;
  /** How many cases the team can complete in a day on average, whatever waits; no limit if absent. */
  readonly capacity?: (day: number) => number;
  /** Whether the team takes the cases that wait in the order in which they came to it, or any of them. */
  readonly takes?: 'first' | 'any';
  /** The share of all cases that is deleted some time before it would complete. */
  readonly withdrawn?: number;
};

export type TypeOfCase = {
  readonly share: number;
  /** Days of work in each stage on average, and how alike they are (the shape of a gamma distribution). */
  readonly stages: readonly { readonly days: number; readonly shape: number }[];
  /** In minor units: the median, and the spread of the logarithm. */
  readonly value: { readonly median: number; readonly spread: number };
  /** The share of cases that need ten times as long in their second stage. */
  readonly stuck?: number;
};

/** A case as it truly went. Times are in days from 1 January 1970. */
export type PlayedCase = {
  readonly type: number;
  readonly minor: number | undefined;
  /** When it entered each stage, in order; the first is when it was opened. */
  readonly entered: readonly number[];
  /** Infinite if not in the time played. */
  readonly completed: number;
  readonly withdrawn: number;
};

/** Plays a firm from one day up to another. */
export function playFirm(process: Process, from: number, until: number, chance: Chance): PlayedCase[] {
  const worked = [0];
  for (let day = from; day < until; day++) worked.push((worked.at(-1) ?? 0) + process.pace(day));
  const after = createAfter(worked, from, until);
  const cases: { -readonly [key in keyof PlayedCase]: PlayedCase[key] }[] = [];
  for (let day = from; day < until; day++) {
    for (let left = chance.poisson(process.opened(day)); left > 0; left--) {
      const type = pick(process.types, chance);
      const own = process.types[type];
      if (own === undefined) continue;
      const entered = [day + chance.between(9, 17) / 24];
      const isStuck = chance.next() < (own.stuck ?? 0);
      let last = entered[0] ?? day;
      for (const [stage, { days, shape }] of own.stages.entries()) {
        last = after(last, chance.gamma(days * (isStuck && stage === 1 ? 10 : 1), shape));
        entered.push(last);
      }
      const ready = entered.pop() ?? last;
      const minor =
        chance.next() < 0.1 ? undefined : Math.round(own.value.median * Math.exp(own.value.spread * chance.normal()));
      const isWithdrawn = chance.next() < (process.withdrawn ?? 0);
      const opened = entered[0] ?? day;
      const withdrawn = isWithdrawn ? opened + (Math.min(ready, until) - opened) * chance.next() : Infinity;
      cases.push({ type, minor, entered, completed: ready, withdrawn });
    }
  }
  const waiting = cases.filter(({ completed }) => completed < until).sort((a, b) => a.completed - b.completed);
  complete(waiting, process, { from, until, chance });
  return cases;
}

/** Makes a function that tells when so many days of work, begun at a time, are done. */
function createAfter(worked: readonly number[], from: number, until: number) {
  return (begun: number, days: number): number => {
    if (begun >= until) return Infinity;
    const first = Math.floor(begun) - from;
    const atStart = worked[first] ?? 0;
    const goal = atStart + (begun - Math.floor(begun)) * ((worked[first + 1] ?? 0) - atStart) + days;
    let low = first;
    let high = worked.length - 1;
    if (goal >= (worked[high] ?? 0)) return Infinity;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((worked[middle] ?? 0) <= goal) low = middle;
      else high = middle;
    }
    const atLow = worked[low] ?? 0;
    return from + low + (goal - atLow) / ((worked[high] ?? 0) - atLow);
  };
}

/** Has those that are ready wait for the day, and for the team. */
function complete(
  ready: { completed: number; readonly withdrawn: number }[],
  { completes, capacity, takes }: Process,
  { from, until, chance }: { readonly from: number; readonly until: number; readonly chance: Chance },
): void {
  if (completes === undefined && capacity === undefined) return;
  const waiting: typeof ready = [];
  let next = 0;
  let spare = 0;
  for (let day = from; day < until; day++) {
    for (; next < ready.length; next++) {
      const each = ready[next];
      if (each === undefined || each.completed >= day + 17 / 24) break;
      waiting.push(each);
    }
    if (completes !== undefined && !completes(day)) continue;
    // What is withdrawn is not worked on.
    for (let index = waiting.length - 1; index >= 0; index--) {
      if ((waiting[index]?.withdrawn ?? Infinity) <= day) waiting.splice(index, 1);
    }
    spare = capacity === undefined ? waiting.length : (spare % 1) + capacity(day) * chance.between(0.7, 1.3);
    for (; spare >= 1 && waiting.length > 0; spare--) {
      const [taken] = waiting.splice(takes === 'any' ? Math.floor(chance.next() * waiting.length) : 0, 1);
      if (taken !== undefined) taken.completed = day + chance.between(15, 17) / 24;
    }
  }
  for (const each of [...waiting, ...ready.slice(next)]) each.completed = Infinity;
}

function pick(types: readonly TypeOfCase[], chance: Chance): number {
  let lot = chance.next() * types.reduce((sum, { share }) => sum + share, 0);
  const found = types.findIndex(({ share }) => {
    lot -= share;
    return lot < 0;
  });
  return Math.max(0, found);
}
