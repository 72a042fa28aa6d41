import { currencyOf } from '../../words/format/format-money.ts';
import { textWidth, wrappedLines } from '../cells/text-width.ts';
import type { ColumnKind } from './list-column.ts';

/* All in widths of a digit. */

const narrowest = 7;
export const dayWidth = 10.5;
/** Enough to see that it is a UUID; the whole of it is in the cell. */
export const idWidth = 10;
/** Of the cells' indents, on both sides. */
const padding = 2.8;
const headPadding = 2;
/** How much wider bold letters are. */
export const boldFactor = 1.08;
const mostHeadLines = 3;
/** Excel takes no wider column. */
const widestColumn = 255;

/** The width of a column that holds contents so wide under this heading, which takes three lines at the most. */
export function columnWidth(heading: string, widestContent: number): number {
  const longestWord = Math.max(...heading.split(' ').map((word) => textWidth(word) * boldFactor));
  let width = Math.max(narrowest, longestWord, widestContent) + padding;
  while (width < widestColumn && headLines(heading, width) > mostHeadLines) width += 1;
  return Math.min(widestColumn, Math.round(width * 10) / 10);
}

/** How many lines the heading takes in a column so wide. */
export function headLines(heading: string, width: number): number {
  return wrappedLines(heading, (width - headPadding) / boldFactor);
}

/** How much room a number asks for. */
export function numberWidth(value: number, kind: ColumnKind): number {
  if (kind === 'number') return String(value).length;
  const digits = String(Math.trunc(Math.abs(value))).length;
  const whole = digits + Math.floor((digits - 1) / 3) * 0.6 + (value < 0 ? 0.6 : 0);
  if (typeof kind === 'object') {
    const { symbol, digits: decimals } = currencyOf(kind.money);
    return whole + textWidth(symbol) + (decimals === 0 ? 0 : decimals + 0.6);
  }
  return whole + (kind === 'share' ? 4 : 1.6);
}

/** How much room a text asks for, in as many lines as it has of its own. */
export function longestLine(text: string): number {
  return text.includes('\n') ? Math.max(...text.split('\n').map(textWidth)) : textWidth(text);
}
