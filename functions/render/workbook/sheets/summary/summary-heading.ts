import type { Worksheet } from 'exceljs';
import { aboutInWords, summaryWarnings } from '../../../words/summary/summary-words.ts';
import type { Book } from '../../book.ts';
import { cellStyles } from '../../cells/cell-styles.ts';
import { addInternalLink } from '../../internal-links.ts';
import { sheetNames } from '../../sheet-names.ts';
import { lastColumn, writeSpan, writeWrapped } from './summary-grid.ts';

/** Firm, period, as at, the way to every other sheet, and whatever the reader must know before the first figure. @returns the first row that is free */
export function writeHeading(sheet: Worksheet, { report, links }: Pick<Book, 'report' | 'links'>): number {
  const across = (row: number) => ({ row, first: 1, last: lastColumn });
  const cell = (row: number) => ({ row, first: 1, last: 1 });
  writeSpan(sheet, cell(1), report.firm, cellStyles.title);
  sheet.getRow(1).height = 25;
  writeSpan(sheet, cell(2), aboutInWords(report), cellStyles.subtitle);
  const warnings = summaryWarnings(report);
  // That sheet is there only where the settings name a target.
  const there = linksTo.filter(([, to]) => to !== sheetNames.service || report.service !== undefined);
  for (const [column, to] of there) addInternalLink(links, { sheet, address: `${column}${linkRow}`, to });
  const own = [
    ...(report.board === undefined ? [] : [sheetNames.board]),
    ...(report.timeliness === undefined ? [] : [sheetNames.timeliness]),
  ];
  own.forEach((to, index) => {
    addInternalLink(links, { sheet, address: `${columnsOfOwn[index]}${linkRow + 1}`, to });
  });
  const top = linkRow + (own.length === 0 ? 1 : 2);
  warnings.forEach((text, index) => {
    writeWrapped(sheet, across(top + index), text, cellStyles.warning);
  });
  return top + warnings.length;
}

const linkRow = 3;
/** Of the links to sheets that only a month, or some settings, bring. */
const columnsOfOwn = ['A', 'B'] as const;

/** Each in a column of its own, beside the gutter. */
const linksTo = [
  ['A', sheetNames.attention],
  ['B', sheetNames.movement],
  ['C', sheetNames.stages],
  ['D', sheetNames.clients],
  ['E', sheetNames.people],
  ['F', sheetNames.openCases],
  ['H', sheetNames.completedCases],
  ['I', sheetNames.trend],
  ['J', sheetNames.service],
  ['K', sheetNames.forecast],
  ['L', sheetNames.dataQuality],
  ['M', sheetNames.about],
] as const;
