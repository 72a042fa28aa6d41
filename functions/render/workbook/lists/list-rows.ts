import type { Worksheet } from 'exceljs';
import { numberXml, textCellXml } from '../cells/cell-xml.ts';
import { heightOfLines } from '../cells/text-width.ts';
import type { CellContent } from '../cells/write-cell.ts';

/**
 * The rows of a list, which go straight into the file: exceljs takes half a kilobyte of memory for a cell, and a large
 * firm has millions of them. Of each look exceljs is shown the first cell that has it, blank, and gives it its number.
 * The texts follow those that exceljs has in its table of texts.
 */
export type ListRows = {
  /** The sheet's number of the first row. */
  readonly top: number;
  readonly count: number;
  /** The letters of each column. */
  readonly letters: readonly string[];
  /** @param row from 0 */
  readonly content: (row: number, column: number) => CellContent;
  /** Of each cell, row by row, the number of its style and whether it is a link: see `lookOf`. */
  readonly looks: Uint16Array;
  /** Of each style, by its number, the cell that showed it to exceljs. */
  readonly shownAt: readonly string[];
  /** Of each row, on how many lines it stands. */
  readonly lines: Uint8Array;
  /** How many cells are links. */
  readonly links: number;
  /** Of each cell, row by row, which of `texts` it holds; `noText` where it holds none. */
  readonly textNumbers: Int32Array;
  /** How many cells hold a text. */
  readonly textCells: number;
  /** The texts of the list as the table of texts has them, in order; each as it was given. */
  readonly texts: readonly string[];
};

/** The number of a text that is not there. */
export const noText = -1;

const bySheet = new WeakMap<Worksheet, ListRows[]>();

/** The lists on a sheet, from the top; whoever writes a list adds it. An exceljs sheet has no place for them. */
export function listsOn(sheet: Worksheet): ListRows[] {
  const lists = bySheet.get(sheet) ?? [];
  bySheet.set(sheet, lists);
  return lists;
}

/**
 * The rows as XML, one after the other.
 *
 * @param given the numbers of the looks of cells that exceljs was given, by their addresses
 * @param firstText the number that the first text of the list has in the table of texts
 */
export function* rowsXml(list: ListRows, given: ReadonlyMap<string, string>, firstText: number): Generator<string> {
  const { top, count, letters, content, looks, shownAt, lines, textNumbers } = list;
  const styles = shownAt.map((cell) => given.get(cell) ?? '0');
  for (let row = 0; row < count; row += 1) {
    const number = top + row;
    const high = lines[row] ?? 1;
    // A program that does not measure text would leave the row one line high.
    let xml = `<row r="${number}"${high > 1 ? ` ht="${heightOfLines(high)}" customHeight="1"` : ''}>`;
    for (const [column, letter] of letters.entries()) {
      const cell = row * letters.length + column;
      const style = styles[(looks[cell] ?? 0) >> 1] ?? '0';
      const text = textNumbers[cell] ?? noText;
      const address = `${letter}${number}`;
      xml +=
        text === noText
          ? numberXml(address, style, content(row, column))
          : textCellXml(address, style, firstText + text);
    }
    yield `${xml}</row>`;
  }
}

export type LinkedCell = { readonly cell: string; readonly href: string };

/** The cells that are links, in order. */
export function* linkedCells({ top, count, letters, content, looks, links }: ListRows): Generator<LinkedCell> {
  if (links === 0) return;
  for (let row = 0; row < count; row += 1) {
    for (const [column, letter] of letters.entries()) {
      if (!isLinkLook(looks[row * letters.length + column] ?? 0)) continue;
      const linked = content(row, column);
      if (typeof linked === 'object' && 'link' in linked) yield { cell: `${letter}${top + row}`, href: linked.link };
    }
  }
}

/** The number of the cell's style, and in the lowest bit whether the cell is a link. */
export function lookOf(style: number, isLink: boolean): number {
  return style * 2 + (isLink ? 1 : 0);
}

function isLinkLook(look: number): boolean {
  return look % 2 === 1;
}
