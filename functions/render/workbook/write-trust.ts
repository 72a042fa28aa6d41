import type { Worksheet } from 'exceljs';
import type { Caution } from '../../analyse/reliance.ts';
import type { Report } from '../../analyse/report.ts';
import { formatCount, formatShare } from '../format.ts';
import { ageOfDataInWords, agreementInWords, cautionInWords } from '../reliance-words.ts';
import { cellStyles, listStyle } from './cell-styles.ts';
import {
  accountInWords,
  casesReceivedInWords,
  clientsReadInWords,
  readingTimeInWords,
  visibilityInWords,
  wayInWords,
} from './coverage-in-words.ts';
import { faultInWords } from './fault-in-words.ts';
import { countFormat } from './number-formats.ts';
import { halves, lastColumn, writeSection, writeSpan, writeWrapped } from './summary-grid.ts';
import { notReadInWords } from './write-not-read.ts';

const labelColumns = 1;

function fact(words: string | undefined, label: string): (readonly [string, string])[] {
  return words === undefined ? [] : [[label, words]];
}

function takeCare(cautions: readonly Caution[]): string | undefined {
  const words = cautions.flatMap((each) => cautionInWords(each) ?? []);
  return words.length === 0 ? undefined : words.join('. ');
}

/** "Can I rely on this?": to the left what was asked for and came, to the right what is wrong with the data. */
export function writeTrust(sheet: Worksheet, top: number, report: Report): void {
  const { coverage, completeness, dataQuality, reliance } = report;
  writeSection(sheet, top, halves.left, 'Can I rely on this?');
  const notRead = notReadInWords(coverage);
  const lines: readonly (readonly [string, string])[] = [
    [
      'Complete?',
      completeness === 'partial'
        ? `No, PARTIAL: ${coverage.share < 1 ? `${formatShare(coverage.share)} came; ` : ''}the reasons stand above`
        : reliance.verdict === 'with-care'
          ? 'Yes: all that was asked for came; take care with what is said below'
          : 'Yes: all that was asked for came',
    ],
    ['Cases', casesReceivedInWords(coverage)],
    ...fact(coverage.clientsAsked === undefined ? undefined : clientsReadInWords(coverage), 'Clients'),
    ['Agreement', agreementInWords(reliance.agreement)],
    ...fact(takeCare(reliance.cautions), 'Take care'),
    ['Left out', notRead === undefined ? 'Nothing' : `${notRead}: see Data quality`],
    ['Read as', accountInWords(coverage)],
    ...fact(visibilityInWords(report), 'Sees'),
    ['Read at', readingTimeInWords(report)],
    ['Age of data', ageOfDataInWords(reliance, report)],
    ['Read how', wayInWords(coverage.way)],
    ...fact(
      coverage.notes.length === 0
        ? undefined
        : `${formatCount(coverage.notes.length, 'note')} on the reading: see About`,
      'Notes',
    ),
  ];
  lines.forEach(([label, words], index) => {
    const row = top + 1 + index;
    const first = halves.left + labelColumns;
    writeSpan(sheet, { row, first: halves.left, last: first - 1 }, label, cellStyles.label);
    writeWrapped(sheet, { row, first, last: halves.right - 2 }, words, cellStyles.body);
  });

  writeSection(sheet, top, halves.right, 'Cases with doubtful data');
  const half = Math.ceil(dataQuality.counts.length / 2);
  dataQuality.counts.forEach(({ kind, cases }, index) => {
    const row = top + 1 + (index % half);
    const first = index < half ? halves.right : halves.right + 3;
    writeSpan(sheet, { row, first, last: first + 1 }, faultInWords(kind), listStyle({ shrink: true }));
    writeSpan(
      sheet,
      { row, first: first + 2, last: Math.min(first + 2, lastColumn) },
      cases,
      listStyle({ numFmt: countFormat, align: 'right' }),
    );
  });
}
