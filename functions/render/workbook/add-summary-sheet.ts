import type { Worksheet } from 'exceljs';
import type { Book } from './book.ts';
import { cellStyles, tileStyle } from './cell-styles.ts';
import { addInternalLink } from './internal-links.ts';
import { setUpPage } from './page-set-up.ts';
import { argb, palette } from './palette.ts';
import { sheetNames } from './sheet-names.ts';
import { setUpGrid, writeSpan } from './summary-grid.ts';
import { writeHeading } from './summary-heading.ts';
import { writeCurrencies, writeStages, writeTimeToComplete } from './summary-lists.ts';
import { summaryTiles, type Tile } from './summary-tiles.ts';
import { writeTrust } from './write-trust.ts';

/** The first sheet: all that a reader in a hurry needs, on one screen and one page. */
export function addSummarySheet({ workbook, report, links }: Book): void {
  const sheet = workbook.addWorksheet(sheetNames.summary, {
    properties: { tabColor: argb(palette.brand), dyDescent: 0.25 },
  });
  setUpGrid(sheet);

  let row = writeHeading(sheet, report);
  [
    { address: `A${row}`, to: sheetNames.stages },
    { address: `B${row}`, to: sheetNames.clients },
    { address: `C${row}`, to: sheetNames.openCases },
    { address: `D${row}`, to: sheetNames.completedCases },
    { address: `F${row}`, to: sheetNames.dataQuality },
    { address: `H${row}`, to: sheetNames.about },
  ].forEach(({ address, to }) => {
    addInternalLink(links, { sheet, address, to });
  });
  row = writeTiles(sheet, row + 2, summaryTiles(report)) + 1;
  const underStages = writeStages(sheet, row, report);
  const underTimes = writeTimeToComplete(sheet, row, report);
  const underCurrencies = writeCurrencies(sheet, underTimes + 1, report);
  writeTrust(sheet, Math.max(underStages, underCurrencies) + 1, report);

  sheet.views = [{ state: 'normal', activeCell: 'A1', showGridLines: false, zoomScale: 90, zoomScaleNormal: 90 }];
  setUpPage(sheet, report, { onePage: true });
}

const tilesPerRow = 4;
const tileColumns = [1, 4, 8, 11];

function writeTiles(sheet: Worksheet, top: number, tiles: readonly Tile[]): number {
  tiles.forEach(({ label, figure, numFmt, note }, index) => {
    const row = top + Math.floor(index / tilesPerRow) * 4;
    const first = tileColumns[index % tilesPerRow] ?? 1;
    const span = (offset: number) => ({ row: row + offset, first, last: first + 2, what: label });
    writeSpan(sheet, span(0), label, cellStyles.tileLabel);
    writeSpan(sheet, span(1), figure, tileStyle(numFmt));
    writeSpan(sheet, span(2), note, cellStyles.tileNote);
    sheet.getRow(row).height = 17;
    sheet.getRow(row + 1).height = 27;
    sheet.getRow(row + 2).height = 27;
    sheet.getRow(row + 3).height = 6;
  });
  return top + Math.ceil(tiles.length / tilesPerRow) * 4 - 1;
}
