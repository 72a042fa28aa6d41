import { countFormat, wholeMoneyFormat } from '../number-formats.ts';

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

/** A day at the foot of a chart: `22 Nov`. */
export const shortDayFormat = 'd mmm';
