import type { Worksheet } from 'exceljs';
import type { Report } from '../../../../analyse/report.ts';
import {
  accountInWords,
  casesReceivedInWords,
  clientsReadInWords,
  visibilityInWords,
} from '../../../words/coverage-in-words.ts';
import { faultInWords } from '../../../words/fault-in-words.ts';
import { formatCount, formatInstant, formatNumber, formatShare } from '../../../words/format/format.ts';
import { ageOfDataInWords, agreementInWords, cautionInWords } from '../../../words/reliance-words.ts';
import { notReadInWords } from '../../../words/workbook/not-read-words.ts';
import { cellStyles } from '../../cells/cell-styles.ts';
import { halves, lastColumn, writeSection, writeSpan, writeWrapped } from './summary-grid.ts';

type Fact = readonly [label: string, words: string];

function fact(words: string | undefined, label: string): Fact[] {
  return words === undefined ? [] : [[label, words]];
}

// The doubts, with their sizes, stand at the head of the sheet.
function takeCare({ reliance: { cautions } }: Report): string | undefined {
  const words = cautions.flatMap((each) => cautionInWords(each) ?? []);
  return words.length === 0 ? undefined : words.join('. ');
}

/** "Can I rely on this?": what was asked for and came, when and as whom, and what is wrong with the data. The rest is on About. @returns the first row that is free */
export function writeTrust(sheet: Worksheet, top: number, report: Report): number {
  writeSection(sheet, top, halves.right, 'Can I rely on this?');
  const facts = trustFacts(report);
  facts.forEach(([label, words], index) => {
    const row = top + 1 + index;
    writeSpan(sheet, { row, first: halves.right, last: halves.right }, label, cellStyles.label);
    writeWrapped(sheet, { row, first: halves.right + 1, last: lastColumn }, words, cellStyles.body);
  });
  return top + 1 + facts.length;
}

function trustFacts(report: Report): Fact[] {
  const { coverage, completeness, reliance, timezone } = report;
  const notRead = notReadInWords(coverage);
  return [
    [
      'Complete?',
      completeness === 'partial'
        ? `No, PARTIAL: ${coverage.share < 1 ? `${formatShare(coverage.share)} came; ` : ''}the reasons stand above`
        : reliance.verdict === 'with-care'
          ? 'With care: all that was asked for came'
          : 'Yes: all that was asked for came',
    ],
    ['Cases', casesReceivedInWords(coverage)],
    ...fact(coverage.clientsAsked === undefined ? undefined : clientsReadInWords(coverage), 'Clients'),
    ...fact(notRead && `${notRead}: see Data quality`, 'Left out'),
    ['Agreement', agreementInWords(reliance.agreement)],
    ...fact(takeCare(report), 'Take care'),
    ['Read as', accountInWords(coverage)],
    ...fact(visibilityInWords(report), 'Sees'),
    ['Read at', `${formatInstant(coverage.startedAt, timezone)}. ${ageOfDataInWords(reliance, report)}`],
    ['Doubtful data', doubtsInWords(report.dataQuality)],
    ...fact(
      coverage.notes.length === 0
        ? undefined
        : `${formatCount(coverage.notes.length, 'note')} on the reading: see About`,
      'Notes',
    ),
  ];
}

/** How many cases have each fault that any has; with those of last time, they stand on Data quality. */
function doubtsInWords({ counts }: Report['dataQuality']): string {
  const found = counts.filter(({ cases }) => cases > 0);
  if (found.length === 0) return 'Nothing found';
  return found.map(({ kind, cases }) => `${faultInWords(kind)} ${formatNumber(cases)}`).join('; ');
}
