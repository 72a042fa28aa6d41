import type { Report } from '../../../analyse/report.ts';
import { formatNumber, formatPeriod } from '../../words/format/format.ts';
import { formatAmounts, formatMoneyShort } from '../../words/format/format-money.ts';
import { oneLine } from '../../words/format/one-line.ts';
import { asAtOfAnotherDay, enteredLateShort } from '../../words/late-words.ts';

const mostCurrencies = 3;

/**
 * `Harbour Wealth cases, week to Sun 22 Nov 2026: 143 open, £1.24m; 9 completed`, with `PARTIAL: ` in front when the
 * report is not whole, and `, as at Thu 26 Nov 2026` where the cases were read on another day than the one after. Further
 * currencies follow as `£1.24m + €45k`. Always one line. Source: docs/design.md, section 10.
 */
export function subjectOf(report: Report): string {
  const { firm, period, totals, completeness } = report;
  const partial = completeness === 'partial' ? 'PARTIAL: ' : '';
  const open = `${formatNumber(totals.openCases)} open${openValue(report)}`;
  return `${partial}${oneLine(firm, 100)} cases, ${formatPeriod(period)}${asAtOfAnotherDay(report)}: ${open}; ${formatNumber(totals.completedInPeriod)} completed${enteredLateShort(report)}`;
}

function openValue({ totals, currencies }: Report): string {
  if (totals.openCases === 0) return '';
  const amounts = formatAmounts(totals.openValue, currencies, formatMoneyShort);
  if (amounts.length === 0) return ', no value';
  const others = amounts.length - mostCurrencies;
  const rest = others > 0 ? [`${others} more ${others === 1 ? 'currency' : 'currencies'}`] : [];
  return `, ${[...amounts.slice(0, mostCurrencies), ...rest].join(' + ')}`;
}
