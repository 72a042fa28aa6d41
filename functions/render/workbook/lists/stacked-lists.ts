import type { Worksheet } from 'exceljs';
import { cellStyles } from '../cells/cell-styles.ts';
import { writeCell } from '../cells/write-cell.ts';
import type { PrintBlock } from './break-pages.ts';
import type { PlacedList } from './list-cells.ts';
import { printedColumns } from './list-column.ts';
import { writeLine } from './start-sheet.ts';
import { fitHead, type ListTable, writeTable } from './write-table.ts';

/** As many columns of the usual width as a line of text takes, for where there is no list. */
const columnsOfText = 12;
/** In widths of a digit. */
export const textWidthWithoutLists = 95;

const roomRowPoints = 15;
const lineToWriteOnPoints = 20;
const columnsToWriteOn = 8;

/** Writes lists under one another, each under a title of its own, and keeps count of the rows. */
export class StackedLists {
  readonly #sheet: Worksheet;
  #row: number;
  #printed = 0;
  readonly #blocks: PrintBlock[] = [];
  readonly #heads: { readonly row: number; readonly headings: readonly string[] }[] = [];

  /** @param top the first row that is free */
  constructor(sheet: Worksheet, top: number) {
    this.#sheet = sheet;
    this.#row = top;
  }

  get sheet(): Worksheet {
    return this.#sheet;
  }

  /** The columns from the first on that are printed. */
  get printed(): number {
    return this.#printed || columnsOfText;
  }

  /** What belongs together on paper. */
  get blocks(): readonly PrintBlock[] {
    return this.#blocks;
  }

  /** @param lines sentences under the title. @returns where the list stands */
  add<Row>(title: string, lines: readonly string[], table: ListTable<Row>): PlacedList<Row> {
    const first = this.#row;
    this.#title(title, lines);
    const headRow = this.#row;
    this.#row = writeTable(this.#sheet, headRow, table) + 2;
    this.#blocks.push({ first, last: this.#row - 1 });
    this.#printed = Math.max(this.#printed, printedColumns(table.columns));
    this.#heads.push({ row: headRow, headings: table.columns.map(({ heading }) => heading) });
    // A list may have made the columns of those above it wider.
    for (const { row, headings } of this.#heads) fitHead(this.#sheet, row, headings);
    return { sheet: this.#sheet, headRow, table };
  }

  /** Leaves room for charts so high, in points, across the sheet. @returns its first row */
  leaveRoom(points: number): number {
    const first = this.#row;
    const rows = Math.ceil(points / roomRowPoints);
    for (let row = first; row < first + rows; row += 1) this.#sheet.getRow(row).height = roomRowPoints;
    this.#row = first + rows + 1;
    // With the blank row above, so that the frame of a chart does not show at the foot of the page before.
    this.#blocks.push({ first: first - 1, last: this.#row - 1 });
    return first;
  }

  /** A title with what there is to say instead of a list. */
  say(title: string, lines: readonly string[]): void {
    const first = this.#row;
    this.#title(title, lines);
    this.#row += 1;
    this.#blocks.push({ first, last: this.#row - 1 });
  }

  /** A title with lines to be filled in by hand or in the file, each with what belongs there. */
  fillIn(title: string, labels: readonly string[]): void {
    const first = this.#row;
    this.#title(title, []);
    for (const label of labels) {
      const row = this.#sheet.getRow(this.#row);
      row.height = lineToWriteOnPoints;
      writeCell(row.getCell(1), label, cellStyles.fillInLabel, { sheet: this.#sheet.name, column: 'A' });
      for (let column = 2; column < 2 + columnsToWriteOn; column += 1) row.getCell(column).style = cellStyles.fillIn;
      this.#row += 1;
    }
    this.#blocks.push({ first, last: this.#row - 1 });
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
