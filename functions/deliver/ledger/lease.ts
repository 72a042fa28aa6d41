import type { Instant } from '../../analyse/case.ts';

/**
 * Many times what a start needs to hand the run over, and less than the minute after which Lambda tries again a start
 * that died: that one must find the claim free. A start that was only slow does no harm: its attempt is turned away when
 * it begins.
 */
export const claimLeaseMinutes = 0.75;

/**
 * Twice the longest that Lambda lets one invocation last. Every invocation of a run renews it, so a run that has been
 * silent for longer is over without having said so.
 */
export const runLeaseMinutes = 30;

/** A little over two years, so that last year's run of the same week is still known. */
export const keptDays = 800;

/** For idempotency keys, and for what was seen once. */
export const shortlyKeptDays = 7;

/** For what a report still has to tell: past the next one of a monthly report, however late it is. */
export const untilReportedDays = 65;

type HeldUntil = { readonly state: string; readonly leaseUntil: Instant };

/** Whether whoever was to make a run has died: it is under way, and has not been heard of for as long as its lease lasts. */
export function isForsaken({ state, leaseUntil }: HeldUntil, now: Instant): boolean {
  return (state === 'claimed' || state === 'running') && leaseUntil <= now;
}

export function minutesAfter(instant: Instant, minutes: number): Instant {
  return new Date(Date.parse(instant) + minutes * 60_000).toISOString();
}

/** In seconds since 1970, as DynamoDB wants it. */
export function expiryAfter(instant: Instant, days: number): number {
  return Math.floor(Date.parse(instant) / 1000) + days * 86_400;
}
