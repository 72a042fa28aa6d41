import type { Doubt } from '../../../analyse/reliance/doubts.ts';
import { cautionsWithoutSize, type OwnCaution } from '../../../analyse/reliance/reliance.ts';
import type { Report } from '../../../analyse/report.ts';
import { formatCount, formatNumber } from '../format/format.ts';

/** "Can I rely on this?" */
export const relyQuestion = 'Can I rely on this?';

const mostReasons = 2;

/** The answer on a line or two, for the first screen; the sizes and the rest of the reasons stand further down. */
export function answerInShort(report: Report): string {
  const { completeness, reliance } = report;
  if (completeness === 'partial') return 'No: the report is PARTIAL.';
  if (reliance.verdict !== 'with-care') return 'Yes: all that was asked for came.';
  const reasons = [...reliance.doubts.map(doubtInShort), ...cautionsWithoutSize(reliance).map(cautionInShort)];
  if (reasons.length === 0) return 'With care: see below.';
  const more = reasons.length - mostReasons;
  const rest = more > 0 ? [`${formatNumber(more)} more`] : [];
  return `With care: ${[...reasons.slice(0, mostReasons), ...rest].join('; ')}.`;
}

function doubtInShort(doubt: Doubt): string {
  switch (doubt.kind) {
    case 'values-missing':
      return `${formatCount(doubt.cases, 'open case has', 'open cases have')} no value`;
    case 'open-in-completed-stage':
      return `${formatCount(doubt.cases, 'is', 'are')} open in a completed stage`;
    case 'open-in-lost-stage':
      return `${formatCount(doubt.cases, 'is', 'are')} open in a stage of lost cases`;
    case 'stages-look-lost':
      return `${formatCount(doubt.cases, 'completed case looks', 'completed cases look')} lost`;
    case 'stages-not-found':
      return `${formatCount(doubt.stages.length, 'stage')} of the settings ${doubt.stages.length === 1 ? 'was' : 'were'} not found`;
    case 'unreadable':
      return `${formatCount(doubt.cases, 'case')} could not be read in full`;
    case 'participants-unseen':
      return `in ${formatCount(doubt.cases, 'case')} people take part who were not seen`;
    case 'assignees-unseen':
      return `of ${formatCount(doubt.cases, 'open case')} it is not known who holds ${doubt.cases === 1 ? 'it' : 'them'}`;
    case 'entered-late':
      return `${formatNumber(doubt.cases)} completed ${doubt.cases === 1 ? 'case was' : 'cases were'} entered late`;
    case 'forecasts-too-narrow':
      return 'the forecasts have been too narrow';
  }
}

function cautionInShort(caution: OwnCaution): string {
  switch (caution) {
    case 'role':
      return 'the account that reads may not see every case';
    case 'account-changed':
      return 'the account that reads has changed';
    case 'last-run-partial':
      return 'the last report was PARTIAL';
    case 'unexplained':
      return 'it does not agree with the last report';
    case 'notes':
      return 'Plannr refused or ignored something';
    case 'period-unfinished':
      return 'the period was not over';
    case 'no-counts':
      return 'Plannr gave no counts';
  }
}
