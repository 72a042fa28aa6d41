import { millisecondsADay } from '../records/plannr-timestamps.ts';
import { isDone } from '../../analyse/case.ts';
import type { CaseQuery } from '../lists/case-queries.ts';
import type { CaseRow } from '../records/read-case-row.ts';

/** How far Plannr's lists of open and of completed cases keep to what they were asked for; each case once in each list. */
export type KeptFilters = {
  readonly onOpen: number;
  /** On a list of open cases, with a date of completion. */
  readonly completedOnOpen: number;
  readonly onCompleted: number;
  /** On a list of completed cases, without one. */
  readonly openOnCompleted: number;
  /** On a list of completed cases, though completed before the day that was asked from. */
  readonly completedEarlier: number;
  /** On both lists of the same firm, batch or client. */
  readonly onBoth: number;
};

export function sumKept(all: readonly KeptFilters[]): KeptFilters {
  const sum = (key: keyof KeptFilters) => all.reduce((total, each) => total + each[key], 0);
  return {
    onOpen: sum('onOpen'),
    completedOnOpen: sum('completedOnOpen'),
    onCompleted: sum('onCompleted'),
    openOnCompleted: sum('openOnCompleted'),
    completedEarlier: sum('completedEarlier'),
    onBoth: sum('onBoth'),
  };
}

/** What one list tells, by its rows, each once; so many of them were on the scope's other list too. */
export function keptBy(
  { state, completedAfter = '' }: CaseQuery,
  rows: Iterable<CaseRow>,
  onBoth: number,
): KeptFilters {
  // In no zone does a day begin a whole day before it does in London.
  const earliest = completedAfter === '' ? '' : new Date(Date.parse(completedAfter) - millisecondsADay).toISOString();
  let all = 0;
  let completed = 0;
  let completedEarlier = 0;
  for (const { case: each } of rows) {
    all += 1;
    if (!isDone(each)) continue;
    completed += 1;
    if (each.completedAt !== undefined && each.completedAt < earliest) completedEarlier += 1;
  }
  const nothing = { onOpen: 0, completedOnOpen: 0, onCompleted: 0, openOnCompleted: 0, completedEarlier: 0, onBoth };
  return state === 'open'
    ? { ...nothing, onOpen: all, completedOnOpen: completed }
    : { ...nothing, onCompleted: all, openOnCompleted: all - completed, completedEarlier };
}
