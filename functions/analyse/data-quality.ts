import type { Named } from './case.ts';

/**
 * What can be wrong with the data of one case. Looked for in open cases and in those completed in the period;
 * `nobody-assigned` and `review-past` in open ones only.
 */
export type FaultKind =
  | 'no-value'
  | 'no-type'
  | 'no-client'
  | 'nobody-assigned'
  | 'review-past'
  | 'unknown-stage'
  /** Open in a stage that counts as completed, or completed in one that is marked as not. */
  | 'stage-disagrees'
  | 'completed-before-opened'
  | 'opened-after-as-at'
  /** Counted neither as open nor as completed in the history window; listed so that nothing is lost. */
  | 'completed-after-as-at';

export type Fault = {
  readonly kind: FaultKind;
  readonly uuid: string;
  readonly name: string;
  readonly clients: readonly Named[];
  readonly assignedTo?: readonly string[];
  readonly link?: string;
  /** The days, stages or dates that make it a fault, in words; empty where the kind says it all. */
  readonly detail: string;
};

export type DataQuality = {
  /** In order of `FaultKind`, then by case name and uuid. */
  readonly faults: readonly Fault[];
  /** How many of each kind; all kinds are there, in order. */
  readonly counts: readonly { readonly kind: FaultKind; readonly cases: number }[];
};
