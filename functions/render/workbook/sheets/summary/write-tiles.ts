import type { Worksheet } from 'exceljs';
import { cellStyles, tileStyle } from '../../cells/cell-styles.ts';
import { writeSpan } from './summary-grid.ts';
import type { SummaryTile } from './summary-tiles.ts';

const tileColumns = [1, 4, 8, 11];
const columnsOfTile = 3;
/** Of label, figure, note and the gap under them, in points. */
const heights = [15, 24, 15, 5];

/**
 * Writes the tiles, four to a row. A label and a note run on over the blank cells to their right; only the cells of a figure
 * have to be joined.
 *
 * @returns the first row that is free
 */
export function writeTiles(sheet: Worksheet, top: number, tiles: readonly SummaryTile[]): number {
  tiles.forEach((tile, index) => {
    const row = top + Math.floor(index / tileColumns.length) * heights.length;
    writeTile(sheet, { row, column: tileColumns[index % tileColumns.length] ?? 1 }, tile);
    heights.forEach((points, offset) => {
      sheet.getRow(row + offset).height = points;
    });
  });
  return top + Math.ceil(tiles.length / tileColumns.length) * heights.length;
}

function writeTile(
  sheet: Worksheet,
  { row, column: first }: { readonly row: number; readonly column: number },
  { label, figure, numFmt, note, beside }: SummaryTile,
): void {
  const last = first + columnsOfTile - 1;
  const cell = (offset: number, column: number) => ({ row: row + offset, first: column, last: column, what: label });
  for (let column = first + 1; column <= last; column += 1) {
    for (const offset of [0, 2]) writeSpan(sheet, cell(offset, column), undefined, cellStyles.tileLabelBeside);
  }
  writeSpan(sheet, cell(0, first), label, cellStyles.tileLabel);
  writeSpan(sheet, { ...cell(1, first), last: beside === undefined ? last : last - 1 }, figure, tileStyle(numFmt));
  writeSpan(sheet, cell(2, first), note, cellStyles.tileNote);
  if (beside === undefined) return;
  writeSpan(sheet, cell(0, last), beside.label, cellStyles.tileLabelBeside);
  writeSpan(sheet, cell(1, last), beside.figure, tileStyle(beside.numFmt, 'beside'));
}
