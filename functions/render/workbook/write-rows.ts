import type { Style, Worksheet } from 'exceljs';
import { listStyle, markedStyle } from './cell-styles.ts';
import { contentWidth } from './column-width.ts';
import { type ColumnKind, isFigure, type ListColumn, numberFormatOf } from './list-column.ts';
import { mostLinks } from './safe-link.ts';
import { heightOfLines, wrappedLines } from './text-width.ts';
import { type CellContent, type LinkedText, writeCell } from './write-cell.ts';

/** What was seen in each column on the way: how much room it needs, and what its numbers come to. */
export type WrittenColumn = { readonly widest: number; readonly sum: number };

/** A longer text goes over several lines, unless its column says otherwise. */
const widestText = 32;

/** Writes the rows of a list, the first into row `top`. */
export function writeRows<Row>(
  sheet: Worksheet,
  top: number,
  columns: readonly ListColumn<Row>[],
  rows: readonly Row[],
): WrittenColumn[] {
  const seen = columns.map(() => ({ widest: 0, sum: 0 }));
  const styles = columns.map(({ kind }) => stylesOf(kind));
  let links = 0;
  rows.forEach((each, offset) => {
    const row = sheet.getRow(top + offset);
    let lines = 1;
    columns.forEach(({ heading, kind, value, mark, widest = widestText }, index) => {
      let content = value(each);
      if (isLinked(content)) {
        links += 1;
        if (links > mostLinks) content = content.text;
      }
      const own = kind === 'id' ? 1 : wrappedLines(textOf(content), widest);
      lines = Math.max(lines, own);
      const style = styles[index]?.(own > 1, isLinked(content)) ?? {};
      const colour = mark?.(each);
      const look = colour === undefined ? style : markedStyle(style, colour);
      writeCell(row.getCell(index + 1), content, look, { sheet: sheet.name, column: heading });
      const column = seen[index];
      if (column === undefined) return;
      column.widest = Math.max(column.widest, Math.min(widest, contentWidth(content, kind)));
      if (typeof content === 'number') column.sum += content;
    });
    // A program that does not measure text would leave the row one line high.
    if (lines > 1) row.height = heightOfLines(lines);
  });
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

/** The text that a cell shows, if it shows one. */
function textOf(content: CellContent): string {
  if (typeof content === 'string') return content;
  return isLinked(content) ? content.text : '';
}

function isLinked(content: CellContent): content is LinkedText {
  return typeof content === 'object' && 'link' in content;
}
