import type { Style, Worksheet } from 'exceljs';
import { cellStyles, headStyle } from '../../cells/cell-styles.ts';
import { heightOfLines, wrappedLines } from '../../cells/text-width.ts';
import { type CellContent, writeCell } from '../../cells/write-cell.ts';

/*
 * The Summary's grid: two halves of six columns with a gutter between them, as wide as a laptop's screen. A tile is three
 * columns wide; the sentences, a list and a chart take one half.
 */

const columnWidth = 15.6;
const gutterWidth = 2;
const padding = 2;

export const halves = { left: 1, right: 8 } as const;
export const lastColumn = 13;

/** Points of a usual row. */
export const rowPoints = 15;

export function setUpGrid(sheet: Worksheet): void {
  for (let column = 1; column <= lastColumn; column += 1) {
    sheet.getColumn(column).width = column === halves.right - 1 ? gutterWidth : columnWidth;
  }
}

export type Span = {
  readonly row: number;
  readonly first: number;
  readonly last: number;
  readonly rows?: number;
  /** What stands there, for the error of whoever put a wrong figure into it. */
  readonly what?: string;
};

/** Writes into cells joined to one. */
export function writeSpan(
  sheet: Worksheet,
  { row, first, last, rows = 1, what }: Span,
  content: CellContent,
  style: Partial<Style>,
): void {
  if (last > first || rows > 1) sheet.mergeCells(row, first, row + rows - 1, last);
  for (let down = 0; down < rows; down += 1) {
    for (let column = first; column <= last; column += 1) sheet.getCell(row + down, column).style = style;
  }
  const cell = sheet.getCell(row, first);
  writeCell(cell, content, style, { sheet: sheet.name, column: what ?? cell.address });
}

/** Writes a sentence over as many lines as it takes; joined cells do not grow by themselves. */
export function writeWrapped(sheet: Worksheet, span: Span, text: string, style: Partial<Style>): void {
  writeSpan(sheet, span, text, style);
  const gutter = span.first < halves.right && span.last >= halves.right ? columnWidth - gutterWidth : 0;
  const width = (span.last - span.first + 1) * columnWidth - gutter - padding;
  const row = sheet.getRow(span.row);
  row.height = Math.max(row.height ?? rowPoints, heightOfLines(wrappedLines(text, width)));
}

export function writeSection(sheet: Worksheet, row: number, first: number, text: string): void {
  writeSpan(sheet, { row, first, last: first }, text, cellStyles.section);
}

export type GridColumn = { readonly heading: string; readonly figure: boolean };

/** The head of a small list, a line high, in one half. */
export function writeHead(sheet: Worksheet, row: number, first: number, columns: readonly GridColumn[]): void {
  columns.forEach(({ heading, figure }, index) => {
    const column = first + index;
    writeSpan(sheet, { row, first: column, last: column }, heading, headStyle(figure ? 'right' : 'left'));
  });
}

const gapPoints = 4;

/** Parts what stands above from what stands below. @returns the first row that is free */
export function writeGap(sheet: Worksheet, row: number): number {
  sheet.getRow(row).height = gapPoints;
  return row + 1;
}
