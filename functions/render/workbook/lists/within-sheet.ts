import { cutInWords } from '../../words/workbook/list-words.ts';
import type { Book } from '../book.ts';

/** Excel has 1,048,576 rows on a sheet; a list leaves some for what stands above and below it. */
export const mostListRows = 1_000_000;

export type ShownRows<Row> = {
  readonly rows: readonly Row[];
  /** Whether that is not all: then the row of totals is of these. */
  readonly isCut: boolean;
  /** What to say of it on the sheet, if so. */
  readonly lines: readonly string[];
};

/** As many rows of a list as a sheet holds. The report.json that is kept beside the workbook holds all. */
export function withinSheet<Row>(
  rows: readonly Row[],
  noun: string,
  { mostRows, report }: Pick<Book, 'mostRows' | 'report'>,
): ShownRows<Row> {
  if (rows.length <= mostRows) return { rows, isCut: false, lines: [] };
  return {
    rows: rows.slice(0, mostRows),
    isCut: true,
    lines: cutInWords(mostRows, rows.length, noun, report),
  };
}
