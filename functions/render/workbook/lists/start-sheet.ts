import type { Worksheet } from 'exceljs';
import type { Report } from '../../../analyse/report.ts';
import { aboutWhat, notAllRead } from '../../words/workbook/list-words.ts';
import type { Book } from '../book.ts';
import { cellStyles } from '../cells/cell-styles.ts';
import { argb } from '../cells/palette.ts';
import { writeCell } from '../cells/write-cell.ts';
import { addInternalLink } from '../internal-links.ts';
import { type SheetName, sheetNames, tabColour } from '../sheet-names.ts';

export type SheetStart = {
  readonly name: SheetName;
  readonly title: string;
  /** Sentences under the title, a row each. */
  readonly lines: readonly string[];
};

const backPoints = 18;

/** Of the title, what it is about and the way back. */
const ownRows = 3;

/** The first row that is free on a sheet that begins with so many lines. */
export function rowUnderStart({ completeness }: Pick<Report, 'completeness'>, lines: readonly string[]): number {
  return ownRows + lines.length + (completeness === 'partial' ? 1 : 0) + 1;
}

/** Adds a sheet with its title, what it is about and the way back. @returns the sheet, and the first row that is free */
export function startSheet({ workbook, report, links }: Book, { name, title, lines }: SheetStart) {
  const sheet = workbook.addWorksheet(name, {
    properties: { tabColor: argb(tabColour(name)), dyDescent: 0.25 },
  });
  writeLine(sheet, 1, title, 'title');
  sheet.getRow(1).height = 27;
  writeLine(sheet, 2, aboutWhat(report), 'subtitle');
  const partial = report.completeness === 'partial' ? [notAllRead] : [];
  const own = [...partial, ...lines];
  own.forEach((line, index) => {
    writeLine(sheet, 3 + index, line, index < partial.length ? 'warningLine' : 'subtitle');
  });
  const nextRow = rowUnderStart(report, lines);
  const back = { sheet, address: `A${nextRow - 1}`, to: sheetNames.summary };
  addInternalLink(links, back, `Back to ${sheetNames.summary}`);
  sheet.getRow(nextRow - 1).height = backPoints;
  return { sheet, nextRow };
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
