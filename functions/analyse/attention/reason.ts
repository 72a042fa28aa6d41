import type { Day } from '../case.ts';
import type { Names } from '../cases/latest-stages.ts';
import { daysBetween } from '../day.ts';
import { leastPassed, type UsualTimes } from './usual-times.ts';
import { daysSurelyInStage, type WatchedCase } from './watched-case.ts';

export type ReasonRules = {
  readonly usual: UsualTimes;
  readonly types: Names;
  readonly asAtDay: Day;
  readonly stalledAfterDays: number;
  /** From which stage to which a case went back since the last run, by the case's uuid. */
  readonly movedBack: ReadonlyMap<string, { readonly from: string; readonly to: string }>;
};

export type LateReason = { readonly reason: AttentionReason; readonly late: number };

/*
 * A review date is often forgotten for years, a case that is done is often not closed, and one that went back is not late
 * by it. So that they do not crowd out the cases that wait, a review or a case to close counts as no later than twice the
 * usual, and a move back as half as late as that.
 */
const latestReview = 1;

/**
 * Why a case is listed; of several reasons the most urgent.
 *
 * - `long-in-stage`: longer than 85% of this firm's cases of its type stay there (at least 10 have passed)
 * - `stalled`: longer than `stalledAfterDays`, where fewer than 10 have passed
 * - `not-closed`: longer than `stalledAfterDays` in a stage that counts as completed, and still open
 * - `old`: time in stage is not known, and it is older than 85% of its type's cases were when they completed
 * - `review-past`: its review date has passed
 * - `moved-back`: it went back to an earlier stage since the last run
 */
export type AttentionReason =
  | { readonly kind: 'long-in-stage'; readonly stage: string; readonly within: number; readonly n: number }
  | { readonly kind: 'stalled'; readonly stage: string; readonly after: number; readonly n: number }
  | { readonly kind: 'not-closed'; readonly stage: string; readonly after: number }
  | { readonly kind: 'old'; readonly type?: string; readonly within: number; readonly n: number }
  | { readonly kind: 'review-past'; readonly review: Day; readonly daysPast: number }
  | { readonly kind: 'moved-back'; readonly from: string; readonly to: string };

const latestToClose = 1;

const lateOfMoveBack = 0.5;

/** Why to look at a case; of several reasons the latest, of equal ones the first. */
export function attentionReason(watched: WatchedCase, rules: ReasonRules): LateReason | undefined {
  const reasons = [
    waits(watched, rules),
    isOld(watched, rules),
    reviewIsPast(watched, rules),
    wentBack(watched, rules),
  ];
  return reasons.reduce((most, each) => ((each?.late ?? 0) > (most?.late ?? 0) ? each : most), undefined);
}

function waits({ row, stage, type }: WatchedCase, { usual, stalledAfterDays }: ReasonRules): LateReason | undefined {
  const days = daysSurelyInStage(row);
  if (days === undefined || row.stage === undefined) return undefined;
  // Nobody waits in it, so there is no usual time to be compared with.
  if (row.flags.includes('stage-disagrees')) {
    const reason = { kind: 'not-closed', stage: row.stage.name, after: stalledAfterDays } as const;
    return { reason, late: Math.min(latestToClose, lateBy(days, stalledAfterDays)) };
  }
  const own = usual.inStage(stage, type);
  if (own !== undefined) {
    const reason = { kind: 'long-in-stage', stage: row.stage.name, within: own.within, n: own.n } as const;
    return { reason, late: lateBy(days, own.within) };
  }
  const n = Math.min(usual.passed(stage, type), leastPassed - 1);
  const reason = { kind: 'stalled', stage: row.stage.name, after: stalledAfterDays, n } as const;
  return { reason, late: lateBy(days, stalledAfterDays) };
}

function isOld({ row, type }: WatchedCase, { usual, types }: ReasonRules): LateReason | undefined {
  const { known } = row.timeInStage;
  if (known === 'exact' || known === 'between') return undefined;
  // What is usual of cases without a type is not usual of all.
  const own = type === '' ? undefined : usual.toComplete(type);
  const compared = own ?? usual.toCompleteAny;
  if (compared === undefined || row.ageDays === undefined) return undefined;
  const name = own === undefined ? undefined : types.get(type)?.name;
  return { reason: { kind: 'old', type: name, ...compared }, late: lateBy(row.ageDays, compared.within) };
}

function reviewIsPast({ row }: WatchedCase, { asAtDay, stalledAfterDays }: ReasonRules): LateReason | undefined {
  if (row.review === undefined) return undefined;
  const daysPast = daysBetween(row.review, asAtDay);
  const reason = { kind: 'review-past', review: row.review, daysPast } as const;
  return { reason, late: Math.min(latestReview, daysPast / stalledAfterDays) };
}

function wentBack({ row }: WatchedCase, { movedBack }: ReasonRules): LateReason | undefined {
  const step = movedBack.get(row.uuid);
  return step && { reason: { kind: 'moved-back', ...step }, late: lateOfMoveBack };
}

/** A stage that is usually left on the same day counts as one of a day. */
function lateBy(days: number, usual: number): number {
  return (days - usual) / Math.max(1, usual);
}
