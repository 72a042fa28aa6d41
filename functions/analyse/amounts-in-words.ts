import type { Amounts } from './money.ts';
import { type Part, sum } from './sentence.ts';

/**
 * `, worth £182,400` where the firm said what its values are, else `, expected value £182,400`; nothing where there is no amount.
 *
 * @param valueMeans the setting
 */
export function worthInWords(valueMeans: string | undefined, amounts: readonly Part[]): Part[] {
  return amounts.length === 0 ? [] : [valueMeans === undefined ? ', expected value ' : ', worth ', ...amounts];
}

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
