import type { Case, Day, Instant } from './case.ts';

/** The day on which a case is to be reviewed; a bare day is that day in every zone. */
export function reviewDay({ reviewAt }: Case, localDay: (instant: Instant) => Day): Day | undefined {
  return reviewAt?.includes('T') ? localDay(reviewAt) : reviewAt;
}
