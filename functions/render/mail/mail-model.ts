import type { Report } from '../../analyse/report.ts';
import { type Warning, warningsOf } from '../words/coverage-words.ts';
import { type ActFirst, actFirst, othersInWords } from '../words/first-screen/act-first.ts';
import { answerInShort } from '../words/first-screen/answer-in-short.ts';
import { changeLine } from '../words/first-screen/change-words.ts';
import { valueInWords } from '../words/first-screen/value-words.ts';
import { formatCount, formatPeriod } from '../words/format/format.ts';
import { formatAmounts, formatMoneyWhole } from '../words/format/format-money.ts';
import { oneLine } from '../words/format/one-line.ts';
import { sentenceText } from '../words/format/sentence-text.ts';
import { asAtOfAnotherDay } from '../words/late-words.ts';
import { type MailFigure, mailFigures } from '../words/mail/figures.ts';
import { keepOrder } from '../words/mail/keep-order.ts';
import { movementLines, noticesOf, timeToCompleteLine } from '../words/mail/notices.ts';
import { preheaderOf } from '../words/mail/preheader.ts';
import { type RelianceFact, type RelianceInMail, relianceInMail } from '../words/mail/reliance-facts.ts';
import { type StageBars, stageBars } from '../words/mail/stage-bars.ts';
import { subjectOf } from '../words/mail/subject.ts';
import { workbookLine } from '../words/mail/workbook-line.ts';
import type { MailAudience, WorkbookInMail } from './mail.ts';

/** Everything the mail says, in words, once; HTML and text are drawn from this. Clients are named beside the cases to act on alone. */
export type MailModel = {
  readonly subject: string;
  readonly preheader: string;
  readonly firm: string;
  readonly title: string;
  /** What makes the figures others than a reader would take them to be: an unfinished week, a narrowed report. */
  readonly notices: readonly RelianceFact[];
  /** Why the report is not to be relied on as others are: that it is not whole, or does not lead on from the last. */
  readonly warnings: readonly Warning[];
  /** What is open, its value and what that means, what changed, and whether the report can be relied on. */
  readonly headline: {
    readonly open: string;
    readonly value: string;
    readonly valueMeans: string;
    readonly change: string;
    readonly answer: string;
  };
  /** The cases to act on, and how many more each person has. */
  readonly actFirst: { readonly items: readonly ActFirst[]; readonly others: string };
  /** The report in a few sentences. */
  readonly sentences: readonly string[];
  readonly figures: readonly MailFigure[];
  /** What changed since the last run: the bridge in one line, and what makes it doubtful; or why there is none. */
  readonly movement: readonly string[];
  readonly stages: StageBars;
  readonly timeToComplete: string;
  readonly reliance: RelianceInMail;
  readonly workbook: { readonly text: string; readonly link?: string };
  readonly footer: string;
};

/**
 * Turns the report's figures into words; works none out.
 *
 * @param given.mostFirst cases to act on, where there is no room for all of those told first
 */
export function mailModel(
  report: Report,
  given: { readonly workbook: WorkbookInMail; readonly audience: MailAudience; readonly mostFirst: number },
): MailModel {
  const { workbook, audience, mostFirst } = given;
  const isPreview = audience === 'preview';
  return {
    subject: subjectOf(report, isPreview),
    preheader: preheaderOf(report),
    firm: oneLine(report.firm, 100),
    title: `${capital(formatPeriod(report.period))}${asAtOfAnotherDay(report)}`,
    notices: noticesOf(report, isPreview),
    warnings: warningsOf(report),
    headline: headlineOf(report),
    actFirst: actFirstOf(report, mostFirst),
    sentences: report.sentences.map((each) => keepOrder(sentenceText(each, longestInSentence))),
    figures: mailFigures(report),
    movement: movementLines(report),
    stages: stageBars(report),
    timeToComplete: timeToCompleteLine(report),
    reliance: relianceInMail(report),
    workbook: workbookLine(workbook),
    footer: `Made by Casebook from Plannr. Run ${report.run}.`,
  };
}

const longestInSentence = 120;

function headlineOf(report: Report): MailModel['headline'] {
  const { totals, currencies } = report;
  const amounts = formatAmounts(totals.openValue, currencies, formatMoneyWhole);
  return {
    open: formatCount(totals.openCases, 'open case'),
    value: amounts.join(' + ') || (totals.openCases === 0 ? '' : 'no value'),
    valueMeans: amounts.length === 0 ? '' : valueInWords(report),
    change: changeLine(report),
    answer: answerInShort(report),
  };
}

function actFirstOf(report: Report, most: number): MailModel['actFirst'] {
  const items = actFirst(report, most).map(({ who, why, ...rest }) => ({
    ...rest,
    who: keepOrder(who),
    why: keepOrder(why),
  }));
  return { items, others: othersInWords(report, items.length) };
}

function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
