import type { Report } from '../../analyse/report.ts';
import { formatCount, formatDay, formatInstant, formatNumber, formatPeriod } from '../format.ts';
import { formatAmounts } from '../format-money.ts';
import { oneLine } from '../one-line.ts';
import { coverageLine, narrowedLine, partialBlock, qualityLine } from './coverage-words.ts';
import type { WorkbookInMail } from './mail.ts';
import { type StageBars, stageBars } from './stage-bars.ts';
import { subjectOf } from './subject.ts';

/** One big number of the mail's head. */
export type Tile = {
  readonly label: string;
  readonly count: string;
  /** One per currency; none where no case has a value. */
  readonly amounts: readonly string[];
  readonly note: string;
};

/** A paragraph with a word in front that says what it is about. */
export type Fact = { readonly label: string; readonly text: string };

/** Everything the mail says, in words, once; HTML and text are drawn from this. Nothing in it names a client. */
export type MailModel = {
  readonly subject: string;
  readonly preheader: string;
  readonly firm: string;
  readonly title: string;
  /** Why the report is not whole; absent when it is. */
  readonly partial?: { readonly heading: string; readonly gaps: readonly string[] };
  readonly tiles: readonly Tile[];
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
    tiles,
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

function headTiles({ totals, currencies, period, periodUnfinished }: Report): readonly Tile[] {
  const inPeriod = `in the ${period.kind}${periodUnfinished ? ' so far' : ''}`;
  return [
    {
      label: 'Open cases',
      count: formatNumber(totals.openCases),
      amounts: formatAmounts(totals.openValue, currencies),
      note: withValue(totals.openWithValue, totals.openCases),
    },
    {
      label: `Opened ${inPeriod}`,
      count: formatNumber(totals.openedInPeriod),
      amounts: formatAmounts(totals.openedValueInPeriod, currencies),
      note: '',
    },
    {
      label: `Completed ${inPeriod}`,
      count: formatNumber(totals.completedInPeriod),
      amounts: formatAmounts(totals.completedValueInPeriod, currencies),
      note: withValue(totals.completedWithValueInPeriod, totals.completedInPeriod),
    },
  ];
}

// What a list of mails shows after the subject.
function preheaderOf({ totals }: Report, tiles: readonly Tile[]): string {
  const [open, opened, completed] = tiles;
  const cases = [formatCount(totals.openCases, 'open case'), ...(open?.amounts ?? [])].join(', ');
  return `${cases}; ${opened?.count} opened, ${completed?.count} completed.`;
}

function withValue(count: number, of: number): string {
  if (of === 0) return '';
  if (count === 0) return of === 1 ? 'It has no value' : 'None has a value';
  return `${formatNumber(count)} with a value`;
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
