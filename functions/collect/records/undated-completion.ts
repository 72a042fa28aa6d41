import type { CaseRow } from './read-case-row.ts';

/**
 * Says of the cases whose date of completion could not be read whether they are completed: those that came on a list of
 * open cases are not, all others are, on a day that is not known. A list that holds cases with a date of completion is no
 * list of open ones, whatever it was asked for.
 *
 * @param list what the list was asked for; `both` where Plannr refused to tell the two apart
 */
export function decideCompletion(rows: readonly CaseRow[], list: 'open' | 'completed' | 'both'): readonly CaseRow[] {
  if (!rows.some(({ completionUnread }) => completionUnread)) return rows;
  const areOpen = list === 'open' && rows.every((row) => row.case.completedAt === undefined);
  if (areOpen) return rows;
  return rows.map((row) => (row.completionUnread ? { ...row, case: { ...row.case, completedUndated: true } } : row));
}
