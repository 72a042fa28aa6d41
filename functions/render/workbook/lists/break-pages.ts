import type { Worksheet } from 'exceljs';
import { heightOfLines } from '../cells/text-width.ts';
import { listsOn } from './list-rows.ts';

/** Rows that belong together on paper: a title, what is said under it, and a list or a chart. */
export type PrintBlock = { readonly first: number; readonly last: number };

/* In points. A4 landscape less its margins, see `setUpPage`. */
const pageWidth = 842 - 0.8 * 72;
const pageHeight = 595 - 1.1 * 72;
const usualHeight = 15;
/** Of a digit of the file's font. */
const digit = 5.25;
/** In digits, of a column that nothing has set. */
const usualWidth = 9;
/** Programs differ a little in how high they draw a row. */
const leeway = 0.93;

/**
 * Begins a new page before a block that would not fit on what is left of the one before, so that no head stands alone at
 * the foot of a page and no list begins among the rows of another that went over several pages.
 *
 * @param repeated the rows from the first on that stand on every page
 * @param columns so many are printed, one page wide
 */
export function breakPages(
  sheet: Worksheet,
  { blocks, repeated, columns }: { blocks: readonly PrintBlock[]; repeated: number; columns: number },
): void {
  const [start] = blocks;
  if (start === undefined) return;
  const widths = Array.from({ length: columns }, (_, index) => sheet.getColumn(index + 1).width ?? usualWidth);
  const scale = Math.min(1, pageWidth / (widths.reduce((sum, width) => sum + width, 0) * digit));
  const room = (pageHeight / scale) * leeway;
  const heightOf = createHeights(sheet);
  const head = heightOf({ first: 1, last: repeated });
  let used = start.first === 1 ? 0 : heightOf({ first: 1, last: start.first - 1 });
  for (const block of blocks) {
    const height = heightOf(block);
    const isFirst = block === start;
    if (!isFirst && used + height > room) {
      sheet.getRow(block.first - 1).addPageBreak();
      used = head;
    }
    // What follows a block of several pages begins on a page of its own.
    used = used + height > room ? room : used + height;
  }
}

function createHeights(sheet: Worksheet): (rows: PrintBlock) => number {
  const lists = listsOn(sheet);
  const heightOfRow = (row: number) => {
    const list = lists.find(({ top, count }) => row >= top && row < top + count);
    const lines = list?.lines[row - list.top] ?? 1;
    return lines > 1 ? heightOfLines(lines) : (sheet.findRow(row)?.height ?? usualHeight);
  };
  return ({ first, last }) => {
    let height = 0;
    for (let row = first; row <= last; row += 1) height += heightOfRow(row);
    return height;
  };
}
