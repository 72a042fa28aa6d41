import ExcelJS from 'exceljs';
import type { Report } from '../../analyse/report.ts';
import { addAboutSheet } from './add-about-sheet.ts';
import { addAttentionSheet } from './add-attention-sheet.ts';
import { addClientsSheet } from './add-clients-sheet.ts';
import { addCompletedCasesSheet } from './add-completed-cases-sheet.ts';
import { addDataQualitySheet } from './add-data-quality-sheet.ts';
import { addForecastSheet } from './add-forecast-sheet.ts';
import { addMovementSheet } from './add-movement-sheet.ts';
import { addOpenCasesSheet } from './add-open-cases-sheet.ts';
import { addStagesSheet } from './add-stages-sheet.ts';
import { addSummarySheet } from './add-summary-sheet.ts';
import { addTrendSheet } from './add-trend-sheet.ts';
import type { Book } from './book.ts';
import { describeWorkbook } from './describe-workbook.ts';
import { putRight } from './put-right.ts';
import { addSummaryCharts } from './report-charts/summary-charts.ts';
import { keepCharactersWhole } from './whole-characters.ts';
import { mostListRows } from './within-sheet.ts';

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
