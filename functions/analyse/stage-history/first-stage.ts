import type { Case } from '../case.ts';

export type IsFirstStage = (stage: Case['stage']) => boolean;

/**
 * Makes a function that tells whether a stage is where cases begin: none that a case is in stands before it. A case that
 * was never edited and is further on was moved by something that leaves its time of editing alone, or was opened there.
 * No stage, and one without a position, count as where it began.
 */
export function createIsFirstStage(cases: readonly Pick<Case, 'stage'>[]): IsFirstStage {
  const first = cases.reduce((least, { stage }) => Math.min(least, stage?.position ?? least), Number.POSITIVE_INFINITY);
  return (stage) => stage?.position === undefined || stage.position <= first;
}
