import type { Agreement, Caution, Reliance } from '../../analyse/reliance/reliance.ts';
import type { Report } from '../../analyse/report.ts';
import { formatCount, formatDay, formatNumber } from './format.ts';
import { formatAmounts } from './format-money.ts';

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
  { daysSincePeriod }: Reliance,
  { period, periodUnfinished }: Pick<Report, 'period' | 'periodUnfinished'>,
): string {
  if (periodUnfinished) return `Read before the ${period.kind} was over`;
  if (daysSincePeriod === 0) return `Read within a day of the end of the ${period.kind}`;
  return `Read ${formatCount(daysSincePeriod, 'day')} after the end of the ${period.kind}`;
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
export function cautionInWords(caution: Caution): string | undefined {
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

function unexplained({ cases, value }: { readonly cases: number; readonly value: Readonly<Record<string, number>> }) {
  const amounts = Object.fromEntries(Object.entries(value).filter(([, minor]) => minor !== 0));
  return [...(cases === 0 ? [] : [formatCount(cases, 'case')]), ...formatAmounts(amounts, ['GBP'])].join(' and ');
}
