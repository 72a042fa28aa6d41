import type { Style, Worksheet } from 'exceljs';
import { listStyle } from './cell-styles.ts';
import { contentWidth, widestText } from './column-width.ts';
import { type ColumnKind, isFigure, type ListColumn, numberFormatOf } from './list-column.ts';
import { mostLinks } from './safe-link.ts';
import { heightOfLines, wrappedLines } from './text-width.ts';
import { type CellContent, type LinkedText, writeCell } from './write-cell.ts';

/** What was seen in each column on the way: how much room it needs, and what its numbers come to. */
export type WrittenColumn = { readonly widest: number; readonly sum: number };

/** Writes the rows of a list, the first into row `top`. */
export function writeRows<Row>(
  sheet: Worksheet,
  top: number,
  columns: readonly ListColumn<Row>[],
  rows: readonly Row[],
): WrittenColumn[] {
  const seen = columns.map(() => ({ widest: 0, sum: 0 }));
  let links = 0;
  rows.forEach((each, offset) => {
    const row = sheet.getRow(top + offset);
    let lines = 1;
    columns.forEach(({ heading, kind, value }, index) => {
      let content = value(each);
      if (isLinked(content)) {
        links += 1;
        if (links > mostLinks) content = content.text;
      }
      writeCell(row.getCell(index + 1), content, styleFor(kind, content), { sheet: sheet.name, column: heading });
      const column = seen[index];
      if (column === undefined) return;
      column.widest = Math.max(column.widest, contentWidth(content, kind));
      if (typeof content === 'number') column.sum += content;
      lines = Math.max(lines, kind === 'id' ? 1 : wrappedLines(textOf(content), widestText));
    });
    // A program that does not measure text would leave the row one line high.
    if (lines > 1) row.height = heightOfLines(lines);
  });
  return seen;
}

function styleFor(kind: ColumnKind, content: CellContent): Partial<Style> {
  if (kind === 'id') return listStyle({ align: 'fill', faint: true });
  return listStyle({
    numFmt: numberFormatOf(kind),
    align: isFigure(kind) ? 'right' : 'left',
    wrap: wrappedLines(textOf(content), widestText) > 1,
    linked: isLinked(content),
  });
}

/** The text that a cell shows, if it shows one. */
function textOf(content: CellContent): string {
  if (typeof content === 'string') return content;
  return isLinked(content) ? content.text : '';
}

function isLinked(content: CellContent): content is LinkedText {
  return typeof content === 'object' && 'link' in content;
}
