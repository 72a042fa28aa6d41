import type { Worksheet } from 'exceljs';
import { escapeXml } from '../cells/cell-xml.ts';
import { heightOfLines } from '../cells/text-width.ts';
import { inBytes, type XmlBytes } from '../cells/xml-bytes.ts';

/**
 * The rows of a list, which go straight into the file: exceljs takes half a kilobyte of memory for a cell, and a large
 * firm has millions of them. Of each look exceljs is shown the first cell that has it, blank, and gives it its number.
 * The texts follow those that exceljs has in its table of texts. Cells are counted from 0, row by row.
 */
export type ListRows = {
  /** The sheet's number of the first row. */
  readonly top: number;
  readonly count: number;
  /** The letters of each column. */
  readonly letters: readonly string[];
  /** Of each cell, the number of its style and what it holds: see `lookOf`. */
  readonly looks: Uint16Array;
  /** Of each cell, which of `texts` it holds, or what number. */
  readonly values: Float64Array;
  /** Of those cells that have one, by the cell. */
  readonly formulas: ReadonlyMap<number, string>;
  /** Of each style, by its number, the cell that showed it to exceljs. */
  readonly shownAt: readonly string[];
  /** Of each row, on how many lines it stands. */
  readonly lines: Uint8Array;
  /** The cells that are links, in order, and where each leads. */
  readonly linked: readonly number[];
  readonly hrefs: readonly string[];
  /** How many cells hold a text. */
  readonly textCells: number;
  /** The texts of the list as the table of texts has them, in order; each as it was given. */
  readonly texts: readonly string[];
};

/** What a cell holds. */
export const holds = { nothing: 0, text: 1, number: 2, formula: 3 } as const;
export type Holding = (typeof holds)[keyof typeof holds];

const bySheet = new WeakMap<Worksheet, ListRows[]>();

/** The lists on a sheet, from the top; whoever writes a list adds it. An exceljs sheet has no place for them. */
export function listsOn(sheet: Worksheet): ListRows[] {
  const lists = bySheet.get(sheet) ?? [];
  bySheet.set(sheet, lists);
  return lists;
}

/**
 * Writes the rows as XML, one after the other. Source: ECMA-376 part 1, 18.3.1.4 (CT_Cell). A text stands there by its
 * number in the workbook's table of texts: not every program shows one that stands in the cell itself.
 *
 * @param given the numbers of the looks of cells that exceljs was given, by their addresses
 * @param firstText the number that the first text of the list has in the table of texts
 */
export function* writeRowsXml(
  out: XmlBytes,
  list: ListRows,
  { given, firstText }: { readonly given: ReadonlyMap<string, string>; readonly firstText: number },
): Generator<undefined> {
  const { top, count, letters, shownAt, lines } = list;
  const bytes = {
    starts: letters.map((letter) => inBytes(`<c r="${letter}`)),
    // By the look.
    middles: shownAt.flatMap((cell) => {
      const start = `" s="${given.get(cell) ?? '0'}"`;
      return [`${start}/>`, `${start} t="s"><v>`, `${start}><v>`, `${start}><f>`].map(inBytes);
    }),
  };
  for (let row = 0; row < count; row += 1) {
    const high = lines[row] ?? 1;
    // A program that does not measure text would leave the row one line high.
    out.numberBetween(rowStart, top + row, high > 1 ? highRow(high) : usualRow);
    writeCells(out, list, row, bytes, firstText);
    out.bytes(rowEnd);
    if (out.isEnough) yield;
  }
}

type CellBytes = { readonly starts: readonly Uint8Array[]; readonly middles: readonly Uint8Array[] };

/** Of one row. Apart from what pauses between rows, since V8 makes plain functions fast. */
function writeCells(
  out: XmlBytes,
  { top, looks, values, formulas }: ListRows,
  row: number,
  { starts, middles }: CellBytes,
  firstText: number,
): void {
  for (let column = 0; column < starts.length; column += 1) {
    const cell = row * starts.length + column;
    const look = looks[cell] ?? 0;
    const held = look % kinds;
    out.numberBetween(starts[column] ?? nothing, top + row, middles[look] ?? nothing);
    if (held === holds.nothing) continue;
    const value = values[cell] ?? 0;
    const formula = held === holds.formula ? inBytes(`${escapeXml(formulas.get(cell) ?? '')}</f><v>`) : nothing;
    out.numberBetween(formula, held === holds.text ? firstText + value : value, cellEnd);
  }
}

const rowStart = inBytes('<row r="');
const usualRow = inBytes('">');
const highRow = (lines: number) => inBytes(`" ht="${heightOfLines(lines)}" customHeight="1">`);
const rowEnd = inBytes('</row>');
const cellEnd = inBytes('</v></c>');
const nothing = inBytes('');

const kinds = 4;

/** What a cell looks like, by the number of its style, and what it holds. */
export function lookOf(style: number, held: Holding): number {
  return style * kinds + held;
}
