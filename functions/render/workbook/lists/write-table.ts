import type { TableColumnProperties, Worksheet } from 'exceljs';
import { headStyle } from '../cells/cell-styles.ts';
import { storedText } from '../cells/stored-text.ts';
import { columnWidth, headLines } from './column-width.ts';
import { isFigure, type ListColumn } from './list-column.ts';
import { uniqueHeadings } from './unique-headings.ts';
import { writeRows } from './write-rows.ts';
import { writeTotals } from './write-totals.ts';

export type ListTable<Row> = {
  /** Other programs know the list by this name. */
  readonly name: string;
  readonly columns: readonly ListColumn<Row>[];
  readonly rows: readonly Row[];
  /** Whether the report has more rows than these; its totals would then not be those of the cells. */
  readonly isCut?: boolean;
  /** For a list in which nothing can be added up. */
  readonly withoutTotals?: boolean;
};

const headLinePoints = 13.5;

/**
 * Writes a list as a named table from row `top` on: head with filter buttons, the rows, and a row of totals. A list
 * without rows has one blank row, since Excel takes no table without any.
 *
 * @returns the last row of the table: that of the totals
 */
export function writeTable<Row>(sheet: Worksheet, top: number, table: ListTable<Row>): number {
  const { name, columns, rows, isCut = false, withoutTotals = false } = table;
  const headings = uniqueHeadings(columns.map(({ heading }) => heading)).map(storedText);
  const height = Math.max(1, rows.length);
  const totalsRow = top + height + 1;
  const tableColumns: TableColumnProperties[] = headings.map((heading, index) => ({
    name: heading,
    filterButton: true,
    totalsRowFunction: totalsFunction(columns[index]),
    totalsRowLabel: totalsLabel(columns[index]),
  }));
  sheet.addTable({
    name,
    ref: `A${top}`,
    headerRow: true,
    totalsRow: !withoutTotals,
    style: { theme: 'TableStyleLight1', showRowStripes: false },
    columns: tableColumns,
    // Only their number counts: the cells are written below. exceljs passes over holes, and so makes no row of each.
    rows: new Array<never[]>(height),
  });
  // As it passed over the rows, it has put the totals right under the head.
  sheet.getRow(top + 1).values = [];
  // It knows only labels in a table's first column, and has put one beside the function.
  const [first] = tableColumns;
  if (first !== undefined && (withoutTotals || first.totalsRowFunction === 'count')) first.totalsRowLabel = undefined;

  const written = writeRows(sheet, top + 1, columns, rows);
  const totals = withoutTotals
    ? []
    : writeTotals(
        sheet,
        totalsRow,
        { name, headings, rows: rows.length, isCut, label: first?.totalsRowLabel },
        columns.map((column, index) => ({ ...column, written: written[index] ?? { widest: 0, sum: 0 } })),
      );

  columns.forEach(({ kind }, index) => {
    const width = columnWidth(headings[index] ?? '', Math.max(written[index]?.widest ?? 0, totals[index] ?? 0));
    const column = sheet.getColumn(index + 1);
    column.width = Math.max(width, column.width ?? 0);
    sheet.getCell(top, index + 1).style = headStyle(isFigure(kind) ? 'right' : 'left');
  });
  fitHead(sheet, top, headings);
  return withoutTotals ? totalsRow - 1 : totalsRow;
}

/** Makes the head as high as its headings are in columns that are so wide by now, with a line for the filter buttons. */
export function fitHead(sheet: Worksheet, headRow: number, headings: readonly string[]): void {
  const lines = headings.map((heading, index) => headLines(heading, sheet.getColumn(index + 1).width ?? 0));
  sheet.getRow(headRow).height = (Math.max(...lines) + 1) * headLinePoints;
}

function totalsFunction<Row>(column: ListColumn<Row> | undefined): 'none' | 'sum' | 'count' {
  if (column?.total === undefined) return 'none';
  if (typeof column.total !== 'object') return 'sum';
  if ('label' in column.total) return 'none';
  return 'count' in column.total ? 'count' : 'sum';
}

function totalsLabel<Row>(column: ListColumn<Row> | undefined): string | undefined {
  const total = column?.total;
  return typeof total === 'object' && 'label' in total ? total.label : undefined;
}
