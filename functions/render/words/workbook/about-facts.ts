import type { AttentionLimits } from '../../../analyse/attention/reason.ts';
import type { Report } from '../../../analyse/report.ts';
import { comparedWith, whyNotCompared } from '../baseline-words.ts';
import { workingDaysInWords } from '../calendar-words.ts';
import {
  accountInWords,
  casesReceivedInWords,
  clientsReadInWords,
  visibilityInWords,
  wayInWords,
} from '../coverage-in-words.ts';
import { formatCount, formatDay, formatInstant, formatNumber, formatShare } from '../format/format.ts';
import { periodInWords } from '../format/period-in-words.ts';
import { lostFacts } from '../lost-words.ts';
import { ageOfDataInWords, agreementInWords, careInWords, timeInStageKnownInWords } from '../reliance-words.ts';
import { targetsInWords } from '../target-words.ts';
import { casesAccountedFor } from './cases-accounted-for.ts';
import { narrowing } from './narrowing.ts';

export type AboutFact = readonly [label: string, words: string];

/** The titles of the parts of About. */
export const aboutTitles = {
  report: 'This report',
  coverage: 'What was asked for and what came',
  definitions: 'What the figures mean',
} as const;

/** What this report is about. */
export function reportFacts(report: Report, version: string): AboutFact[] {
  const { period, timezone, history } = report;
  return [
    ['Firm', report.firm],
    ['Report', `${report.reportId}, run ${report.run}`],
    ['Period', `${periodInWords(period)} (${period.name})`],
    ['Period begins', formatInstant(period.start, period.timezone)],
    ['Period ends before', formatInstant(period.end, period.timezone)],
    ['As at', formatInstant(report.asAt, timezone)],
    [
      'History window',
      `${formatDay(history.firstDay)} to ${formatDay(history.lastDay)} (${formatCount(history.weeks, 'week')} asked for): cases completed on these days count as history`,
    ],
    ...workingDaysInWords(report).map((words): AboutFact => ['Working days', words]),
    ['Narrowed to', narrowing(report).join(' ') || 'Nothing: all of the firm’s cases that the account may see'],
    ['Currencies', report.currencies.join(', ')],
    ...lostFacts(report).map((words, index): AboutFact => [index === 0 ? 'Lost cases' : 'and', words]),
    ['Limits in force', limitsInWords(report.attention.limits)],
    ...targetFacts(report),
    ...comparison(report),
    ['Made by', `Casebook ${version}`],
  ];
}

function targetFacts(report: Report): AboutFact[] {
  const words = targetsInWords(report);
  return words === undefined ? [] : [['Targets', words]];
}

/** What a case is held against, each limit with its number. */
function limitsInWords(limits: AttentionLimits): string {
  const days = (number: number) => formatCount(number, 'day');
  return [
    `In a stage: ${formatNumber(limits.timesUsual)} times the days within which 85% leave it, over ${formatNumber(limits.leastPassed)} cases or more`,
    `where fewer have: ${days(limits.stalledAfterDays)}`,
    'age: the days within which 95% of its type complete',
    `past review: ${days(limits.reviewDays)}`,
    `open in a stage of completed or lost cases: ${days(limits.toCloseDays)}`,
  ].join('; ');
}

/** Which report this one is compared with, or why with none. */
function comparison(report: Report): AboutFact[] {
  const nothing = whyNotCompared(report.movement);
  const words = nothing === undefined ? comparedWith(report) : [nothing];
  return words.map((each, index) => [index === 0 ? 'Compared with' : 'and', each]);
}

/** What was asked for and what came, in full. */
export function coverageFacts(report: Report): AboutFact[] {
  const { coverage, completeness, timezone, reliance } = report;
  const sees = visibilityInWords(report);
  return [
    [
      'Complete?',
      completeness === 'complete'
        ? 'Yes: all that was asked for came'
        : `No, PARTIAL${coverage.share < 1 ? `: ${formatShare(coverage.share)} came` : ''}`,
    ],
    ...coverage.gaps.map((gap): AboutFact => ['What is missing', gap]),
    ...careInWords(report).map((care): AboutFact => ['Take care', care]),
    ['Read as', accountInWords(coverage)],
    ...(sees === undefined ? [] : [['Sees', sees] as const]),
    ['Account', [coverage.account.uuid, coverage.account.type].filter((part) => part !== undefined).join(', ')],
    ['Way of reading', wayInWords(coverage.way)],
    ...(coverage.whyThisWay === undefined ? [] : [['Why this way', coverage.whyThisWay] as const]),
    [
      'What is never seen',
      'A case that Plannr counts neither as in progress nor as completed is on none of its lists and would not be seen.',
    ],
    ['Reading began', formatInstant(coverage.startedAt, timezone)],
    ['Reading ended', formatInstant(coverage.finishedAt, timezone)],
    ['Age of data', ageOfDataInWords(reliance, report)],
    ['Agreement', agreementInWords(reliance.agreement)],
    ['Days in stage', timeInStageKnownInWords(reliance)],
    [
      'Requests',
      `${formatCount(coverage.requests, 'request')}, ${formatCount(coverage.retries, 'retry', 'retries')}, ${formatCount(coverage.rateLimited, 'time', 'times')} told to slow down (429)`,
    ],
    ['Cases', casesReceivedInWords(coverage)],
    ['Clients', clientsReadInWords(coverage)],
    ...byNameFacts(coverage),
    ['Set aside', listed(coverage.setAside.length, 'record')],
    ['Clients not read', listed(coverage.unreadClients.length, 'client')],
    ['Lists not whole', listed(coverage.shortLists.length, 'list')],
    ...(coverage.notes.length === 0
      ? [['Notes', 'None'] as const]
      : coverage.notes.map((note): AboutFact => ['Note', note])),
    ...casesAccountedFor(report),
  ];
}

function byNameFacts({ byName, acceptedDrop }: Report['coverage']): readonly AboutFact[] {
  const facts: AboutFact[] = [];
  if (byName !== undefined) {
    const { asked, datedBeforeHistory, unlisted, unanswered, toldDeleted } = byName;
    const parts = [
      ...(datedBeforeHistory.length > 0
        ? [`${formatNumber(datedBeforeHistory.length)} completed, dated before the history`]
        : []),
      ...(unlisted.length > 0 ? [`${formatNumber(unlisted.length)} still there, though on no list`] : []),
      ...(unanswered > 0 ? [`${formatNumber(unanswered)} without an answer`] : []),
      ...(toldDeleted > 0 ? [`${formatNumber(toldDeleted)} not there, as Plannr had told us`] : []),
    ];
    const rest = parts.length === 0 ? '' : `: ${parts.join(', ')}`;
    facts.push(['Asked for by name', `${formatCount(asked, 'case')} that vanished from the lists${rest}`]);
  }
  if (acceptedDrop !== undefined) {
    const { by, cases } = acceptedDrop;
    facts.push(['Steep drop', `${formatCount(cases, 'case')} gone at once, accepted by ${by}`]);
  }
  return facts;
}

function listed(count: number, noun: string): string {
  return count === 0 ? 'None' : `${formatCount(count, noun)}: listed on the sheet Data quality`;
}
