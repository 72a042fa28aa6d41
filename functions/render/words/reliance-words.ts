import type { Amounts } from '../../analyse/money.ts';
import type { Doubt } from '../../analyse/reliance/doubts.ts';
import {
  type Agreement,
  cautionsWithoutSize,
  type OwnCaution,
  otherNotes,
  type Reliance,
} from '../../analyse/reliance/reliance.ts';
import type { Report } from '../../analyse/report.ts';
import { formatCount, formatDay, formatNumber } from './format/format.ts';
import { formatAmounts, formatMoneyShort } from './format/format-money.ts';
import { named } from './format/names.ts';

/* Whether a report can be relied on, in words, alike in mail and workbook. None of them ends in a full stop. */

/** Whether this report leads on from the last one. */
export function agreementInWords(agreement: Agreement): string {
  switch (agreement.state) {
    case 'no-baseline':
      return 'Nothing to compare with yet: no earlier report is kept';
    case 'not-comparable':
      return 'Cannot be told: the last report was about other cases';
    case 'agrees':
      return `Agrees with the last report: ${formatNumber(agreement.opening)} open on ${formatDay(agreement.asAtDay)}, ${formatNumber(agreement.closing)} now, nothing unexplained`;
    case 'unexplained':
      return `DOES NOT AGREE with the last report: ${unexplained(agreement.unexplained)} unexplained since ${formatDay(agreement.asAtDay)}`;
  }
}

/** How long the period was over when the cases were read. */
export function ageOfDataInWords(
  { readDaysSincePeriod: days }: Reliance,
  { period, periodUnfinished }: Pick<Report, 'period' | 'periodUnfinished'>,
): string {
  if (periodUnfinished) return `Read before the ${period.kind} was over`;
  if (days === 0) return `Read within a day of the end of the ${period.kind}`;
  return `Read ${formatCount(days, 'day')} after the end of the ${period.kind}`;
}

/** Of how many open cases the days in stage are known how surely. */
export function timeInStageKnownInWords({ timeInStage }: Reliance): string {
  const { exact, between, atLeast, notYet } = timeInStage;
  const known = [
    [exact, 'to the day'],
    [between, 'between two days'],
    [atLeast, 'at the least'],
  ] as const;
  const found = known.filter(([cases]) => cases > 0);
  if (found.length === 0) return notYet === 0 ? 'no case is open' : 'not known yet';
  const rest = notYet === 0 ? '' : `, not yet for ${formatNumber(notYet)}`;
  return `known ${found.map(([cases, how]) => `${how} for ${formatNumber(cases)}`).join(', ')}${rest}`;
}

/** What to bear in mind, where nothing else in the report says so. */
export function cautionInWords(caution: OwnCaution): string | undefined {
  switch (caution) {
    case 'account-changed':
      return 'The account that reads, or its role, is another than last time';
    case 'last-run-partial':
      return 'The report compared with was PARTIAL';
    case 'role':
    case 'unexplained':
    case 'notes':
    case 'period-unfinished':
    case 'no-counts':
      return undefined;
  }
}

/** A doubt with its size. */
export function doubtInWords(doubt: Doubt, currencies: readonly string[]): string {
  const amounts = (value: Amounts) => formatAmounts(value, currencies, formatMoneyShort).join(' and ');
  switch (doubt.kind) {
    case 'values-missing': {
      const worth = amounts(doubt.estimate);
      const missing = `${formatNumber(doubt.cases)} of ${formatCount(doubt.of, 'open case')} ${doubt.cases === 1 ? 'has' : 'have'} no value`;
      return worth === ''
        ? missing
        : `${missing}: about ${worth} at the median of their types, which the open value lacks`;
    }
    case 'open-in-completed-stage': {
      const worth = amounts(doubt.value);
      return `${formatNumber(doubt.cases)} of ${formatCount(doubt.of, 'open case')}${worth === '' ? '' : ` (${worth})`} ${doubt.cases === 1 ? 'is' : 'are'} in a stage that counts as completed`;
    }
    case 'open-in-lost-stage': {
      const worth = amounts(doubt.value);
      return `${formatNumber(doubt.cases)} of ${formatCount(doubt.of, 'open case')}${worth === '' ? '' : ` (${worth})`} ${doubt.cases === 1 ? 'is' : 'are'} in a stage of lost cases and not closed: counted as open, left out of the forecast`;
    }
    case 'stages-look-lost':
      return `${formatNumber(doubt.cases)} of ${formatCount(doubt.of, 'completed case')} in the history ${doubt.cases === 1 ? 'is' : 'are'} in ${doubt.stages.map(named).join(', ')}: if these were lost and not completed, name the ${doubt.stages.length === 1 ? 'stage' : 'stages'} in the setting lostStages`;
    case 'stages-not-found':
      return `The settings have a line for ${doubt.stages.map(named).join(', ')}, and no case read is in such a stage: renamed, deleted, or empty (see Service level)`;
    case 'unreadable':
      return `${formatNumber(doubt.cases)} of ${formatCount(doubt.of, 'case')} came with something that could not be read: see Data quality`;
    case 'participants-unseen':
      return `${formatNumber(doubt.cases)} of ${formatCount(doubt.of, 'case')} ${doubt.cases === 1 ? 'has' : 'have'} participants whom the account does not see (${formatNumber(doubt.people)} in all): clients, and what they share, may be missing there`;
    case 'assignees-unseen':
      return `${formatNumber(doubt.cases)} of ${formatCount(doubt.of, 'open case')} came without the names of those ${doubt.cases === 1 ? 'it is' : 'they are'} assigned to`;
    case 'entered-late': {
      const worth = amounts(doubt.value);
      return `${formatNumber(doubt.cases)} of ${formatCount(doubt.of, 'completed case')}${worth === '' ? '' : ` (${worth})`} ${doubt.cases === 1 ? 'was' : 'were'} entered too late for the report on ${doubt.cases === 1 ? 'its' : 'their'} own period`;
    }
    case 'forecasts-too-narrow':
      return `The forecasts have been too narrow: ${formatNumber(doubt.held)} of ${formatNumber(doubt.of)} over ${formatCount(doubt.weeks, 'week')} held the truth in their 85% range`;
  }
}

/** What to take care of that has no place of its own elsewhere, each doubt with its size. */
export function careInWords({ reliance, currencies }: Report): string[] {
  return [
    ...cautionsWithoutSize(reliance).flatMap((each) => cautionInWords(each) ?? []),
    ...reliance.doubts.map((each) => doubtInWords(each, currencies)),
  ];
}

/** Every reason for care, for where the answer stands by itself; without those that have a place of their own above it. */
export function reasonsForCare({ coverage, reliance, currencies }: Report): string[] {
  const words = cautionsWithoutSize(reliance).flatMap((caution) => {
    switch (caution) {
      case 'role':
        return 'The account that reads may not see all of the firm’s cases';
      case 'no-counts':
        return 'Plannr gave no counts, so nobody can say how many cases were expected';
      case 'notes':
        return `${formatCount(otherNotes(coverage), 'note')} on what Plannr refused or ignored: see About`;
      default:
        return cautionInWords(caution) ?? [];
    }
  });
  return [...words, ...reliance.doubts.map((doubt) => doubtInWords(doubt, currencies))];
}

function unexplained({ cases, value }: { readonly cases: number; readonly value: Readonly<Record<string, number>> }) {
  const amounts = Object.fromEntries(Object.entries(value).filter(([, minor]) => minor !== 0));
  return [...(cases === 0 ? [] : [formatCount(cases, 'case')]), ...formatAmounts(amounts, ['GBP'])].join(' and ');
}
