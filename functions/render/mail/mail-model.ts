import type { Report } from '../../analyse/report.ts';
import { comparedWithCare, whyNotCompared } from '../baseline-words.ts';
import { formatCount, formatDay, formatInstant, formatNumber, formatPeriod } from '../format.ts';
import { oneLine } from '../one-line.ts';
import { sentenceText } from '../sentence-text.ts';
import { type AttentionList, attentionList } from './attention-list.ts';
import { bridgeLine } from './bridge-line.ts';
import { coverageLine, narrowedLine, partialBlock, qualityLine } from './coverage-words.ts';
import { headTiles, type Tile } from './head-tiles.ts';
import type { WorkbookInMail } from './mail.ts';
import { type StageBars, stageBars } from './stage-bars.ts';
import { subjectOf } from './subject.ts';

/** A paragraph with a word in front that says what it is about. */
export type Fact = { readonly label: string; readonly text: string };

/**
 * Everything the mail says, in words, once; HTML and text are drawn from this. It names no client; but what the firm
 * called a case to act on may have a client's name in it.
 */
export type MailModel = {
  readonly subject: string;
  readonly preheader: string;
  readonly firm: string;
  readonly title: string;
  /** Why the report is not whole; absent when it is. */
  readonly partial?: { readonly heading: string; readonly gaps: readonly string[] };
  /** The report in a few sentences. */
  readonly sentences: readonly string[];
  readonly tiles: readonly Tile[];
  /** What changed since the last run: the bridge in one line, and what makes it doubtful; or why there is none. */
  readonly movement: readonly string[];
  readonly attention: AttentionList;
  readonly stages: StageBars;
  readonly facts: readonly Fact[];
  readonly workbook: { readonly text: string; readonly link?: string };
  readonly footer: string;
};

/** Turns the report's figures into words; works none out. */
export function mailModel(report: Report, workbook: WorkbookInMail): MailModel {
  const { period, completeness } = report;
  const tiles = headTiles(report);
  const narrowed = narrowedLine(report);
  return {
    subject: subjectOf(report),
    preheader: preheaderOf(report, tiles),
    firm: oneLine(report.firm, 100),
    title: `Cases, ${formatPeriod(period)}`,
    ...(completeness === 'partial' ? { partial: partialBlock(report.coverage) } : {}),
    sentences: report.sentences.map((each) => sentenceText(each, longestInSentence)),
    tiles,
    movement: movementLines(report),
    attention: attentionList(report.attention),
    stages: stageBars(report),
    facts: [
      ...(report.periodUnfinished ? [{ label: `Unfinished ${period.kind}`, text: unfinishedLine(report) }] : []),
      ...(narrowed === undefined ? [] : [{ label: 'Narrowed', text: narrowed }]),
      { label: 'Time to complete', text: timeToCompleteLine(report) },
      { label: 'Data quality', text: qualityLine(report.dataQuality) },
      { label: 'Coverage', text: coverageLine(report) },
      ...report.coverage.notes.slice(0, 5).map((note) => ({ label: 'Note', text: oneLine(note) })),
    ],
    workbook: workbookLine(workbook),
    footer: `Made by Casebook from Plannr. Run ${report.run}.`,
  };
}

const longestInSentence = 120;

function movementLines(report: Report): readonly string[] {
  const { movement } = report;
  if (movement.state !== 'compared') return [whyNotCompared(movement) ?? ''];
  return [`${bridgeLine(movement)}.`, ...comparedWithCare(report)];
}

// What a list of mails shows after the subject.
function preheaderOf({ totals }: Report, tiles: readonly Tile[]): string {
  const [open, opened, completed] = tiles;
  const cases = [formatCount(totals.openCases, 'open case'), ...(open?.amounts ?? [])].join(', ');
  return `${cases}; ${opened?.count} opened, ${completed?.count} completed.`;
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
    return { text: `The workbook is not attached: ${workbook.why} It is here:`, link: workbook.link };
  }
  return { text: `The workbook is not attached: ${workbook.why} It was kept as ${workbook.keptAs}.` };
}
