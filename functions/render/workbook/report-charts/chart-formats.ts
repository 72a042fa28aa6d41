import { countFormat, wholeMoneyFormat } from '../cells/number-formats.ts';

/**
 * Money as short as a chart needs it, each figure by its own size: `£9,950`, `£124k`, `£2.4m`.
 *
 * @param sign in front of every figure
 */
export function shortAmountFormat(currency: string, sign: '' | '+' | '-' = ''): string {
  const whole = `${sign}${wholeMoneyFormat(currency)}`;
  const millions = whole.replace(countFormat, `${countFormat}.0`);
  return `[<10000]${whole};[<1000000]${whole},"k";${millions},,"m"`;
}

/**
 * The same for sums over cases, where one that comes to nothing shows a dash, as in the lists.
 *
 * @param largest of them, in the units that people write
 */
export function shortSumFormat(currency: string, largest: number): string {
  const whole = wholeMoneyFormat(currency);
  const nothing = '[=0]"–"';
  return largest < 1_000_000
    ? `${nothing};[<10000]${whole};${whole},"k"`
    : `${nothing};[<1000000]${whole},"k";${whole.replace(countFormat, `${countFormat}.0`)},,"m"`;
}

/** A day at the foot of a chart: `22 Nov`. */
export const shortDayFormat = 'd mmm';
