import { type DatedCase, daysToCompleteOf, isCompleted } from '../cases/dated-case.ts';
import { uuidKey } from '../compare.ts';
import { type Percentiles, percentilesOf } from '../percentiles.ts';
import { type Bent, bentBy, sumStays } from '../stage-history/bent.ts';
import {
  type EndedStays,
  endedStays,
  type Stays,
  type StaysByType,
  type StaysInput,
} from '../stage-history/ended-stays.ts';

/** How many days 85% of this firm's cases took at most, and how many cases that was taken over. */
export type Usual = {
  readonly within: number;
  readonly n: number;
  /** Between which days it lies, where stays are missing that could move it. */
  readonly bent?: Bent;
};

/** After how many days a case is late beyond doubt, whatever the missing stays were; `undefined` if nobody can tell. */
export function surelyLateAfter({ within, bent }: Usual): number | undefined {
  return bent === undefined ? within : bent.to;
}

/** What is usual in a stage: of one type's cases where enough have passed, else of all cases there. */
export type UsualInStage = Usual & { readonly of: 'type' | 'stage' };

/**
 * What is usual at this firm. Nothing is usual until 10 cases have passed; `n` is there all the same.
 * Types by `uuidKey`, empty for cases without one.
 */
export type UsualTimes = {
  /** From opening to completion, of one type's cases. */
  toComplete(type: string): Usual | undefined;
  /** Within how many days 95% of one type's cases completed; of all cases where the type is not known well enough. */
  slowest(type: string): (Usual & { readonly of: 'type' | 'all' }) | undefined;
  inStage(stage: string, type: string): Usual | undefined;
  /** What a case is held against: its type in its stage, else all types in that stage. */
  heldAgainst(stage: string, type: string): UsualInStage | undefined;
  /** How many have passed the stage, of any type. */
  passed(stage: string): number;
};

export const leastPassed = 10;

export function usualTimes(cases: readonly DatedCase[], stays: ReadonlyMap<string, StaysByType>): UsualTimes {
  const completed = cases.filter(isCompleted);
  const byType = Map.groupBy(completed, ({ type }) => (type === undefined ? '' : uuidKey(type.uuid)));
  const taken = new Map([...byType].map(([type, own]) => [type, percentilesOf(daysToCompleteOf(own))]));
  const slowestOfAll = usualOf(percentilesOf(daysToCompleteOf(completed)), 'p95');
  const inStage = new Map(
    [...stays].map(([stage, types]) => [stage, new Map([...types].map(([type, own]) => [type, usualStay(own)]))]),
  );
  const ofAllTypes = new Map([...stays].map(([stage, types]) => [stage, usualStay(sumStays([...types.values()]))]));
  return {
    toComplete: (type) => usualOf(taken.get(type)),
    slowest: (type) => {
      // What is usual of cases without a type is not usual of all.
      const own = type === '' ? undefined : usualOf(taken.get(type), 'p95');
      if (own !== undefined) return { ...own, of: 'type' };
      return slowestOfAll && { ...slowestOfAll, of: 'all' };
    },
    inStage: (stage, type) => inStage.get(stage)?.get(type),
    heldAgainst: (stage, type) => {
      const own = type === '' ? undefined : inStage.get(stage)?.get(type);
      if (own !== undefined) return { ...own, of: 'type' };
      const any = ofAllTypes.get(stage);
      return any && { ...any, of: 'stage' };
    },
    passed: (stage) => [...(stays.get(stage)?.values() ?? [])].reduce((sum, own) => sum + own.days.length, 0),
  };
}

function usualStay(stays: Stays): Usual | undefined {
  const usual = usualOf(percentilesOf(stays.days));
  const bent = usual && bentBy(stays, { p85: usual.within });
  return usual === undefined || bent === undefined ? usual : { ...usual, bent };
}

function usualOf(taken: Percentiles = { n: 0 }, percentile: 'p85' | 'p95' = 'p85'): Usual | undefined {
  const within = taken[percentile];
  return within === undefined || taken.n < leastPassed ? undefined : { within, n: taken.n };
}

/** The stays that ended, and what is usual; both again in working days where the settings name a calendar. */
export type UsualOfReport = {
  readonly stays: EndedStays;
  readonly usual: UsualTimes;
  readonly working?: EndedStays;
  readonly workingUsual?: UsualTimes;
};

export function usualOfReport(input: StaysInput): UsualOfReport {
  const { workingDays, cases } = input;
  const stays = endedStays({ ...input, workingDays: undefined });
  const working = workingDays && endedStays(input);
  return {
    stays,
    usual: usualTimes(cases, stays.stages),
    working,
    workingUsual: working && usualTimes(cases, working.stages),
  };
}
