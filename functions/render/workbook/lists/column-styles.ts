import type { Style, Worksheet } from 'exceljs';
import { listStyle, markedStyle } from '../cells/cell-styles.ts';
import { type ColumnKind, isFigure, numberFormatOf } from './list-column.ts';

/** Numbers the styles that the cells of a list have, and shows exceljs the first cell of each. */
export class ShownStyles {
  /** Of each style, by its number, the cell that was shown. */
  readonly shownAt: string[] = [];
  readonly #sheet: Worksheet;
  // By the style itself: cells that look the same have the very same one.
  readonly #numbers = new Map<Partial<Style>, number>();

  constructor(sheet: Worksheet) {
    this.#sheet = sheet;
  }

  /** @param row of the sheet, and its column, of a cell that has the style */
  numberOf(style: Partial<Style>, row: number, column: number): number {
    const known = this.#numbers.get(style);
    if (known !== undefined) return known;
    const number = this.shownAt.length;
    this.#numbers.set(style, number);
    const cell = this.#sheet.getCell(row, column);
    cell.style = style;
    this.shownAt.push(cell.address);
    return number;
  }
}

/** The styles of a column's cells. */
export class ColumnStyles {
  readonly #kind: ColumnKind;
  readonly #column: number;
  readonly #shown: ShownStyles;
  readonly #plain: Known = [undefined, undefined, undefined, undefined];
  /** By the colour of the mark. */
  readonly #marked = new Map<string, Known>();

  /** @param column of the sheet */
  constructor(kind: ColumnKind, column: number, shown: ShownStyles) {
    this.#kind = kind;
    this.#column = column;
    this.#shown = shown;
  }

  /** The number of the style of a cell in the sheet's row. @param colour of its mark */
  numberOf(row: number, wraps: boolean, isLink: boolean, colour: string | undefined): number {
    const known = colour === undefined ? this.#plain : this.#markedWith(colour);
    const which = (wraps ? 2 : 0) + (isLink ? 1 : 0);
    const number = known[which];
    if (number !== undefined) return number;
    const plain = styleOf(this.#kind, wraps, isLink);
    const style = colour === undefined ? plain : markedStyle(plain, colour);
    const given = this.#shown.numberOf(style, row, this.#column);
    known[which] = given;
    return given;
  }

  #markedWith(colour: string): Known {
    const known = this.#marked.get(colour) ?? [undefined, undefined, undefined, undefined];
    this.#marked.set(colour, known);
    return known;
  }
}

/** The numbers of styles by what a cell is: over several lines or not, a link or not. */
type Known = (number | undefined)[];

function styleOf(kind: ColumnKind, wrap: boolean, linked: boolean): Partial<Style> {
  if (kind === 'id') return listStyle({ align: 'fill', faint: true });
  return listStyle({ numFmt: numberFormatOf(kind), align: isFigure(kind) ? 'right' : 'left', wrap, linked });
}
