import type { TableColumnProperties, Worksheet } from 'exceljs';
import { headStyle } from './cell-styles.ts';
import { columnWidth, headLines } from './column-width.ts';
import { isFigure, type ListColumn } from './list-column.ts';
import { storedText } from './stored-text.ts';
import { uniqueHeadings } from './unique-headings.ts';
import { writeRows } from './write-rows.ts';
import { writeTotals } from './write-totals.ts';

export type ListTable<Row> = {
  /** Other programs know the list by this name. */
  readonly name: string;
  readonly columns: readonly ListColumn<Row>[];
  readonly rows: readonly Row[];
};

const headLinePoints = 13.5;

/**
 * Writes a list as a named table from row `top` on: head with filter buttons, the rows, and a row of totals. A list
 * without rows has one blank row, since Excel takes no table without any.
 *
 * @returns the row of the totals, the last of the table
 */
export function writeTable<Row>(sheet: Worksheet, top: number, { name, columns, rows }: ListTable<Row>): number {
  const headings = uniqueHeadings(columns.map(({ heading }) => heading)).map(storedText);
  const height = Math.max(1, rows.length);
  const totalsRow = top + height + 1;
  const tableColumns: TableColumnProperties[] = headings.map((heading, index) => ({
    name: heading,
    filterButton: true,
    totalsRowFunction: totalsFunction(columns[index]),
  }));
  sheet.addTable({
    name,
    ref: `A${top}`,
    headerRow: true,
    totalsRow: true,
    style: { theme: 'TableStyleLight1', showRowStripes: true },
    columns: tableColumns,
    // Only their number counts: the cells are written below, each with its own style.
    rows: Array.from({ length: height }, () => []),
  });
  // exceljs knows only labels in a table's first column, and has put one beside the function.
  const [first] = tableColumns;
  if (first?.totalsRowFunction === 'count') first.totalsRowLabel = undefined;

  const written = writeRows(sheet, top + 1, columns, rows);
  const totals = writeTotals(
    sheet,
    totalsRow,
    { name, headings, rows: rows.length },
    columns.map((column, index) => ({ ...column, written: written[index] ?? { widest: 0, sum: 0 } })),
  );

  const head = sheet.getRow(top);
  let lines = 1;
  columns.forEach(({ kind }, index) => {
    const heading = headings[index] ?? '';
    const width = columnWidth(heading, Math.max(written[index]?.widest ?? 0, totals[index] ?? 0));
    const column = sheet.getColumn(index + 1);
    column.width = Math.max(width, column.width ?? 0);
    head.getCell(index + 1).style = headStyle(isFigure(kind) ? 'right' : 'left');
    lines = Math.max(lines, headLines(heading, column.width));
  });
  // One line more than the longest heading has, for the filter buttons.
  head.height = (lines + 1) * headLinePoints;
  return totalsRow;
}

function totalsFunction<Row>(column: ListColumn<Row> | undefined): 'none' | 'sum' | 'count' {
  if (column?.total === undefined) return 'none';
  return typeof column.total === 'object' && 'count' in column.total ? 'count' : 'sum';
}
