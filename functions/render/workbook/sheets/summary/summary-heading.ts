import type { Worksheet } from 'exceljs';
import type { Report } from '../../../../analyse/report.ts';
import { postponedInWords } from '../../../words/calendar-words.ts';
import { formatCount, formatInstant } from '../../../words/format/format.ts';
import { periodInWords } from '../../../words/format/period-in-words.ts';
import { reasonsForCare } from '../../../words/reliance-words.ts';
import { narrowing } from '../../../words/workbook/narrowing.ts';
import type { Book } from '../../book.ts';
import { cellStyles } from '../../cells/cell-styles.ts';
import { addInternalLink } from '../../internal-links.ts';
import { sheetNames } from '../../sheet-names.ts';
import { lastColumn, writeSpan, writeWrapped } from './summary-grid.ts';

const mostGaps = 4;

/** Firm, period, as at, the way to every other sheet, and whatever the reader must know before the first figure. @returns the first row that is free */
export function writeHeading(sheet: Worksheet, { report, links }: Pick<Book, 'report' | 'links'>): number {
  const across = (row: number) => ({ row, first: 1, last: lastColumn });
  const cell = (row: number) => ({ row, first: 1, last: 1 });
  writeSpan(sheet, cell(1), report.firm, cellStyles.title);
  sheet.getRow(1).height = 25;
  writeSpan(
    sheet,
    cell(2),
    `Cases in ${report.period.kind === 'week' ? 'the ' : ''}${periodInWords(report.period)}, as at ${formatInstant(report.asAt, report.timezone)}`,
    cellStyles.subtitle,
  );
  const postponed = postponedInWords(report);
  const { gaps } = report.coverage;
  const more = gaps.length - mostGaps;
  const warnings = [
    ...(report.completeness === 'partial' ? ['PARTIAL: not all that was asked for could be read.'] : []),
    ...gaps.slice(0, mostGaps),
    ...(more > 0 ? [`${formatCount(more, 'more reason')}: see About.`] : []),
    ...(postponed === undefined ? [] : [postponed]),
    ...(report.periodUnfinished ? ['The period was not over: its counts are of the part before the as-at time.'] : []),
    ...narrowing(report),
    ...care(report),
  ];
  for (const [column, to] of linksTo) addInternalLink(links, { sheet, address: `${column}${linkRow}`, to });
  const top = linkRow + 1;
  warnings.forEach((text, index) => {
    writeWrapped(sheet, across(top + index), text, cellStyles.warning);
  });
  return top + warnings.length;
}

/** That the answer to "Can I rely on this?" is not a plain Yes. */
function care(report: Report): string[] {
  const reasons = reasonsForCare(report);
  if (report.reliance.verdict !== 'with-care' || reasons.length === 0) return [];
  const more = reasons.length - mostGaps;
  const rest = more > 0 ? [`${formatCount(more, 'more reason')} in the mail`] : [];
  return [`With care: ${[...reasons.slice(0, mostGaps), ...rest].join('. ')}.`];
}

const linkRow = 3;

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
