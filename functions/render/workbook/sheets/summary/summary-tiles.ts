import type { Report } from '../../../../analyse/report.ts';
import { formatCount, formatNumber } from '../../../words/format/format.ts';
import { formatAmounts } from '../../../words/format/format-money.ts';
import { enteredLateInWords } from '../../../words/late-words.ts';
import { countFormat, countFormatOf, meanFormat, shortMoneyFormat, toMajor } from '../../cells/number-formats.ts';
import { type Beside, tileComparisons } from './tile-comparisons.ts';

/** One headline figure: a number in its cell, with what it is over it and what it was taken over under it. */
export type SummaryTile = {
  readonly label: string;
  /** A text only where there is no figure. */
  readonly figure: number | string;
  readonly numFmt: string;
  readonly note: string;
  /** How it differs from the last run, or what it was; absent where there is nothing to compare with. */
  readonly beside?: Beside;
};

/** The headline, four tiles to a row. Other currencies have their own table on the sheet. */
export function summaryTiles(report: Report): SummaryTile[] {
  const { totals, currencies } = report;
  const { age, timeToComplete: time, position } = totals;
  const { openCases, openValue: openPounds, opened, completed } = tileComparisons(report);
  const openValue = totals.openValue.GBP;
  const late = enteredLateInWords(report);
  const weighted = position.weightedMean.GBP;
  const inAll = formatNumber(totals.openCases);
  return [
    {
      label: 'Open cases',
      figure: totals.openCases,
      numFmt: countFormat,
      note: totals.openCases === 0 ? 'no open case' : `${have(totals.openWithValue, inAll)} a value`,
      beside: openCases,
    },
    {
      label: 'Open value (GBP)',
      figure: openValue === undefined ? 'none' : toMajor(openValue, 'GBP'),
      numFmt: shortMoneyFormat('GBP', openValue),
      note:
        totals.openCases === 0 ? 'no open case' : `${have(totals.openWithValueBy.GBP ?? 0, inAll)} a value in pounds`,
      beside: openPounds,
    },
    {
      label: 'Opened in the period',
      figure: totals.openedInPeriod,
      numFmt: countFormat,
      note:
        totals.openedInPeriod === 0
          ? 'no case was opened'
          : worth(formatAmounts(totals.openedValueInPeriod, currencies)),
      beside: opened,
    },
    {
      label: 'Completed in the period',
      figure: totals.completedInPeriod,
      numFmt: countFormat,
      note: `${
        totals.completedInPeriod === 0
          ? 'no case was completed'
          : `${worth(formatAmounts(totals.completedValueInPeriod, currencies))}; ${have(totals.completedWithValueInPeriod)} a value`
      }${late === undefined ? '' : `; ${late}`}`,
      beside: completed,
    },
    {
      label: 'Median age of open cases',
      figure: age.p50 ?? 'none',
      numFmt: countFormatOf('day'),
      note:
        age.p85 === undefined || age.most === undefined
          ? totals.openCases === 0
            ? 'no open case'
            : 'no case that is open was opened by the as-at day'
          : age.n === 1
            ? 'over 1 case'
            : `over ${formatCount(age.n, 'case')}; 85% are ${formatNumber(age.p85)} or younger, the oldest ${formatNumber(age.most)}`,
    },
    {
      label: 'Median time to complete',
      figure: time.p50 ?? 'none',
      numFmt: countFormatOf('day'),
      note:
        time.p85 === undefined || time.p95 === undefined
          ? 'no case completed in the history window'
          : time.n === 1
            ? 'over 1 case'
            : `over ${formatCount(time.n, 'case')}; 85% within ${formatNumber(time.p85)}, 95% within ${formatNumber(time.p95)}`,
    },
    {
      label: 'Mean position of open cases',
      figure: position.mean ?? 'none',
      numFmt: meanFormat,
      note:
        position.furthest === undefined
          ? 'no open case at a known position'
          : `over ${formatCount(position.n, 'case')}; the furthest is at ${formatNumber(position.furthest.position)}`,
    },
    {
      label: 'Mean position, weighted by value',
      figure: weighted?.mean ?? 'none',
      numFmt: meanFormat,
      note:
        weighted === undefined
          ? 'no open case with a value in pounds'
          : `over ${formatCount(weighted.n, 'case')} with a value in pounds`,
    },
  ];
}

/** `5 of 6 have`, `1 has`, `none has` */
function have(cases: number, of?: string): string {
  const number = cases === 0 ? 'none' : formatNumber(cases);
  return `${number}${of === undefined ? '' : ` of ${of}`} ${cases < 2 ? 'has' : 'have'}`;
}

function worth(amounts: readonly string[]): string {
  return amounts.length === 0 ? 'no value' : `worth ${amounts.join(' and ')}`;
}
