import {
  countFormat,
  dayFormat,
  meanFormat,
  moneyFormat,
  moneySumFormat,
  shareFormat,
} from '../cells/number-formats.ts';
import type { CellContent } from '../cells/write-cell.ts';

/** What kind of figure or text a column holds; its look, its number format and its width follow from it. */
export type ColumnKind =
  | 'text'
  /** A UUID: narrow and faint, there for programs. */
  | 'id'
  /** Counts and days; a text where the number is not known exactly. */
  | 'count'
  | 'mean'
  /** As it was entered, with as many decimals: it may be a year or the number of something. */
  | 'number'
  | 'share'
  | 'day'
  | { readonly money: string; readonly isSum?: boolean };

/** What a column's total is; the formula is live, and `result` is what it comes to with no filter set. */
export type ColumnTotal =
  /** Of the report, in the units shown. */
  | { readonly sum: number }
  /** For what the report does not add up: what the formula comes to over the cells shown. */
  | 'sum-of-cells'
  /** The number of rows, as `143 cases`; first column only. */
  | { readonly count: string }
  /** What the row of totals is called, where it is more than "Total"; first column only. */
  | { readonly label: string };

export type ListColumn<Row> = {
  readonly heading: string;
  readonly kind: ColumnKind;
  readonly value: (row: Row) => CellContent;
  readonly total?: ColumnTotal;
  /** In widths of a digit: the text from which on it goes over several lines. */
  readonly widest?: number;
  /** `#RRGGBB` of a thin mark at the left edge of the cell, beside what the cell says in words. */
  readonly mark?: (row: Row) => string | undefined;
  /** Whether a bar behind each figure shows how it compares with the column's largest; see `addDataBars`. */
  readonly bar?: boolean;
};

export function numberFormatOf(kind: ColumnKind): string | undefined {
  if (typeof kind === 'object') return kind.isSum === true ? moneySumFormat(kind.money) : moneyFormat(kind.money);
  switch (kind) {
    case 'text':
    case 'id':
    case 'number':
      return undefined;
    case 'count':
      return countFormat;
    case 'mean':
      return meanFormat;
    case 'share':
      return shareFormat;
    case 'day':
      return dayFormat;
  }
}

/** Texts and days read from the left, figures from the right. */
export function isFigure(kind: ColumnKind): boolean {
  return typeof kind === 'object' || kind === 'count' || kind === 'mean' || kind === 'share' || kind === 'number';
}

/** The columns that are printed: none is left out but UUIDs at the end, which only programs read. */
export function printedColumns(columns: readonly { readonly kind: ColumnKind }[]): number {
  return columns.findLastIndex(({ kind }) => kind !== 'id') + 1;
}
