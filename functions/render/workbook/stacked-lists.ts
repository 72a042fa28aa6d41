import type { Worksheet } from 'exceljs';
import { printedColumns } from './list-column.ts';
import { writeLine } from './start-sheet.ts';
import { fitHead, type ListTable, writeTable } from './write-table.ts';

/** As many columns of the usual width as a line of text takes, for where there is no list. */
const columnsOfText = 12;
/** In widths of a digit. */
export const textWidthWithoutLists = 95;

/** Writes lists under one another, each under a title of its own, and keeps count of the rows. */
export class StackedLists {
  readonly #sheet: Worksheet;
  #row: number;
  #printed = 0;
  readonly #heads: { readonly row: number; readonly headings: readonly string[] }[] = [];

  /** @param top the first row that is free */
  constructor(sheet: Worksheet, top: number) {
    this.#sheet = sheet;
    this.#row = top;
  }

  /** The columns from the first on that are printed. */
  get printed(): number {
    return this.#printed || columnsOfText;
  }

  /** @param lines sentences under the title @returns the row of the list's head */
  add<Row>(title: string, lines: readonly string[], table: ListTable<Row>): number {
    this.#title(title, lines);
    const headRow = this.#row;
    this.#row = writeTable(this.#sheet, headRow, table) + 2;
    this.#printed = Math.max(this.#printed, printedColumns(table.columns));
    this.#heads.push({ row: headRow, headings: table.columns.map(({ heading }) => heading) });
    // A list may have made the columns of those above it wider.
    for (const { row, headings } of this.#heads) fitHead(this.#sheet, row, headings);
    return headRow;
  }

  /** A title with what there is to say instead of a list. */
  say(title: string, lines: readonly string[]): void {
    this.#title(title, lines);
    this.#row += 1;
  }

  #title(title: string, lines: readonly string[]): void {
    writeLine(this.#sheet, this.#row, title, 'section');
    lines.forEach((line, index) => {
      writeLine(this.#sheet, this.#row + 1 + index, line, 'subtitle');
    });
    this.#row += 1 + lines.length;
  }
}
