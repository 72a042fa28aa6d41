import type { Came } from './coverage/came.ts';
import type { KeptFilters } from './coverage/kept-filters.ts';

/** What Plannr's lists of open and of completed cases held beyond what they were asked for, without Plannr refusing to be asked. */
export function filterNotes({ dropped }: Came, kept: KeptFilters): readonly string[] {
  return [
    ...(dropped.has('filter.in_progress') || dropped.has('filter.completed') ? [] : stateNotes(kept)),
    ...(kept.completedEarlier > 0 && !dropped.has('filter.completed_after')
      ? [
          'Plannr ignored the filter by date of completion; cases completed long ago were read too, and the figures are the same.',
        ]
      : []),
  ];
}

function stateNotes(kept: KeptFilters): readonly string[] {
  const { onOpen, completedOnOpen, onCompleted, openOnCompleted, onBoth } = kept;
  // A list that is not filtered holds all of the other. A few odd cases are where Plannr goes by the stage, and a case on
  // both lists may have been completed in between.
  const ignoresOpen = completedOnOpen > 0 && onBoth > 0 && onBoth >= mostOf(onCompleted);
  const ignoresCompleted = openOnCompleted > 0 && onBoth > 0 && onBoth >= mostOf(onOpen);
  const ignored = [...(ignoresOpen ? ['open'] : []), ...(ignoresCompleted ? ['completed'] : [])];
  return [
    ...(ignored.length > 0
      ? [
          `Plannr ignored the filter for ${ignored.join(' and for ')} cases, so that ${cases(onBoth)} came twice; each was counted once.`,
        ]
      : []),
    ...(completedOnOpen > 0 && !ignoresOpen
      ? [
          `Plannr's list of open cases held ${cases(completedOnOpen)} with a date of completion, which Casebook counts as completed.`,
        ]
      : []),
    ...(openOnCompleted > 0 && !ignoresCompleted
      ? [
          `Plannr's list of completed cases held ${cases(openOnCompleted)} without a date of completion, which Casebook counts as open.`,
        ]
      : []),
  ];
}

// Some come and go while the two lists are read.
function mostOf(rows: number): number {
  return 0.9 * rows;
}

function cases(number: number): string {
  return number === 1 ? '1 case' : `${number.toLocaleString('en-GB')} cases`;
}
