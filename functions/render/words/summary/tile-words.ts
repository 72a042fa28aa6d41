import type { Report } from '../../../analyse/report.ts';
import { likelyNext } from '../first-screen/likely-words.ts';
import { formatCount, formatNumber } from '../format/format.ts';
import { formatAmounts, formatMoneyWhole } from '../format/format-money.ts';
import { enteredLateInWords } from '../late-words.ts';
import { lostInPeriodInWords } from '../lost-words.ts';
import { paceInShort } from '../target-words.ts';

/* What stands over, in and under the tiles of the sheet Summary. */

export const tileLabels = {
  open: 'Open cases',
  value: 'Open value (GBP)',
  opened: 'Opened in the period',
  completed: 'Completed in the period',
  late: 'Late',
  reviews: 'Reviews overdue',
  likely: 'Likely to complete',
  position: 'Mean position of open cases',
} as const;

const none = 'none';

export function openNote({ totals }: Report): string {
  if (totals.openCases === 0) return 'no open case';
  return `${have(totals.openWithValue, formatNumber(totals.openCases))} a value`;
}

export function openedNote({ totals, currencies }: Report): string {
  if (totals.openedInPeriod === 0) return 'no case was opened';
  return amountsIn(totals.openedValueInPeriod, currencies);
}

export function completedNote(report: Report): string {
  const { totals, currencies } = report;
  const { completedInPeriod, completedWithValueInPeriod, completedValueInPeriod } = totals;
  const done =
    completedInPeriod === 0
      ? 'no case was completed'
      : `${amountsIn(completedValueInPeriod, currencies)}; ${have(completedWithValueInPeriod)} a value`;
  return [done, lostInPeriodInWords(report), enteredLateInWords(report)]
    .filter((part) => part !== undefined)
    .join('; ');
}

/** How what was completed stands to the firm's targets, of cases and of value. */
export function completedPace(report: Report): string | undefined {
  const [cases, value] = [paceInShort(report, 'completed-cases'), paceInShort(report, 'completed-value')];
  const told = [cases, value].filter((each) => each !== undefined);
  return told.length === 0 ? undefined : `Target: ${told.join('; ')}`;
}

export function lateNote({ headline: { late }, currencies }: Report): string {
  if (late.cases === 0) return 'no case is known to be past what is usual in its stage';
  return `${amountsIn(late.value, currencies)}; past what is usual in their stage`;
}

export function reviewsNote({ overdueReviews: [longest] }: Report): string {
  if (longest === undefined) return 'no review date has passed';
  return `the longest by ${formatCount(longest.daysOverdue, 'day')}: see Attention`;
}

/** The 85% range of the nearest forecast, and what it is set against. */
export function likelyWords(report: Report): {
  readonly label: string;
  readonly figure: string;
  readonly note: string;
  readonly beside?: { readonly label: string; readonly figure: number };
} {
  const { lately } = report.headline;
  const next = likelyNext(report);
  const beside = lately && { label: `last ${formatCount(lately.weeks, 'week')}`, figure: lately.completed };
  if (next === undefined)
    return { label: tileLabels.likely, figure: none, note: 'no forecast yet: see Forecast', beside };
  return {
    label: `${tileLabels.likely} in ${formatCount(next.weeks, 'week')}`,
    figure: next.cases,
    note: ['85 of 100 times', ...next.amounts].join('; '),
    beside,
  };
}

/** `4.4 of 9; 4.2 by value`: the two means of the stages' positions, as one. */
export function positionFigure({ totals: { position }, stages }: Report): string {
  if (position.mean === undefined) return none;
  const last = Math.max(...stages.map((stage) => stage.position ?? 0));
  const weighted = position.weightedMean.GBP;
  const byValue = weighted === undefined ? '' : `; ${weighted.mean.toFixed(1)} by value`;
  return `${position.mean.toFixed(1)} of ${formatNumber(last)}${byValue}`;
}

export function positionNote({ totals: { position } }: Report): string {
  if (position.furthest === undefined) return 'no open case at a known position';
  return `of ${formatCount(position.n, 'case')}; the furthest is at ${formatNumber(position.furthest.position)}`;
}

/** `5 of 6 have`, `1 has`, `none has` */
function have(cases: number, of?: string): string {
  const number = cases === 0 ? none : formatNumber(cases);
  return `${number}${of === undefined ? '' : ` of ${of}`} ${cases < 2 ? 'has' : 'have'}`;
}

function amountsIn(value: Parameters<typeof formatAmounts>[0], currencies: readonly string[]): string {
  return formatAmounts(value, currencies, formatMoneyWhole).join(' + ') || 'no value';
}
