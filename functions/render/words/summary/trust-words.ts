import { isDoubtful } from '../../../analyse/data-quality/faults.ts';
import { cautionsWithoutSize } from '../../../analyse/reliance/reliance.ts';
import type { Report } from '../../../analyse/report.ts';
import { accountInWords, casesReceivedInWords, clientsReadInWords, visibilityInWords } from '../coverage-in-words.ts';
import { faultInWords } from '../fault-in-words.ts';
import { formatCount, formatInstant, formatNumber, formatShare } from '../format/format.ts';
import { ageOfDataInWords, agreementInWords, cautionInWords } from '../reliance-words.ts';
import { notReadInWords } from '../workbook/not-read-words.ts';

/** A text with what it is about to its left. */
export type Fact = readonly [label: string, words: string];

function fact(words: string | undefined, label: string): Fact[] {
  return words === undefined ? [] : [[label, words]];
}

// The doubts, with their sizes, stand at the head of the sheet.
function takeCare({ reliance }: Report): string | undefined {
  const words = cautionsWithoutSize(reliance).flatMap((each) => cautionInWords(each) ?? []);
  return words.length === 0 ? undefined : words.join('. ');
}

/** What was asked for and came, when and as whom, and what is wrong with the data. */
export function trustFacts(report: Report): Fact[] {
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
  const found = counts.filter(({ kind, cases }) => cases > 0 && isDoubtful(kind));
  if (found.length === 0) return 'Nothing found';
  return found.map(({ kind, cases }) => `${faultInWords(kind)} ${formatNumber(cases)}`).join('; ');
}
