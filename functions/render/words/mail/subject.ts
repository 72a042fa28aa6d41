import type { Report } from '../../../analyse/report.ts';
import { formatDay, formatNumber, formatPeriod } from '../format/format.ts';
import { formatAmounts, formatMoneyShort } from '../format/format-money.ts';
import { oneLine } from '../format/one-line.ts';
import { enteredLateShort, isAsAtAnotherDay } from '../late-words.ts';

const mostCurrencies = 3;

/**
 * `143 open, £1.24m, 9 completed: Harbour Wealth, week to 22 Nov`: a phone shows some 45 characters, so the figures come
 * first. Before them only what makes them others than they seem: `PARTIAL: ` where the report is not whole, `Preview: ` where
 * it went to one address, and `143 open as at 26 Nov` where the cases were read on another day than the one after the
 * period. Further currencies follow as `£1.24m + €45k`. Always one line. Source: docs/design.md, section 10.
 */
export function subjectOf(report: Report, isPreview = false): string {
  const { firm, totals, completeness, periodUnfinished } = report;
  const partial = completeness === 'partial' ? 'PARTIAL: ' : '';
  const preview = isPreview ? 'Preview: ' : '';
  const asAt = isAsAtAnotherDay(report) ? ` as at ${dayOfYear(report.asAtDay, report.period.lastDay)}` : '';
  const open = `${formatNumber(totals.openCases)} open${asAt}${openValue(report)}`;
  const completed = `${formatNumber(totals.completedInPeriod)} completed${periodUnfinished ? ' so far' : ''}${enteredLateShort(report)}`;
  return `${partial}${preview}${open}, ${completed}: ${oneLine(firm, 100)}, ${periodOf(report)}`;
}

function openValue({ totals, currencies }: Report): string {
  if (totals.openCases === 0) return '';
  const amounts = formatAmounts(totals.openValue, currencies, formatMoneyShort);
  if (amounts.length === 0) return ', no value';
  const others = amounts.length - mostCurrencies;
  const rest = others > 0 ? [`${others} more ${others === 1 ? 'currency' : 'currencies'}`] : [];
  return `, ${[...amounts.slice(0, mostCurrencies), ...rest].join(' + ')}`;
}

function periodOf({ period, asAtDay }: Report): string {
  return period.kind === 'week' ? `week to ${dayOfYear(period.lastDay, asAtDay)}` : formatPeriod(period);
}

/** `22 Nov`, with the year where it is not that of the other day. */
function dayOfYear(day: string, other: string): string {
  const [, date, month, year] = formatDay(day).split(' ');
  return `${date} ${month}${day.slice(0, 4) === other.slice(0, 4) ? '' : ` ${year}`}`;
}
