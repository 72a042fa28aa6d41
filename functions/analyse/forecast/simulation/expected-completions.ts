import { weeksAhead } from './horizons.ts';
import { of32Bits } from './limits.ts';
import type { SimulationColumns } from './simulation-columns.ts';

/** How many open cases are in each situation, and how many of those opened lately are of each type. */
export type CaseTally = {
  readonly open: Float64Array;
  readonly opened: ReadonlyMap<number, number>;
  readonly ofAllOpened: number;
};

export function tallyOf({ situations, open, opened }: SimulationColumns): CaseTally {
  const ofSituation = new Float64Array(situations.length);
  for (const each of open.situation) ofSituation[each] = (ofSituation[each] ?? 0) + 1;
  const ofType = new Map<number, number>();
  for (const type of opened.type) ofType.set(type, (ofType.get(type) ?? 0) + 1);
  return { open: ofSituation, opened: ofType, ofAllOpened: opened.type.length };
}

export type ExpectedBy = {
  /** Of each situation, and of each type and week (limits.ts). */
  readonly openLimits: Float64Array;
  readonly newLimits: Float64Array;
  /** How many cases are opened in each week to come. */
  readonly opened: Float64Array;
  readonly tally: CaseTally;
  readonly horizons: readonly number[];
};

/** How many cases complete on average between one horizon and the next. */
export function expectedOf({ openLimits, newLimits, opened, tally, horizons }: ExpectedBy): Float64Array {
  const { length } = horizons;
  const upTo = new Float64Array(length);
  for (const [situation, count] of tally.open.entries()) {
    for (let index = 0; index < length; index++) {
      upTo[index] = (upTo[index] ?? 0) + count * (openLimits[length * situation + index] ?? 0);
    }
  }
  for (const [type, count] of tally.opened) {
    for (let week = 0; week < weeksAhead; week++) {
      const cases = ((opened[week] ?? 0) * count) / tally.ofAllOpened;
      for (let index = 0; index < length; index++) {
        const limit = newLimits[length * (type * weeksAhead + week) + index] ?? 0;
        upTo[index] = (upTo[index] ?? 0) + cases * limit;
      }
    }
  }
  return upTo.map((each, index) => Math.max(0, each - (upTo[index - 1] ?? 0)) / of32Bits);
}
