import type { Report } from '../../analyse/report.ts';
import { formatNumber } from '../format.ts';
import { formatAmounts } from '../format-money.ts';
import { weekBefore } from '../week-before.ts';
import { changeInWords } from './bridge-line.ts';

/** One big number of the mail's head. */
export type Tile = {
  readonly label: string;
  readonly count: string;
  /** One per currency; none where no case has a value. */
  readonly amounts: readonly string[];
  /** How many have a value, and how that compares with the last run. */
  readonly notes: readonly string[];
};

/** Open, opened and completed cases, against the last run and the week before. */
export function headTiles({ totals, currencies, period, periodUnfinished, movement, flow }: Report): readonly Tile[] {
  const week = weekBefore(flow, period);
  const inPeriod = `in the ${period.kind}${periodUnfinished ? ' so far' : ''}`;
  return [
    {
      label: 'Open cases',
      count: formatNumber(totals.openCases),
      amounts: formatAmounts(totals.openValue, currencies),
      notes: [
        ...withValue(totals.openWithValue, totals.openCases),
        ...(movement.state === 'compared' ? [changeInWords(movement)] : []),
      ],
    },
    {
      label: `Opened ${inPeriod}`,
      count: formatNumber(totals.openedInPeriod),
      amounts: formatAmounts(totals.openedValueInPeriod, currencies),
      notes: inWeekBefore(week?.opened),
    },
    {
      label: `Completed ${inPeriod}`,
      count: formatNumber(totals.completedInPeriod),
      amounts: formatAmounts(totals.completedValueInPeriod, currencies),
      notes: [
        ...withValue(totals.completedWithValueInPeriod, totals.completedInPeriod),
        ...inWeekBefore(week?.completed),
      ],
    },
  ];
}

function withValue(count: number, of: number): string[] {
  if (of === 0) return [];
  if (count === 0) return [of === 1 ? 'It has no value' : 'None has a value'];
  return [`${formatNumber(count)} with a value`];
}

function inWeekBefore(figure: number | undefined): string[] {
  return figure === undefined ? [] : [`${formatNumber(figure)} in the week before`];
}
