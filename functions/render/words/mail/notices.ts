import type { Report } from '../../../analyse/report.ts';
import { comparedWithCare, whyNotCompared } from '../baseline-words.ts';
import { postponedInWords } from '../calendar-words.ts';
import { narrowedLine } from '../coverage-words.ts';
import { formatCount, formatDay, formatInstant, formatNumber } from '../format/format.ts';
import { completedParts, toldBeforeInWords } from '../late-words.ts';
import { bridgeLine } from './bridge-line.ts';
import type { RelianceFact } from './reliance-facts.ts';

/* Sentences of the mail that stand by themselves. */

const previewWords = 'Made on request and mailed to this address alone, not to the report’s readers.';

/** What makes the figures others than a reader would take them to be: a preview, an unfinished week, a narrowed report. */
export function noticesOf(report: Report, isPreview: boolean): readonly RelianceFact[] {
  const narrowed = narrowedLine(report);
  const postponed = postponedInWords(report);
  return [
    ...(isPreview ? [{ label: 'Preview', text: previewWords }] : []),
    ...(postponed === undefined ? [] : [{ label: 'Holiday', text: postponed }]),
    ...(report.periodUnfinished ? [{ label: `Unfinished ${report.period.kind}`, text: unfinishedLine(report) }] : []),
    ...(narrowed === undefined ? [] : [{ label: 'Narrowed', text: narrowed }]),
  ];
}

function unfinishedLine({ asAt, timezone, period }: Report): string {
  return `The cases were read before the ${period.kind} was over. What was opened and completed is counted up to ${formatInstant(asAt, timezone)}.`;
}

/** The bridge in one line, and what makes it doubtful; or why there is none. */
export function movementLines(report: Report): readonly string[] {
  const { movement } = report;
  if (movement.state !== 'compared') return [whyNotCompared(movement) ?? ''];
  const toldBefore = (['completed', 'lost'] as const).flatMap((kind) => toldBeforeInWords(report, kind) ?? []);
  return [
    `${bridgeLine(movement, { completed: completedParts(report), lost: completedParts(report, 'lost') })}.`,
    ...toldBefore,
    ...comparedWithCare(report),
  ];
}

export function timeToCompleteLine({ totals: { timeToComplete }, history }: Report): string {
  const { n, p50, p85 } = timeToComplete;
  const window = `from ${formatDay(history.firstDay)} to ${formatDay(history.lastDay)}`;
  if (n === 0 || p50 === undefined || p85 === undefined) return `No case was completed ${window}.`;
  return `Half of the ${formatNumber(n)} cases completed ${window} took ${formatCount(p50, 'day')} or less, and 85% took ${formatCount(p85, 'day')} or less.`;
}
