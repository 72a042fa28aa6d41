import type { Worksheet } from 'exceljs';
import { cellXml, textIn } from '../cells/cell-xml.ts';
import { heightOfLines } from '../cells/text-width.ts';
import type { CellContent } from '../cells/write-cell.ts';
import { TextNumbers } from './text-numbers.ts';

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
  /** How many cells hold a text, and how many texts these are in the table of texts. */
  readonly textCells: number;
  readonly texts: number;
};

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
  const { top, count, letters, content, looks, shownAt, lines } = list;
  const styles = shownAt.map((cell) => given.get(cell) ?? '0');
  const numbers = new TextNumbers(firstText);
  const numberOfText = (text: string) => numbers.numberOf(text);
  for (let row = 0; row < count; row += 1) {
    const number = top + row;
    const high = lines[row] ?? 1;
    // A program that does not measure text would leave the row one line high.
    let xml = `<row r="${number}"${high > 1 ? ` ht="${heightOfLines(high)}" customHeight="1"` : ''}>`;
    for (const [column, letter] of letters.entries()) {
      const style = styles[(looks[row * letters.length + column] ?? 0) >> 1] ?? '0';
      xml += cellXml(`${letter}${number}`, style, content(row, column), numberOfText);
    }
    yield `${xml}</row>`;
  }
}

/** The texts of the list as the table of texts has them, in the order of their numbers; each as it was given. */
export function* newTexts({ count, letters, content }: ListRows): Generator<string> {
  const numbers = new TextNumbers();
  for (let row = 0; row < count; row += 1) {
    for (const column of letters.keys()) {
      const text = textIn(content(row, column));
      if (text !== undefined && numbers.next === numbers.numberOf(text)) yield text;
    }
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
