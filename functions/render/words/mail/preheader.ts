import type { Report } from '../../../analyse/report.ts';
import { changeInWords } from '../first-screen/change-words.ts';
import { formatCount, formatNumber, formatShare } from '../format/format.ts';
import { formatAmounts, formatMoneyWhole } from '../format/format-money.ts';
import { enteredLateShort } from '../late-words.ts';

/**
 * What a list of mails shows after the subject: what there is, then what there is to do, then how it changed. On a phone
 * that is some 80 characters.
 */
export function preheaderOf(report: Report): string {
  const { totals, movement, attention, currencies } = report;
  const value = formatAmounts(totals.openValue, currencies, formatMoneyWhole).join(' + ');
  const open = [formatCount(totals.openCases, 'open case'), ...(value === '' ? [] : [value])];
  return [
    `${partial(report)}${open.join(', ')}`,
    `${formatNumber(totals.openedInPeriod)} opened, ${formatNumber(totals.completedInPeriod)} completed${enteredLateShort(report)}`,
    `${attention.found === 0 ? 'no case needs' : formatCount(attention.found, 'case needs', 'cases need')} a look`,
    ...(movement.state === 'compared' ? [changeInWords(movement)] : []),
  ]
    .join('; ')
    .concat('.');
}

function partial({ completeness, coverage: { share } }: Report): string {
  if (completeness === 'complete') return '';
  return share < 1 ? `Only ${formatShare(share)} of what was expected came. ` : 'Not everything could be read. ';
}
