import type { Report } from '../../../analyse/report.ts';
import { formatCount, formatNumber, formatShare } from '../../words/format.ts';
import { formatAmounts } from '../../words/format-money.ts';
import { changeInWords } from './bridge-line.ts';

/**
 * What a list of mails shows after the subject: how the subject's figures changed, and whether there is something to
 * do. On a first run, the headline in full.
 */
export function preheaderOf(report: Report): string {
  const { totals, movement, attention, currencies } = report;
  const open = [formatCount(totals.openCases, 'open case'), ...formatAmounts(totals.openValue, currencies)];
  return [
    `${partial(report)}${movement.state === 'compared' ? changeInWords(movement) : open.join(', ')}`,
    `${formatNumber(totals.openedInPeriod)} opened, ${formatNumber(totals.completedInPeriod)} completed`,
    `${attention.found === 0 ? 'no case needs' : formatCount(attention.found, 'case needs', 'cases need')} a look.`,
  ].join('; ');
}

function partial({ completeness, coverage: { share } }: Report): string {
  if (completeness === 'complete') return '';
  return share < 1 ? `Only ${formatShare(share)} of what was expected came. ` : 'Not everything could be read. ';
}
