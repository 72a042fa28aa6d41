import type { Worksheet } from 'exceljs';
import { headStyle, listStyle, totalStyle } from '../../cells/cell-styles.ts';
import type { CellContent } from '../../cells/write-cell.ts';
import { writeSpan } from '../summary/summary-grid.ts';

/** A column of a table on the page for the board: one or more of the grid's. */
export type BoardColumn<Row> = {
  readonly heading: string;
  readonly wide?: number;
  /** Figures stand to the right. */
  readonly isFigure?: boolean;
  readonly value: (row: Row) => CellContent;
  readonly format?: (row: Row) => string;
};

export type BoardPlace = { readonly row: number; readonly first: number };

/** A head and rows, each a line high; rows of sums stand out. @returns the first row that is free */
export function writeBoardTable<Row>(
  sheet: Worksheet,
  { row: top, first }: BoardPlace,
  columns: readonly BoardColumn<Row>[],
  { rows, sums = [] }: { readonly rows: readonly Row[]; readonly sums?: readonly Row[] },
): number {
  const starts = columns.map((_, index) => columns.slice(0, index).reduce((at, { wide = 1 }) => at + wide, first));
  const span = (row: number, index: number) => {
    const start = starts[index] ?? first;
    const { wide = 1, heading } = columns[index] ?? { heading: '' };
    return { row, first: start, last: start + wide - 1, what: heading };
  };
  columns.forEach(({ heading, isFigure = false }, index) => {
    writeSpan(sheet, span(top, index), heading, headStyle(isFigure ? 'right' : 'left'));
  });
  [...rows, ...sums].forEach((each, offset) => {
    columns.forEach(({ isFigure = false, value, format }, index) => {
      const align = isFigure ? 'right' : 'left';
      const content = value(each);
      const numFmt = typeof content === 'number' ? format?.(each) : undefined;
      const style = offset < rows.length ? listStyle({ numFmt, align, shrink: true }) : totalStyle(numFmt, align);
      writeSpan(sheet, span(top + 1 + offset, index), content, style);
    });
  });
  return top + 1 + rows.length + sums.length;
}
