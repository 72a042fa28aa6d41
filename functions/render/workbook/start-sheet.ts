import type { Worksheet } from 'exceljs';
import { formatInstant } from '../format.ts';
import type { Book } from './book.ts';
import { cellStyles } from './cell-styles.ts';
import { argb, palette } from './palette.ts';
import { periodInWords } from './period-in-words.ts';
import type { SheetName } from './sheet-names.ts';
import { writeCell } from './write-cell.ts';

export type SheetStart = {
  readonly name: SheetName;
  readonly title: string;
  /** Sentences under the title, a row each. */
  readonly lines: readonly string[];
};

const gapPoints = 6;

/** Adds a sheet with its title and what it is about. @returns the sheet, and the first row that is free */
export function startSheet({ workbook, report }: Book, { name, title, lines }: SheetStart) {
  const sheet = workbook.addWorksheet(name, {
    properties: { tabColor: argb(palette.brand), dyDescent: 0.25 },
  });
  writeLine(sheet, 1, title, 'title');
  sheet.getRow(1).height = 27;
  writeLine(
    sheet,
    2,
    `${report.firm}, ${periodInWords(report.period)}, as at ${formatInstant(report.asAt, report.timezone)}`,
    'subtitle',
  );
  const partial = report.completeness === 'partial' ? ['PARTIAL: not all could be read. See Summary.'] : [];
  const own = [...partial, ...lines];
  own.forEach((line, index) => {
    writeLine(sheet, 3 + index, line, index < partial.length ? 'warningLine' : 'subtitle');
  });
  const gap = 3 + own.length;
  sheet.getRow(gap).height = gapPoints;
  return { sheet, nextRow: gap + 1 };
}

/** A sentence in the first column, over as many columns as it takes. */
export function writeLine(
  sheet: Worksheet,
  row: number,
  text: string,
  style: 'title' | 'subtitle' | 'section' | 'warningLine',
): void {
  writeCell(sheet.getCell(row, 1), text, cellStyles[style], { sheet: sheet.name, column: 'A' });
}
