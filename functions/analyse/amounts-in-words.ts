import type { Amounts } from './money.ts';
import { type Part, sum } from './sentence.ts';

/** "£182,400", "£182,400 and €900": one for each currency that has an amount; empty if none has. */
export function amountsInWords(amounts: Amounts, from: string, currencies: readonly string[]): Part[] {
  const sums = currencies.flatMap((currency) => {
    const minor = amounts[currency];
    return minor === undefined ? [] : sum({ minor, currency }, `${from}.${currency}`);
  });
  return sums.flatMap((each, index): Part[] => {
    if (index === 0) return [each];
    return [index === sums.length - 1 ? ' and ' : ', ', each];
  });
}
