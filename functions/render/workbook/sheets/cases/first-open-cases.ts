import type { OpenCaseRow } from '../../../../analyse/case-lists/case-rows.ts';
import type { Book } from '../../book.ts';
import { rowUnderStart } from '../../lists/start-sheet.ts';
import { withinSheet } from '../../lists/within-sheet.ts';
import { openCasesStart } from './add-open-cases-sheet.ts';

/**
 * In which cell of Open cases the first case of a client, or of a person, stands, by key. The list is in the order of the firm's
 * stages, so others of theirs may stand further down.
 */
export function firstOpenCases(
  book: Book,
  keysOf: (row: OpenCaseRow) => readonly string[],
): ReadonlyMap<string, string> {
  const { report } = book;
  const firstRow = rowUnderStart(report, openCasesStart(book).lines) + 1;
  const cells = new Map<string, string>();
  withinSheet(report.openCases, 'case', book).rows.forEach((row, index) => {
    for (const key of keysOf(row)) if (!cells.has(key)) cells.set(key, `A${firstRow + index}`);
  });
  return cells;
}
