import type { Worksheet } from 'exceljs';
import { textIn } from '../cells/cell-xml.ts';
import { mostLinks } from '../cells/safe-link.ts';
import type { CellContent, LinkedText } from '../cells/write-cell.ts';
import { ColumnStyles, ShownStyles } from './column-styles.ts';
import type { ListColumn } from './list-column.ts';
import { type Holding, holds, listsOn, lookOf } from './list-rows.ts';
import { SeenColumn, type WrittenColumn } from './seen-column.ts';
import { TextNumbers } from './text-numbers.ts';

/** More than the highest row has. */
const mostLines = 255;

/**
 * Looks through the rows of a list, the first of which is the sheet's row `top`, and leaves them to be written with the
 * file (`ListRows`).
 *
 * @throws Error if a number is not finite.
 */
export function writeRows<Row>(
  sheet: Worksheet,
  top: number,
  columns: readonly ListColumn<Row>[],
  rows: readonly Row[],
): WrittenColumn[] {
  const letters = columns.map((_, index) => sheet.getColumn(index + 1).letter);
  const shown = new ShownStyles(sheet);
  const drawn = columns.map(({ value, mark = unmarked, ...column }, index) => ({
    value,
    mark,
    isId: column.kind === 'id',
    seen: new SeenColumn(column, { sheet: sheet.name, rows: rows.length }),
    styles: new ColumnStyles(column.kind, index + 1, shown),
  }));
  const looks = new Uint16Array(rows.length * columns.length);
  const values = new Float64Array(rows.length * columns.length);
  const lines = new Uint8Array(rows.length);
  const formulas = new Map<number, string>();
  const [linked, hrefs]: [number[], string[]] = [[], []];
  const texts = new TextNumbers();
  const lists = listsOn(sheet);
  const linksLeft = mostLinks - lists.reduce((sum, list) => sum + list.linked.length, 0);
  let [cell, textCells] = [0, 0];
  rows.forEach((each, row) => {
    let high = 1;
    for (const { value, mark, isId, seen, styles } of drawn) {
      const content = value(each);
      const isLink = isLinked(content) && linked.length < linksLeft;
      if (isLink) {
        linked.push(cell);
        hrefs.push(content.link);
      }
      const text = textIn(content);
      const number =
        text === undefined ? seen.seeNumber(content) : isId ? texts.numberAnew(text) : texts.numberOf(text);
      if (number !== undefined) values[cell] = number;
      const ownLines = text === undefined || number === undefined ? 1 : seen.seeText(text, number, texts);
      if (ownLines > high) high = ownLines;
      if (text !== undefined) textCells += 1;
      const isFormula = typeof content === 'object' && 'formula' in content;
      if (isFormula) formulas.set(cell, content.formula);
      const style = styles.numberOf(top + row, ownLines > 1, isLink, mark(each));
      looks[cell] = lookOf(style, heldBy(text, number, isFormula));
      cell += 1;
    }
    lines[row] = Math.min(mostLines, high);
  });
  // So that exceljs knows how far the sheet goes.
  if (rows.length > 0) sheet.getRow(top + rows.length - 1);
  const known = { looks, values, formulas, shownAt: shown.shownAt, lines, linked, hrefs };
  lists.push({ top, count: rows.length, letters, ...known, textCells, texts: texts.texts });
  return drawn.map(({ seen }) => seen.written);
}

function unmarked(): undefined {}

function heldBy(text: string | undefined, number: number | undefined, isFormula: boolean): Holding {
  if (text !== undefined) return holds.text;
  if (isFormula) return holds.formula;
  return number === undefined ? holds.nothing : holds.number;
}

function isLinked(content: CellContent): content is LinkedText {
  return typeof content === 'object' && 'link' in content;
}
