import type { DatedCase } from '../cases/dated-case.ts';

/**
 * Where all cases used went: `open + completedInHistory + lostInHistory + completedBeforeHistory + completedAfterAsAt +
 * completedUndated = used`.
 */
export type AccountedFor = {
  /** Of the cases read; with a list of clients, those in which one of them takes part. */
  readonly used: number;
  readonly open: number;
  readonly completedInHistory: number;
  /** Completed by their date, in a stage of lost cases. */
  readonly lostInHistory: number;
  readonly completedBeforeHistory: number;
  readonly completedAfterAsAt: number;
  /** Completed on a day that could not be read: in no figure that needs one. */
  readonly completedUndated: number;
  /** Read as well, but none of the clients listed takes part: part of no figure, nor of `used`. */
  readonly leftOut: number;
};

/** @param given how many cases were read, whether they are used or not */
export function accountFor(cases: readonly DatedCase[], given: number): AccountedFor {
  const count = (state: DatedCase['state']) => cases.filter((each) => each.state === state).length;
  return {
    used: cases.length,
    open: count('open'),
    completedInHistory: count('completed'),
    lostInHistory: count('lost'),
    completedBeforeHistory: count('completed-before-history'),
    completedAfterAsAt: count('completed-after-as-at'),
    completedUndated: count('completed-undated'),
    leftOut: given - cases.length,
  };
}
