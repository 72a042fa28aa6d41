import type { Style, Worksheet } from 'exceljs';
import { listStyle, markedStyle } from '../cells/cell-styles.ts';
import { textIn } from '../cells/cell-xml.ts';
import { mostLinks } from '../cells/safe-link.ts';
import { wrappedLines } from '../cells/text-width.ts';
import { type CellContent, finite, type LinkedText } from '../cells/write-cell.ts';
import { contentWidth } from './column-width.ts';
import { type ColumnKind, isFigure, type ListColumn, numberFormatOf } from './list-column.ts';
import { listsOn, lookOf, noText } from './list-rows.ts';
import { TextNumbers } from './text-numbers.ts';

/** What was seen in each column on the way: how much room it needs, and what its numbers come to. */
export type WrittenColumn = { readonly widest: number; readonly sum: number };

/** A longer text goes over several lines, unless its column says otherwise. */
const widestText = 32;
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
  const seen = columns.map(() => ({ widest: 0, sum: 0 }));
  const letters = columns.map((_, index) => sheet.getColumn(index + 1).letter);
  const looks = new Uint16Array(rows.length * columns.length);
  const textNumbers = new Int32Array(rows.length * columns.length).fill(noText);
  const lines = new Uint8Array(rows.length).fill(1);
  const styles = columns.map(({ kind }) => stylesOf(kind));
  // By the style itself: cells that look the same have the very same one.
  const numberOfStyle = new Map<Partial<Style>, number>();
  const shownAt: string[] = [];
  const numbers = new TextNumbers();
  let textCells = 0;
  const lists = listsOn(sheet);
  const linksBefore = lists.reduce((sum, list) => sum + list.links, 0);
  let links = 0;
  rows.forEach((each, row) => {
    columns.forEach(({ heading, kind, value, mark, widest = widestText }, index) => {
      const content = value(each);
      const place = { sheet: sheet.name, column: heading };
      const isLink = isLinked(content) && linksBefore + links < mostLinks;
      if (isLink) links += 1;
      const text = textIn(content);
      if (text !== undefined) {
        textNumbers[row * columns.length + index] = numbers.numberOf(text);
        textCells += 1;
      }
      const high = kind === 'id' || text === undefined ? 1 : wrappedLines(text, widest);
      lines[row] = Math.min(mostLines, Math.max(lines[row] ?? 1, high));
      const plain = styles[index]?.(high > 1, isLink) ?? {};
      const colour = mark?.(each);
      const style = colour === undefined ? plain : markedStyle(plain, colour);
      const look = lookOf(numberOfStyle.get(style) ?? numberOfStyle.size, isLink);
      looks[row * columns.length + index] = look;
      if (!numberOfStyle.has(style)) {
        const cell = sheet.getCell(top + row, index + 1);
        cell.style = style;
        shownAt.push(cell.address);
        numberOfStyle.set(style, numberOfStyle.size);
      }
      const column = seen[index];
      if (column === undefined) return;
      column.widest = Math.max(column.widest, Math.min(widest, contentWidth(content, kind)));
      if (typeof content === 'number') column.sum += finite(content, place);
    });
  });
  // So that exceljs knows how far the sheet goes.
  if (rows.length > 0) sheet.getRow(top + rows.length - 1);
  const content = (row: number, column: number): CellContent => {
    const each = rows[row];
    return each === undefined ? undefined : columns[column]?.value(each);
  };
  const { texts } = numbers;
  const known = { looks, shownAt, lines, textNumbers };
  lists.push({ top, count: rows.length, letters, content, ...known, links, textCells, texts });
  return seen;
}

/** The styles that the cells of a column can have, looked up once and not for each cell. */
function stylesOf(kind: ColumnKind): (wrap: boolean, linked: boolean) => Partial<Style> {
  if (kind === 'id') {
    const style = listStyle({ align: 'fill', faint: true });
    return () => style;
  }
  const of = (wrap: boolean, linked: boolean) =>
    listStyle({ numFmt: numberFormatOf(kind), align: isFigure(kind) ? 'right' : 'left', wrap, linked });
  const [plain, link, wrapped, wrappedLink] = [of(false, false), of(false, true), of(true, false), of(true, true)];
  return (wrap, linked) => {
    if (wrap) return linked ? wrappedLink : wrapped;
    return linked ? link : plain;
  };
}

function isLinked(content: CellContent): content is LinkedText {
  return typeof content === 'object' && 'link' in content;
}
