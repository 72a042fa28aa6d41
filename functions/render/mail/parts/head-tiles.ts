import type { Compared } from '../../../analyse/movement/movement.ts';
import type { Report } from '../../../analyse/report.ts';
import { formatNumber } from '../../words/format/format.ts';
import { formatAmounts } from '../../words/format/format-money.ts';
import { enteredLateInWords } from '../../words/late-words.ts';
import { weekBefore } from '../../words/week-before.ts';
import { changeInParts, changeInWords } from './bridge-line.ts';

/** One big number of the mail's head. */
export type HeadTile = {
  readonly label: string;
  readonly count: string;
  /** One per currency; none where no case has a value. */
  readonly amounts: readonly string[];
  /** How many have a value, and what was entered late. */
  readonly notes: readonly string[];
  /** How that compares with the last run, or the week before; absent where there is neither. */
  readonly against?: Comparison;
};

/** In one line, and in the lines of a narrow column, none of which has to be broken. */
export type Comparison = { readonly words: string; readonly lines: readonly string[] };

/** Open, opened and completed cases, against the last run and the week before. */
export function headTiles(report: Report): readonly HeadTile[] {
  const { totals, currencies, period, periodUnfinished, movement, flow } = report;
  const late = enteredLateInWords(report);
  const week = weekBefore(flow, period);
  const inPeriod = `in the ${period.kind}${periodUnfinished ? ' so far' : ''}`;
  return [
    {
      label: 'Open cases',
      count: formatNumber(totals.openCases),
      amounts: formatAmounts(totals.openValue, currencies),
      notes: withValue(totals.openWithValue, totals.openCases),
      against: movement.state === 'compared' ? sinceLastRun(movement) : undefined,
    },
    {
      label: `Opened ${inPeriod}`,
      count: formatNumber(totals.openedInPeriod),
      amounts: formatAmounts(totals.openedValueInPeriod, currencies),
      notes: [],
      against: inWeekBefore(week?.opened),
    },
    {
      label: `Completed ${inPeriod}`,
      count: formatNumber(totals.completedInPeriod),
      amounts: formatAmounts(totals.completedValueInPeriod, currencies),
      notes: [
        ...withValue(totals.completedWithValueInPeriod, totals.completedInPeriod),
        ...(late === undefined ? [] : [late]),
      ],
      against: inWeekBefore(week?.completed),
    },
  ];
}

function withValue(count: number, of: number): string[] {
  if (of === 0) return [];
  if (count === 0) return [of === 1 ? 'It has no value' : 'None has a value'];
  return [`${formatNumber(count)} with a value`];
}

function sinceLastRun(movement: Compared): Comparison {
  const { changes, since } = changeInParts(movement);
  return { words: changeInWords(movement), lines: [...changes, since] };
}

function inWeekBefore(figure: number | undefined): Comparison | undefined {
  if (figure === undefined) return undefined;
  const words = `${formatNumber(figure)} in the week before`;
  return { words, lines: [words] };
}
