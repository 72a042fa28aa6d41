import { type DatedCase, isCompleted, isOpen } from '../cases/dated-case.ts';

/** The currencies whose value is foretold, and those that are left out, since too few cases of them completed. */
export function findCurrencies(
  { cases, currencies }: { readonly cases: readonly DatedCase[]; readonly currencies: readonly string[] },
  leastCompleted: number,
): { readonly currencies: readonly string[]; readonly currenciesLeftOut: readonly string[] } {
  const completed = new Map<string, number>();
  const held = new Set<string>();
  for (const each of cases) {
    const currency = each.case.value?.currency;
    if (currency === undefined) continue;
    if (isOpen(each) || isCompleted(each)) held.add(currency);
    if (isCompleted(each)) completed.set(currency, (completed.get(currency) ?? 0) + 1);
  }
  const isTold = (currency: string) => (completed.get(currency) ?? 0) >= leastCompleted;
  return {
    currencies: currencies.filter(isTold),
    currenciesLeftOut: currencies.filter((currency) => !isTold(currency) && held.has(currency)),
  };
}
