import type { Workbook } from 'exceljs';
import type { Report } from '../../../analyse/report.ts';
import { oneLine } from '../../words/one-line.ts';
import { periodInWords } from '../../words/period-in-words.ts';
import { holdable } from '../cells/cell-text.ts';

/** The file's properties: no person's name, no path, no clock. */
export function describeWorkbook(workbook: Workbook, report: Report): void {
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
