import { type DatedCase, daysToCompleteOf, isCompleted } from '../cases/dated-case.ts';
import { uuidKey } from '../compare.ts';
import { percentilesOf } from '../percentiles.ts';
import type { StaysByType } from '../stage-history/ended-stays.ts';

/** How many days 85% of this firm's cases took at most, and how many cases that was taken over. */
export type Usual = { readonly within: number; readonly n: number };

/**
 * What is usual at this firm. Nothing is usual until 10 cases have passed; `n` is there all the same.
 * Types by `uuidKey`, empty for cases without one.
 */
export type UsualTimes = {
  /** From opening to completion, of one type's cases. */
  toComplete(type: string): Usual | undefined;
  /** The same of all cases. */
  readonly toCompleteAny?: Usual;
  inStage(stage: string, type: string): Usual | undefined;
  /** How many of that type have passed the stage. */
  passed(stage: string, type: string): number;
};

export const leastPassed = 10;

export function usualTimes(cases: readonly DatedCase[], stays: ReadonlyMap<string, StaysByType>): UsualTimes {
  const completed = cases.filter(isCompleted);
  const byType = Map.groupBy(completed, ({ type }) => (type === undefined ? '' : uuidKey(type.uuid)));
  const toComplete = new Map([...byType].map(([type, own]) => [type, usualOf(daysToCompleteOf(own))]));
  const inStage = new Map(
    [...stays].map(([stage, types]) => [stage, new Map([...types].map(([type, { days }]) => [type, usualOf(days)]))]),
  );
  return {
    toComplete: (type) => toComplete.get(type),
    toCompleteAny: usualOf(daysToCompleteOf(completed)),
    inStage: (stage, type) => inStage.get(stage)?.get(type),
    passed: (stage, type) => stays.get(stage)?.get(type)?.days.length ?? 0,
  };
}

function usualOf(days: readonly number[]): Usual | undefined {
  const { n, p85 } = percentilesOf(days);
  return p85 === undefined || n < leastPassed ? undefined : { within: p85, n };
}
