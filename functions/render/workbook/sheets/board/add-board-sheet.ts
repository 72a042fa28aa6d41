import type { Worksheet } from 'exceljs';
import type { Report } from '../../../../analyse/report.ts';
import { comparisonNotes } from '../../../words/comparison-words.ts';
import { sentenceText } from '../../../words/format/sentence-text.ts';
import { summaryWarnings } from '../../../words/summary/summary-words.ts';
import { boardAbout, boardFacts, boardTitle, boardTitles, forecastNote } from '../../../words/workbook/board-words.ts';
import type { Book } from '../../book.ts';
import { cellStyles } from '../../cells/cell-styles.ts';
import { argb } from '../../cells/palette.ts';
import { addInternalLink } from '../../internal-links.ts';
import { setUpPage } from '../../lists/page-set-up.ts';
import { mainCurrency } from '../../report-charts/main-currency.ts';
import { sheetNames, tabColour } from '../../sheet-names.ts';
import {
  halves,
  lastColumn,
  setUpGrid,
  writeGap,
  writeSection,
  writeSpan,
  writeWrapped,
} from '../summary/summary-grid.ts';
import { type BoardRoom, boardChartRows } from './board-charts.ts';
import { writeBoardFlow } from './board-flow.ts';
import { writeBoardForecasts } from './board-forecasts.ts';
import { writeBoardService } from './board-service.ts';
import { writeBoardShares } from './board-shares.ts';

/** A month on two pages, for those who see nothing else of it; a report on a week has none. @returns where there is room for its charts */
export function addBoardSheet({ workbook, report, links }: Book): BoardRoom | undefined {
  const { board } = report;
  if (board === undefined) return undefined;
  const name = sheetNames.board;
  const sheet = workbook.addWorksheet(name, { properties: { tabColor: argb(tabColour(name)), dyDescent: 0.25 } });
  setUpGrid(sheet);
  const currency = mainCurrency(report) ?? 'GBP';
  const titles = boardTitles(currency);

  writeSpan(sheet, { row: 1, first: 1, last: lastColumn }, boardTitle(report), cellStyles.title);
  sheet.getRow(1).height = 25;
  writeWrapped(sheet, { row: 2, first: 1, last: lastColumn }, boardAbout(report), cellStyles.body);
  addInternalLink(links, { sheet, address: 'A3', to: sheetNames.summary }, `Back to ${sheetNames.summary}`);
  const underWarnings = writeLines(sheet, 4, summaryWarnings(report), cellStyles.warning);
  writeSection(sheet, underWarnings, halves.left, titles.short);
  const sentences = report.sentences.map((each) => sentenceText(each));
  const top = writeLines(sheet, underWarnings + 1, sentences, cellStyles.body);

  writeSection(sheet, top, halves.left, titles.flow);
  writeSection(sheet, top, halves.right, titles.forecast);
  const underFlow = writeBoardFlow(sheet, top + 1, report);
  const underForecasts = writeBoardForecasts(sheet, top + 1, report);
  const notes = Math.max(underFlow, underForecasts);
  const note = (first: number, last: number, words: string) =>
    writeWrapped(sheet, { row: notes, first, last }, words, cellStyles.label);
  note(halves.left, halves.right - 2, comparisonNotes(report).join(' '));
  note(halves.right, lastColumn, forecastNote(report));
  const chartTop = writeGap(sheet, notes + 1);

  const chartRows = boardChartRows(sheet, chartTop);
  const second = chartTop + chartRows;
  sheet.getRow(second - 1).addPageBreak();
  writeSection(sheet, second, halves.left, titles.types);
  writeSection(sheet, second, halves.right, titles.people);
  const place = { row: second + 1, currency, tellsLost: report.lost !== undefined };
  const underTypes = writeBoardShares(sheet, { ...place, first: halves.left, what: 'type' }, board.types);
  const underPeople = writeBoardShares(sheet, { ...place, first: halves.right, what: 'person' }, board.people);
  // A row between, which may be one of the people's.
  writeSection(sheet, underTypes + 1, halves.left, titles.service);
  const underService = writeBoardService(sheet, underTypes + 2, report);
  const last = writeGap(sheet, Math.max(underService, underPeople));
  writeSection(sheet, last, halves.left, titles.facts);
  writeFacts(sheet, last + 1, report);

  sheet.views = [{ state: 'normal', activeCell: 'A1', showGridLines: false, zoomScale: 90, zoomScaleNormal: 90 }];
  setUpPage(sheet, report, { columns: lastColumn });
  return { sheet, top: chartTop, rows: chartRows, currency };
}

/** Each on a row across the page. @returns the first row that is free */
function writeLines(
  sheet: Worksheet,
  top: number,
  lines: readonly string[],
  style: (typeof cellStyles)[keyof typeof cellStyles],
): number {
  lines.forEach((line, index) => {
    writeWrapped(sheet, { row: top + index, first: 1, last: lastColumn }, line, style);
  });
  return top + lines.length;
}

function writeFacts(sheet: Worksheet, top: number, report: Report): void {
  boardFacts(report).forEach(([label, words], index) => {
    const row = top + index;
    writeSpan(sheet, { row, first: 1, last: 1 }, label, cellStyles.label);
    writeWrapped(sheet, { row, first: 2, last: lastColumn }, words, cellStyles.body);
  });
}
