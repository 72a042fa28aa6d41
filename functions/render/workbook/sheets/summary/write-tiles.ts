import type { Worksheet } from 'exceljs';
import { cellStyles, tileStyle } from '../../cells/cell-styles.ts';
import { writeSpan } from './summary-grid.ts';
import type { SummaryTile } from './summary-tiles.ts';

const tileColumns = [1, 4, 8, 11];
const columnsOfTile = 3;
/** Of label, figure and note, of how it stands to a target where one of the row has one, and of the gap under them, in points. */
const heights = { label: 15, figure: 24, note: 15, pace: 15, gap: 5 } as const;

/**
 * Writes the tiles, four to a row. A label and a note run on over the blank cells to their right; only the cells of a figure
 * and of how it stands to a target are joined.
 *
 * @returns the first row that is free
 */
export function writeTiles(sheet: Worksheet, top: number, tiles: readonly SummaryTile[]): number {
  let row = top;
  for (let from = 0; from < tiles.length; from += tileColumns.length) {
    const beside = tiles.slice(from, from + tileColumns.length);
    const hasPace = beside.some(({ pace }) => pace !== undefined);
    const { label, figure, note, pace, gap } = heights;
    const points = [label, figure, note, ...(hasPace ? [pace] : []), gap];
    beside.forEach((tile, index) => {
      writeTile(sheet, { row, column: tileColumns[index] ?? 1, lines: points.length - 1 }, tile);
    });
    points.forEach((each, offset) => {
      sheet.getRow(row + offset).height = each;
    });
    row += points.length;
  }
  return row;
}

/** Counted from nought. */
const [figureLine, paceLine] = [1, 3];

function writeTile(
  sheet: Worksheet,
  { row, column: first, lines }: { readonly row: number; readonly column: number; readonly lines: number },
  { label, figure, numFmt, note, pace, beside }: SummaryTile,
): void {
  const last = first + columnsOfTile - 1;
  const cell = (offset: number, column: number) => ({ row: row + offset, first: column, last: column, what: label });
  for (let column = first + 1; column <= last; column += 1) {
    for (let offset = 0; offset < lines; offset += 1) {
      if (offset !== figureLine && offset !== paceLine)
        writeSpan(sheet, cell(offset, column), undefined, cellStyles.tileLabelBeside);
    }
  }
  writeSpan(sheet, cell(0, first), label, cellStyles.tileLabel);
  writeSpan(sheet, { ...cell(1, first), last: beside === undefined ? last : last - 1 }, figure, tileStyle(numFmt));
  writeSpan(sheet, cell(2, first), note, cellStyles.tileNote);
  if (lines > paceLine) writeSpan(sheet, { ...cell(paceLine, first), last }, pace, cellStyles.tilePace);
  if (beside === undefined) return;
  writeSpan(sheet, cell(0, last), beside.label, cellStyles.tileLabelBeside);
  writeSpan(sheet, cell(1, last), beside.figure, tileStyle(beside.numFmt, 'beside'));
}
