import type { Day, Money, Named } from './case.ts';
import type { Sentence } from './sentence.ts';
import type { TimeInStage } from './stage-history/time-in-stage.ts';

/** The few cases to act on. */
export type Attention = {
  /** At most 15, most urgent first. */
  readonly firm: readonly AttentionCase[];
  /** At most 5 for each who is assigned, by name; those of nobody last. A case of two people is under both. */
  readonly assignees: readonly AttentionShare[];
  /** How many cases there was a reason for, shown or not. */
  readonly found: number;
  /** The currency that values are ranked in: that of most open cases. A case without a value in it counts as a usual one. */
  readonly currency: string;
};

export type AttentionShare = {
  /** Absent for cases of nobody, or where Plannr did not say. */
  readonly name?: string;
  readonly cases: readonly AttentionCase[];
  readonly found: number;
};

export type AttentionCase = {
  readonly uuid: string;
  readonly name: string;
  readonly clients: readonly Named[];
  readonly type?: string;
  readonly stage?: string;
  readonly value?: Money;
  readonly assignedTo?: readonly string[];
  readonly ageDays: number;
  readonly timeInStage: TimeInStage;
  readonly link?: string;
  readonly reason: AttentionReason;
  /** The reason in words: "19 days in Report Writing; 85% leave it within 11". No full stop. */
  readonly words: Sentence;
};

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
