import type { Day } from '../case.ts';
import type { Names } from '../cases/latest-stages.ts';
import { daysBetween } from '../day.ts';
import type { Breach } from '../service/breaches.ts';
import type { WaitsOn } from '../service/stage-map.ts';
import type { Bent } from '../stage-history/bent.ts';
import type { TimeInStage } from '../stage-history/time-in-stage.ts';
import { leastPassed, type Usual, type UsualTimes } from './usual-times.ts';
import { daysSurelyInStage, type WatchedCase } from './watched-case.ts';

export type ReasonRules = {
  readonly usual: UsualTimes;
  /** In working days, where the settings name a calendar: then these decide how long is long in a stage. */
  readonly workingUsual?: UsualTimes;
  readonly types: Names;
  readonly asAtDay: Day;
  readonly stalledAfterDays: number;
  /** The cases past the target of their stage, by uuid; absent where the settings have no map of the stages. */
  readonly breaches?: ReadonlyMap<string, Breach>;
  /** From which stage to which a case went back since the last run, by the case's uuid. */
  readonly movedBack: ReadonlyMap<string, { readonly from: string; readonly to: string }>;
};

export type LateReason = { readonly reason: AttentionReason; readonly late: number };

/**
 * Why a case is listed; of several reasons the most urgent.
 *
 * - `long-in-stage`: for over three times the days within which 85% leave the stage: of its type, or of all types where fewer
 *   than 10 of its type have passed it; in working days where the settings name a calendar
 * - `stalled`: longer than the firm's own limit, `stalledAfterDays`, where fewer than 10 of any type have passed
 * - `too-old`: older than 95% of its type's cases were when they completed, wherever it stands
 * - `review-past`: its review date is over half a year past
 * - `not-closed`: for over half a year in a stage that counts as completed or is one of lost cases, and still open
 * - `past-target`: longer than the target that the firm set for the stage, in working days
 * - `moved-back`: it went back to an earlier stage since the last run
 */
export type AttentionReason =
  | {
      readonly kind: 'long-in-stage';
      readonly stage: string;
      /** Days within which 85% leave it, of how many. */
      readonly within: number;
      readonly n: number;
      /** Whose days those are: cases of its type, or all in that stage. */
      readonly of: 'type' | 'stage';
      readonly type?: string;
      /** Between which days the 85% lie, where stays are missing that could move it; the case is beyond both. */
      readonly bent?: Bent;
      /** Working days within which 85% leave it, where the settings name a calendar: then the case is held against these. */
      readonly working?: { readonly within: number; readonly bent?: Bent };
    }
  | { readonly kind: 'stalled'; readonly stage: string; readonly after: number; readonly n: number }
  | {
      readonly kind: 'not-closed';
      readonly stage: string;
      readonly after: number;
      /** It is a stage of lost cases. */
      readonly isLost?: true;
    }
  | { readonly kind: 'too-old'; readonly type?: string; readonly within: number; readonly n: number }
  | { readonly kind: 'review-past'; readonly review: Day; readonly daysPast: number }
  | {
      /** In working days. */
      readonly kind: 'past-target';
      readonly stage: string;
      readonly target: number;
      readonly waitsOn?: WaitsOn;
      readonly time: TimeInStage;
    }
  | { readonly kind: 'moved-back'; readonly from: string; readonly to: string };

/**
 * How many times the usual days a case may lie in its stage before it is listed. Source: docs/attention.md, where the
 * lists of other limits are counted.
 */
export const timesUsual = 3;

/** After so many days a review that is past, or a case that was not closed, is work of this week. */
export const halfYearDays = 182;

// A date forgotten for years, or a case that only has to be closed, must not crowd out the cases that wait.
const mostLateReview = 3;
const mostLateToClose = 1;
const lateOfMoveBack = 0.5;

/** The limits that cases are held against, each in force in this report. */
export type AttentionLimits = {
  /** Times the days within which 85% leave a stage. */
  readonly timesUsual: number;
  /** Fewer cases than these tell nothing that is usual. */
  readonly leastPassed: number;
  /** The firm's own, where the history tells nothing: days in a stage. */
  readonly stalledAfterDays: number;
  /** Days that a review may be past. */
  readonly reviewDays: number;
  /** Days that a case may be open in a stage that counts as completed, or is one of lost cases. */
  readonly toCloseDays: number;
};

export function limitsInForce({ stalledAfterDays }: Pick<ReasonRules, 'stalledAfterDays'>): AttentionLimits {
  return { timesUsual, leastPassed, stalledAfterDays, reviewDays: halfYearDays, toCloseDays: halfYearDays };
}

/** Why to look at a case; of several reasons the latest, of equal ones the first. */
export function attentionReason(watched: WatchedCase, rules: ReasonRules): LateReason | undefined {
  const reasons = [
    waits(watched, rules),
    isTooOld(watched, rules),
    reviewIsPast(watched, rules),
    isPastTarget(watched, rules),
    wentBack(watched, rules),
  ];
  return reasons.reduce((most, each) => ((each?.late ?? 0) > (most?.late ?? 0) ? each : most), undefined);
}

function waits(
  watched: WatchedCase,
  { usual, workingUsual, types, stalledAfterDays }: ReasonRules,
): LateReason | undefined {
  const { row, stage, type } = watched;
  const days = daysSurelyInStage(row);
  if (days === undefined || row.stage === undefined) return undefined;
  const { name } = row.stage;
  if (isToClose(row)) {
    if (days <= halfYearDays) return undefined;
    const late = Math.min(mostLateToClose, lateBy(days, halfYearDays));
    return { reason: { kind: 'not-closed', stage: name, after: halfYearDays, isLost: watched.isLost }, late };
  }
  const held = usual.heldAgainst(stage, type);
  if (held === undefined) {
    const n = Math.min(usual.passed(stage), leastPassed - 1);
    const reason = { kind: 'stalled', stage: name, after: stalledAfterDays, n } as const;
    return { reason, late: lateBy(days, stalledAfterDays) };
  }
  const own = held.of === 'type' ? types.get(type)?.name : undefined;
  const reason = { kind: 'long-in-stage', stage: name, ...held, type: own } as const;
  const working = workingUsual?.heldAgainst(stage, type);
  if (working === undefined || row.working === undefined) {
    return isLong(days, held) ? { reason, late: lateBy(days, held.within) } : undefined;
  }
  const { within, bent } = working;
  const workedFor = daysSurelyInStage(row.working) ?? 0;
  if (!isLong(workedFor, working)) return undefined;
  return { reason: { ...reason, working: { within, bent } }, late: lateBy(workedFor, within) };
}

function isLong(days: number, { within, bent }: Usual): boolean {
  return days > Math.max(timesUsual * Math.max(1, within), bent?.to ?? 0);
}

/** Nobody waits in a stage that counts as completed, so there is no usual time to be compared with. */
export function isToClose({ flags }: Pick<WatchedCase['row'], 'flags'>): boolean {
  return flags.includes('stage-disagrees');
}

function isTooOld(watched: WatchedCase, { usual, types }: ReasonRules): LateReason | undefined {
  const { row, type } = watched;
  const held = usual.slowest(type);
  if (held === undefined || row.ageDays === undefined || isToClose(row)) return undefined;
  const name = held.of === 'type' ? types.get(type)?.name : undefined;
  const reason = { kind: 'too-old', type: name, within: held.within, n: held.n } as const;
  return { reason, late: lateBy(row.ageDays, held.within) };
}

function reviewIsPast({ row }: WatchedCase, { asAtDay }: ReasonRules): LateReason | undefined {
  if (row.review === undefined) return undefined;
  const daysPast = daysBetween(row.review, asAtDay);
  if (daysPast <= halfYearDays) return undefined;
  const reason = { kind: 'review-past', review: row.review, daysPast } as const;
  return { reason, late: Math.min(mostLateReview, lateBy(daysPast, halfYearDays)) };
}

function isPastTarget({ row }: WatchedCase, { breaches }: ReasonRules): LateReason | undefined {
  const breach = breaches?.get(row.uuid);
  if (breach === undefined) return undefined;
  const { stage, target, waitsOn, time, over } = breach;
  return { reason: { kind: 'past-target', stage, target, waitsOn, time }, late: lateBy(target + over, target) };
}

function wentBack({ row }: WatchedCase, { movedBack }: ReasonRules): LateReason | undefined {
  const step = movedBack.get(row.uuid);
  return step && { reason: { kind: 'moved-back', ...step }, late: lateOfMoveBack };
}

/** By which part of the usual a case is past it. A stage that is usually left on the same day counts as one of a day. */
export function lateBy(days: number, usual: number): number {
  return (days - usual) / Math.max(1, usual);
}
