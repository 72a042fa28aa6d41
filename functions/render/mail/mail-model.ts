import type { Report } from '../../analyse/report.ts';
import { comparedWithCare, whyNotCompared } from '../words/baseline-words.ts';
import { narrowedLine, type Warning, warningsOf } from '../words/coverage-words.ts';
import {
  formatCount,
  formatDay,
  formatInstant,
  formatNumber,
  formatPeriod,
  formatShare,
} from '../words/format/format.ts';
import { formatAmounts } from '../words/format/format-money.ts';
import { oneLine } from '../words/format/one-line.ts';
import { sentenceText } from '../words/format/sentence-text.ts';
import { asAtOfAnotherDay, completedParts, enteredLateShort, toldBeforeInWords } from '../words/late-words.ts';
import { reasonsForCare } from '../words/reliance-words.ts';
import type { MailAudience, WorkbookInMail } from './mail.ts';
import { type AttentionList, attentionList } from './parts/attention-list.ts';
import { bridgeLine, changeInWords } from './parts/bridge-line.ts';
import { type HeadTile, headTiles } from './parts/head-tiles.ts';
import { keepOrder } from './parts/keep-order.ts';
import { type RelianceFact, type RelianceInMail, relianceInMail } from './parts/reliance-facts.ts';
import { type StageBars, stageBars } from './parts/stage-bars.ts';
import { subjectOf } from './parts/subject.ts';

/**
 * Everything the mail says, in words, once; HTML and text are drawn from this. It names no client; but what the firm
 * called a case to act on may have a client's name in it.
 */
export type MailModel = {
  readonly subject: string;
  readonly preheader: string;
  readonly firm: string;
  readonly title: string;
  /** What makes the figures other than a reader would take them to be: an unfinished week, a narrowed report. */
  readonly notices: readonly RelianceFact[];
  /** Why the report is not to be relied on as others are: that it is not whole, or does not lead on from the last. */
  readonly warnings: readonly Warning[];
  /** The report in a few sentences. */
  readonly sentences: readonly string[];
  readonly tiles: readonly HeadTile[];
  /** What changed since the last run: the bridge in one line, and what makes it doubtful; or why there is none. */
  readonly movement: readonly string[];
  readonly attention: AttentionList;
  readonly stages: StageBars;
  readonly timeToComplete: string;
  readonly reliance: RelianceInMail;
  readonly workbook: { readonly text: string; readonly link?: string };
  readonly footer: string;
};

/**
 * Turns the report's figures into words; works none out.
 *
 * @param given.mostAttention cases to act on, where there is no room for all of them
 */
export function mailModel(
  report: Report,
  given: { readonly workbook: WorkbookInMail; readonly audience: MailAudience; readonly mostAttention: number },
): MailModel {
  const { workbook, audience, mostAttention } = given;
  return {
    subject: subjectOf(report),
    preheader: preheaderOf(report),
    firm: oneLine(report.firm, 100),
    title: `Cases, ${formatPeriod(report.period)}${asAtOfAnotherDay(report)}`,
    notices: noticesOf(report, audience),
    warnings: warningsOf(report),
    sentences: report.sentences.map((each) => keepOrder(sentenceText(each, longestInSentence))),
    tiles: headTiles(report),
    movement: movementLines(report),
    attention: attentionList(report.attention, mostAttention),
    stages: stageBars(report),
    timeToComplete: timeToCompleteLine(report),
    reliance: relianceInMail(report),
    workbook: workbookLine(workbook),
    footer: `Made by Casebook from Plannr. Run ${report.run}.`,
  };
}

const longestInSentence = 120;

const previewWords = 'Made on request and mailed to this address alone, not to the report’s readers.';

function movementLines(report: Report): readonly string[] {
  const { movement } = report;
  if (movement.state !== 'compared') return [whyNotCompared(movement) ?? ''];
  const toldBefore = toldBeforeInWords(report);
  return [
    `${bridgeLine(movement, completedParts(report))}.`,
    ...(toldBefore === undefined ? [] : [toldBefore]),
    ...comparedWithCare(report),
  ];
}

function noticesOf(report: Report, audience: MailAudience): readonly RelianceFact[] {
  const narrowed = narrowedLine(report);
  return [
    ...(audience === 'preview' ? [{ label: 'Preview', text: previewWords }] : []),
    ...(report.periodUnfinished ? [{ label: `Unfinished ${report.period.kind}`, text: unfinishedLine(report) }] : []),
    ...(narrowed === undefined ? [] : [{ label: 'Narrowed', text: narrowed }]),
    ...careNotice(report),
  ];
}

const mostReasons = 3;

/** That the answer to "Can I rely on this?" is not a plain Yes, before the first figure. */
function careNotice(report: Report): readonly RelianceFact[] {
  const reasons = reasonsForCare(report);
  if (report.reliance.verdict !== 'with-care' || reasons.length === 0) return [];
  const more = reasons.length - mostReasons;
  const rest = more > 0 ? [`${formatCount(more, 'more reason')}: see below`] : [];
  return [{ label: 'With care', text: `${[...reasons.slice(0, mostReasons), ...rest].join('. ')}.` }];
}

function unfinishedLine({ asAt, timezone, period }: Report): string {
  return `The ${period.kind} was not over at the as-at time. What was opened and completed is counted up to ${formatInstant(asAt, timezone)}.`;
}

function timeToCompleteLine({ totals: { timeToComplete }, history }: Report): string {
  const { n, p50, p85 } = timeToComplete;
  const window = `from ${formatDay(history.firstDay)} to ${formatDay(history.lastDay)}`;
  if (n === 0 || p50 === undefined || p85 === undefined) return `No case was completed ${window}.`;
  return `Median ${formatCount(p50, 'day')}, 85% within ${formatCount(p85, 'day')} (n = ${formatNumber(n)}, completed ${window}).`;
}

function workbookLine(workbook: WorkbookInMail): MailModel['workbook'] {
  if ('fileName' in workbook) {
    return { text: `The workbook ${workbook.fileName} is attached: every figure, client and case of this report.` };
  }
  if ('link' in workbook) {
    const until = `until ${formatDay(workbook.lastDay)}, for whoever has this link`;
    return { text: `The workbook is not attached: ${workbook.why} It is here ${until}:`, link: workbook.link };
  }
  return { text: `The workbook is not attached: ${workbook.why} It was kept as ${workbook.keptAs}.` };
}

/**
 * What a list of mails shows after the subject: how the subject's figures changed, and whether there is something to
 * do. On a first run, the headline in full.
 */
function preheaderOf(report: Report): string {
  const { totals, movement, attention, currencies } = report;
  const open = [formatCount(totals.openCases, 'open case'), ...formatAmounts(totals.openValue, currencies)];
  return [
    `${partial(report)}${movement.state === 'compared' ? changeInWords(movement) : open.join(', ')}`,
    `${formatNumber(totals.openedInPeriod)} opened, ${formatNumber(totals.completedInPeriod)} completed${enteredLateShort(report)}`,
    `${attention.found === 0 ? 'no case needs' : formatCount(attention.found, 'case needs', 'cases need')} a look.`,
  ].join('; ');
}

function partial({ completeness, coverage: { share } }: Report): string {
  if (completeness === 'complete') return '';
  return share < 1 ? `Only ${formatShare(share)} of what was expected came. ` : 'Not everything could be read. ';
}
