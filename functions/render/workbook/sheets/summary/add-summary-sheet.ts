import type { Worksheet } from 'exceljs';
import type { Report } from '../../../../analyse/report.ts';
import { sentenceText } from '../../../words/format/sentence-text.ts';
import { inShort } from '../../../words/summary/summary-words.ts';
import type { Book } from '../../book.ts';
import { cellStyles } from '../../cells/cell-styles.ts';
import { argb } from '../../cells/palette.ts';
import { setUpPage } from '../../lists/page-set-up.ts';
import { sheetNames, tabColour } from '../../sheet-names.ts';
import type { ChartRoom } from './summary-charts.ts';
import { halves, setUpGrid, writeGap, writeSection, writeWrapped } from './summary-grid.ts';
import { writeHeading } from './summary-heading.ts';
import { writeCurrencies } from './summary-lists.ts';
import { summaryTiles } from './summary-tiles.ts';
import { writeActFirst } from './write-act-first.ts';
import { writeComparison } from './write-comparison.ts';
import { writeTiles } from './write-tiles.ts';
import { writeTrust } from './write-trust.ts';

/** The first sheet: all that a reader in a hurry needs, on one screen and one page. @returns where there is room for its charts */
export function addSummarySheet(book: Book): ChartRoom {
  const { workbook, report } = book;
  const name = sheetNames.summary;
  const sheet = workbook.addWorksheet(name, { properties: { tabColor: argb(tabColour(name)), dyDescent: 0.25 } });
  setUpGrid(sheet);

  const underHeading = writeGap(sheet, writeHeading(sheet, book));
  const top = writeActFirst(sheet, writeTiles(sheet, underHeading, summaryTiles(report)), report);
  const underSentences = writeSentences(sheet, top, report);
  const underComparison = writeComparison(sheet, underSentences, report);
  const underCurrencies = writeCurrencies(sheet, writeTrust(sheet, top, report), report);

  const zoom = 90;
  sheet.views = [
    {
      state: 'normal',
      activeCell: 'A1',
      showGridLines: false,
      showRowColHeaders: false,
      zoomScale: zoom,
      zoomScaleNormal: zoom,
    },
  ];
  setUpPage(sheet, report, { onePage: true });
  return { sheet, top: writeGap(sheet, Math.max(underComparison, underCurrencies)) };
}

/** @returns the first row that is free */
function writeSentences(sheet: Worksheet, top: number, { period, sentences }: Report): number {
  writeSection(sheet, top, halves.left, inShort(period));
  sentences.forEach((sentence, index) => {
    const span = { row: top + 1 + index, first: halves.left, last: halves.right - 2 };
    writeWrapped(sheet, span, sentenceText(sentence), cellStyles.body);
  });
  return top + 1 + sentences.length;
}
