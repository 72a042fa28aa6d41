import type { Workbook } from 'exceljs';
import FrameWorkbook from 'exceljs/lib/doc/workbook.js';
import type { Report } from '../../analyse/report.ts';
import { oneLine } from '../words/format/one-line.ts';
import { periodInWords } from '../words/format/period-in-words.ts';
import type { Book } from './book.ts';
import { holdable } from './cells/cell-text.ts';
import { mostListRows } from './lists/within-sheet.ts';
import { exceljsParts } from './package/exceljs-parts.ts';
import { putRight } from './package/put-right.ts';
import { addAboutSheet } from './sheets/about/add-about-sheet.ts';
import { addDataQualitySheet } from './sheets/about/add-data-quality-sheet.ts';
import { addAttentionSheet } from './sheets/attention/add-attention-sheet.ts';
import { addBoardSheet } from './sheets/board/add-board-sheet.ts';
import { addBoardCharts } from './sheets/board/board-charts.ts';
import { addClientsSheet } from './sheets/cases/add-clients-sheet.ts';
import { addCompletedCasesSheet } from './sheets/cases/add-completed-cases-sheet.ts';
import { addOpenCasesSheet } from './sheets/cases/add-open-cases-sheet.ts';
import { addForecastSheet } from './sheets/forecast/add-forecast-sheet.ts';
import { addMovementSheet } from './sheets/movement/add-movement-sheet.ts';
import { addPeopleSheet } from './sheets/people/add-people-sheet.ts';
import { addServiceSheet } from './sheets/service/add-service-sheet.ts';
import { addStagesSheet } from './sheets/stages/add-stages-sheet.ts';
import { addSummarySheet } from './sheets/summary/add-summary-sheet.ts';
import { addSummaryCharts } from './sheets/summary/summary-charts.ts';
import { addTimelinessSheet } from './sheets/timeliness/add-timeliness-sheet.ts';
import { addTrendSheet } from './sheets/trend/add-trend-sheet.ts';

/**
 * The report as an Excel workbook (.xlsx). Everything it shows comes from the report; the same report gives the same
 * bytes. Source: docs/design.md, section 9.
 *
 * @param about Casebook's version, for the About sheet; and the most rows that a sheet's lists may have
 * @throws Error if a figure of the report is not a finite number.
 */
export async function renderWorkbook(
  report: Report,
  { version, mostRows = mostListRows }: { readonly version: string; readonly mostRows?: number },
): Promise<Uint8Array> {
  const workbook = new FrameWorkbook();
  describeWorkbook(workbook, report);
  const book: Book = { workbook, report, version, mostRows, links: [], bars: [], charts: [] };

  const chartRoom = addSummarySheet(book);
  addAttentionSheet(book);
  const bridge = addMovementSheet(book);
  const boardRoom = addBoardSheet(book);
  const stages = addStagesSheet(book);
  addClientsSheet(book);
  addPeopleSheet(book);
  addOpenCasesSheet(book);
  addCompletedCasesSheet(book);
  const spans = addTrendSheet(book);
  addServiceSheet(book);
  addTimelinessSheet(book);
  addForecastSheet(book);
  addDataQualitySheet(book);
  addAboutSheet(book);
  addSummaryCharts(book, chartRoom, { bridge, stages });
  addBoardCharts(book, boardRoom, spans);

  return putRight(await exceljsParts(workbook), book);
}

/** The file's properties: no person's name, no path, no clock. */
function describeWorkbook(workbook: Workbook, report: Report): void {
  const at = new Date(report.asAt);
  workbook.creator = 'Casebook';
  workbook.lastModifiedBy = 'Casebook';
  workbook.created = at;
  workbook.modified = at;
  // exceljs writes it, and leaves it out of its types.
  Object.assign(workbook, { language: 'en-GB' });
  workbook.title = oneLine(holdable(`${report.firm} cases, ${periodInWords(report.period)}`));
  workbook.subject = oneLine(holdable(report.run));
  // As wide as a laptop's screen, and open at the first sheet.
  workbook.views = [{ x: 0, y: 0, width: 28_800, height: 16_200, firstSheet: 0, activeTab: 0, visibility: 'visible' }];
}
