import type { DatedCase } from './dated-case.ts';

/** Where all cases used went: `open + completedInHistory + completedBeforeHistory + completedAfterAsAt = used`. */
export type AccountedFor = {
  readonly used: number;
  readonly open: number;
  readonly completedInHistory: number;
  readonly completedBeforeHistory: number;
  readonly completedAfterAsAt: number;
};

export function accountFor(cases: readonly DatedCase[]): AccountedFor {
  const count = (state: DatedCase['state']) => cases.filter((each) => each.state === state).length;
  return {
    used: cases.length,
    open: count('open'),
    completedInHistory: count('completed'),
    completedBeforeHistory: count('completed-before-history'),
    completedAfterAsAt: count('completed-after-as-at'),
  };
}
