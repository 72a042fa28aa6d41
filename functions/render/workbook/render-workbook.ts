import ExcelJS from 'exceljs';
import type { Report } from '../../analyse/report.ts';
import type { Book } from './book.ts';
import { keepCharactersWhole } from './cells/whole-characters.ts';
import { mostListRows } from './lists/within-sheet.ts';
import { describeWorkbook } from './package/describe-workbook.ts';
import { putRight } from './package/put-right.ts';
import { addAboutSheet } from './sheets/about/add-about-sheet.ts';
import { addDataQualitySheet } from './sheets/about/add-data-quality-sheet.ts';
import { addAttentionSheet } from './sheets/attention/add-attention-sheet.ts';
import { addClientsSheet } from './sheets/cases/add-clients-sheet.ts';
import { addCompletedCasesSheet } from './sheets/cases/add-completed-cases-sheet.ts';
import { addOpenCasesSheet } from './sheets/cases/add-open-cases-sheet.ts';
import { addForecastSheet } from './sheets/forecast/add-forecast-sheet.ts';
import { addMovementSheet } from './sheets/movement/add-movement-sheet.ts';
import { addStagesSheet } from './sheets/stages/add-stages-sheet.ts';
import { addSummarySheet } from './sheets/summary/add-summary-sheet.ts';
import { addSummaryCharts } from './sheets/summary/summary-charts.ts';
import { addTrendSheet } from './sheets/trend/add-trend-sheet.ts';

/**
 * The report as an Excel workbook (.xlsx). Everything it shows comes from the report; the same report gives the same
 * bytes. Source: design.md, section 9.
 *
 * @param about Casebook's version, for the About sheet; and the most rows that a sheet's lists may have
 * @throws Error if a figure of the report is not a finite number.
 */
export async function renderWorkbook(
  report: Report,
  { version, mostRows = mostListRows }: { readonly version: string; readonly mostRows?: number },
): Promise<Uint8Array> {
  keepCharactersWhole();
  const workbook = new ExcelJS.Workbook();
  describeWorkbook(workbook, report);
  const book: Book = { workbook, report, version, mostRows, links: [], bars: [], charts: [] };

  const chartRoom = addSummarySheet(book);
  addAttentionSheet(book);
  const bridge = addMovementSheet(book);
  const stages = addStagesSheet(book);
  addClientsSheet(book);
  addOpenCasesSheet(book);
  addCompletedCasesSheet(book);
  const trend = addTrendSheet(book);
  addForecastSheet(book);
  addDataQualitySheet(book);
  addAboutSheet(book);
  addSummaryCharts(book, chartRoom, { bridge, stages, ...trend });

  // Packed once, when all is put right.
  const written = await workbook.xlsx.writeBuffer({ zip: { compression: 'STORE' } });
  return putRight(new Uint8Array(written), book);
}
