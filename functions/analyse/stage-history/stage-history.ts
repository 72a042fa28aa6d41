import type { Instant } from '../case.ts';

/**
 * When something happened, as surely as it is known.
 *
 * - `exact`: at this instant, from an audit or since the case was never edited after it was opened
 * - `between`: after the first and by the second; two snapshots tell
 * - `at-least`: by this instant, and nobody knows since when
 */
export type Moment =
  | { readonly known: 'exact'; readonly at: Instant }
  | { readonly known: 'between'; readonly after: Instant; readonly by: Instant }
  | { readonly known: 'at-least'; readonly by: Instant };

/** A case's stay in one stage. */
export type StageVisit = {
  /** The stage's uuid in small letters; absent while the case had no stage, or one that could not be told. */
  readonly stage?: string;
  readonly from: Moment;
  /** When it left; the next visit's `from`. Absent while it is there, completed or not. */
  readonly to?: Moment;
};

export type CaseStages = {
  /** In small letters. */
  readonly uuid: string;
  /** Until when these visits are known to be all: the last edit that was taken in. Absent where Plannr did not say. */
  readonly updatedAt?: Instant;
  /** Up to which edit the case's audits were read, whether they could be understood or not. */
  readonly auditedTo?: Instant;
  /** As-at of the run that last saw the case. */
  readonly seenAt: Instant;
  /** Oldest first; the last is the one that the case is in. Never empty. What was before the first is not known. */
  readonly visits: readonly StageVisit[];
};

/** What the audits of one case tell. */
export type AuditedCase = {
  /** In small letters. */
  readonly uuid: string;
  /** As in `CaseStages`; absent where the audits were read and could not be understood. */
  readonly visits?: readonly StageVisit[];
};

/**
 * The stages that cases went through: of open cases, and of those completed in the history window while we looked, or
 * whose audits were read since.
 * Kept between runs. Holds no personal data.
 */
export type StageHistory = {
  /** Of this format; raised when a field changes its meaning. */
  readonly version: 1;
  readonly cases: readonly CaseStages[];
};
