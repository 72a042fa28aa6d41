import type { Worksheet } from 'exceljs';
import type { Report } from '../../../../analyse/report.ts';
import { relyQuestion } from '../../../words/first-screen/answer-in-short.ts';
import { trustFacts } from '../../../words/summary/trust-words.ts';
import { cellStyles } from '../../cells/cell-styles.ts';
import { halves, lastColumn, writeSection, writeSpan, writeWrapped } from './summary-grid.ts';

/** "Can I rely on this?": what was asked for and came, when and as whom, and what is wrong with the data. The rest is on About. @returns the first row that is free */
export function writeTrust(sheet: Worksheet, top: number, report: Report): number {
  writeSection(sheet, top, halves.right, relyQuestion);
  const facts = trustFacts(report);
  facts.forEach(([label, words], index) => {
    const row = top + 1 + index;
    writeSpan(sheet, { row, first: halves.right, last: halves.right }, label, cellStyles.label);
    writeWrapped(sheet, { row, first: halves.right + 1, last: lastColumn }, words, cellStyles.body);
  });
  return top + 1 + facts.length;
}
