import { minorUnits, toMajor } from '../cells/number-formats.ts';
import type { ListColumn } from './list-column.ts';

type MoneyColumn<Row> = {
  /** Without the currency: `Open value`. */
  readonly heading: string;
  readonly currency: string;
  /** In minor units; `undefined` leaves the cell blank, since no value is not zero. */
  readonly minor: (row: Row) => number | undefined;
  /** Of cases, however few of them have a value: a sum of none is 0. How many have one is counted apart. */
  readonly isSum?: boolean;
  readonly totalMinor?: number;
};

/** A column of money in one currency, which its heading names; the cells are in the units that people write. */
export function moneyColumn<Row>({ heading, currency, minor, isSum, totalMinor }: MoneyColumn<Row>): ListColumn<Row> {
  const unit = minorUnits(currency);
  return {
    heading: inCurrency(heading, currency),
    kind: { money: currency, isSum },
    value: (row) => {
      const amount = minor(row);
      return amount === undefined ? undefined : amount / unit;
    },
    ...(totalMinor === undefined ? {} : { total: { sum: toMajor(totalMinor, currency) } }),
  };
}

/** `Open value (GBP)`. The heading is part of a formula: what is no currency code cannot bring a bracket into it. */
export function inCurrency(heading: string, currency: string): string {
  return `${heading} (${currency.replace(/[^\p{L}\p{N} ]/gu, '')})`;
}

/** The currencies that have columns of their own, after the core ones. */
export function otherCurrencies(currencies: readonly string[]): string[] {
  return currencies.filter((currency) => currency !== 'GBP');
}
