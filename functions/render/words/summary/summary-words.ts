import type { Report } from '../../../analyse/report.ts';
import { postponedInWords } from '../calendar-words.ts';
import { formatCount, formatInstant } from '../format/format.ts';
import { periodInWords } from '../format/period-in-words.ts';
import { reasonsForCare } from '../reliance-words.ts';
import { narrowing } from '../workbook/narrowing.ts';

/* The sentences at the head of the sheet Summary. */

/** Over the report's sentences. */
export function inShort({ kind }: Pick<Report['period'], 'kind'>): string {
  return `The ${kind} in short`;
}

/** `Cases in the week Mon 16 to Sun 22 Nov 2026, as at …` */
export function aboutInWords({ period, asAt, timezone }: Report): string {
  return `Cases in ${period.kind === 'week' ? 'the ' : ''}${periodInWords(period)}, as at ${formatInstant(asAt, timezone)}`;
}

const mostGaps = 4;

/** Of what no case read is of, the name is not known. */
function namelessInWords(count: number): string {
  return `${formatCount(count, 'more', 'more')} of which no case came (see About)`;
}

/** Whatever the reader must know before the first figure, a row each. */
export function summaryWarnings(report: Report): readonly string[] {
  const postponed = postponedInWords(report);
  const { gaps } = report.coverage;
  const more = gaps.length - mostGaps;
  return [
    ...(report.completeness === 'partial' ? ['PARTIAL: not all that was asked for could be read.'] : []),
    ...gaps.slice(0, mostGaps),
    ...(more > 0 ? [`${formatCount(more, 'more reason')}: see About.`] : []),
    ...(postponed === undefined ? [] : [postponed]),
    ...(report.periodUnfinished
      ? [`The ${report.period.kind} was not over: its counts are of the part before the cases were read.`]
      : []),
    ...narrowing(report, namelessInWords),
    ...care(report),
  ];
}

/** That the answer to "Can I rely on this?" is not a plain Yes. */
function care(report: Report): string[] {
  const reasons = reasonsForCare(report);
  if (report.reliance.verdict !== 'with-care' || reasons.length === 0) return [];
  const more = reasons.length - mostGaps;
  const rest = more > 0 ? [`${formatCount(more, 'more reason')} in the mail`] : [];
  return [`With care: ${[...reasons.slice(0, mostGaps), ...rest].join('. ')}.`];
}
