import type { Worksheet } from 'exceljs';
import type { Book } from './book.ts';
import { cellStyles, tileStyle } from './cell-styles.ts';
import { addInternalLink } from './internal-links.ts';
import { setUpPage } from './page-set-up.ts';
import { argb, palette } from './palette.ts';
import type { ChartRoom } from './report-charts/summary-charts.ts';
import { sheetNames } from './sheet-names.ts';
import { setUpGrid, writeSpan } from './summary-grid.ts';
import { writeHeading } from './summary-heading.ts';
import { writeCurrencies, writeStages, writeTimeToComplete } from './summary-lists.ts';
import { summaryTiles, type Tile } from './summary-tiles.ts';
import { writeTrust } from './write-trust.ts';

/** The first sheet: all that a reader in a hurry needs, on one screen and one page. @returns the room for its charts */
export function addSummarySheet({ workbook, report, links }: Book): ChartRoom {
  const sheet = workbook.addWorksheet(sheetNames.summary, {
    properties: { tabColor: argb(palette.brand), dyDescent: 0.25 },
  });
  setUpGrid(sheet);

  let row = writeHeading(sheet, report);
  for (const [column, to] of linksTo) addInternalLink(links, { sheet, address: `${column}${row}`, to });
  row = writeTiles(sheet, row + 2, summaryTiles(report)) + 1;
  const underStages = writeStages(sheet, row, report);
  const underTimes = writeTimeToComplete(sheet, row, report);
  const underCurrencies = writeCurrencies(sheet, underTimes + 1, report);
  writeTrust(sheet, Math.max(underStages, underCurrencies) + 1, report);
  const chartRoom = { sheet, top: sheet.rowCount + 2 };

  sheet.views = [{ state: 'normal', activeCell: 'A1', showGridLines: false, zoomScale: 90, zoomScaleNormal: 90 }];
  setUpPage(sheet, report, { onePage: true });
  return chartRoom;
}

/** Each in a column of its own, beside the gutter. */
const linksTo = [
  ['A', sheetNames.attention],
  ['B', sheetNames.movement],
  ['C', sheetNames.stages],
  ['D', sheetNames.clients],
  ['E', sheetNames.openCases],
  ['F', sheetNames.completedCases],
  ['H', sheetNames.trend],
  ['I', sheetNames.forecast],
  ['J', sheetNames.dataQuality],
  ['K', sheetNames.about],
] as const;

const tilesPerRow = 4;
const tileColumns = [1, 4, 8, 11];

function writeTiles(sheet: Worksheet, top: number, tiles: readonly Tile[]): number {
  tiles.forEach(({ label, figure, numFmt, note, beside }, index) => {
    const row = top + Math.floor(index / tilesPerRow) * 4;
    const first = tileColumns[index % tilesPerRow] ?? 1;
    const last = first + 2;
    const span = (offset: number, to = last) => ({ row: row + offset, first, last: to, what: label });
    const besideSpan = (offset: number) => ({ row: row + offset, first: last, last, what: label });
    if (beside === undefined) {
      writeSpan(sheet, span(0), label, cellStyles.tileLabel);
      writeSpan(sheet, span(1), figure, tileStyle(numFmt));
    } else {
      writeSpan(sheet, span(0, last - 1), label, cellStyles.tileLabelBeside);
      writeSpan(sheet, besideSpan(0), beside.label, cellStyles.tileLabel);
      writeSpan(sheet, span(1, last - 1), figure, tileStyle(numFmt, 'largeBeside'));
      writeSpan(sheet, besideSpan(1), beside.figure, tileStyle(beside.numFmt, 'small'));
    }
    writeSpan(sheet, span(2), note, cellStyles.tileNote);
    sheet.getRow(row).height = 17;
    sheet.getRow(row + 1).height = 27;
    sheet.getRow(row + 2).height = 27;
    sheet.getRow(row + 3).height = 6;
  });
  return top + Math.ceil(tiles.length / tilesPerRow) * 4 - 1;
}
