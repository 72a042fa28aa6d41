import type { Case, Money } from './case.ts';
import { compareText } from './compare.ts';
import { pickKnown } from './pick-known.ts';

/** Sums by currency in minor units. A currency that no case has a value in is absent. Currencies are never added up. */
export type Amounts = Readonly<Record<string, number>>;

/*
 * The currencies whose smallest unit is not a hundredth, by how many decimal places it has. Source: ISO 4217, list one
 * (column "Mnr unts"). Not the runtime's locale data, which says what is usual in shops: no fillér, no paisa.
 */
const placesByCurrency: ReadonlyMap<string, number> = new Map([
  ...'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'.split(' ').map((code) => [code, 0] as const),
  ...'BHD IQD JOD KWD LYD OMR TND'.split(' ').map((code) => [code, 3] as const),
  ...'CLF UYW'.split(' ').map((code) => [code, 4] as const),
]);

/** How many decimal places a currency's smallest unit has; 2 for a code that the standard does not list. */
export function minorUnitPlaces(currency: string): number {
  return placesByCurrency.get(currency.toUpperCase()) ?? 2;
}

/** The values of the cases that have one. */
export function valuesOf(cases: readonly { readonly case: Pick<Case, 'value'> }[]): Money[] {
  return pickKnown(cases, (each) => each.case.value);
}

/** @throws Error if a sum can no longer be exact. */
export function sumByCurrency(values: readonly Money[]): Amounts {
  const sums: Record<string, number> = {};
  for (const { currency, minor } of values) sums[currency] = addExactly(sums[currency] ?? 0, minor);
  return sums;
}

/** How many values there are of each currency. */
export function countByCurrency(values: readonly Money[]): Amounts {
  const counts: Record<string, number> = {};
  for (const { currency } of values) counts[currency] = (counts[currency] ?? 0) + 1;
  return counts;
}

/** Adds up sums, each currency by itself. @throws Error if a sum can no longer be exact. */
export function addAmounts(all: readonly Amounts[]): Amounts {
  return sumByCurrency(
    all.flatMap((amounts) => Object.entries(amounts).map(([currency, minor]) => ({ currency, minor }))),
  );
}

/** @throws Error if the sum, or a part of it, is past the whole numbers that a JavaScript number holds exactly. */
export function addExactly(a: number, b: number): number {
  const sum = a + b;
  if (Number.isSafeInteger(a) && Number.isSafeInteger(b) && Number.isSafeInteger(sum)) return sum;
  throw new Error(`${a} + ${b} cannot be added exactly: values must be whole and their sums below 2^53 minor units.`);
}

/** Currencies, each once: GBP first, whether or not it is among them, then the others by alphabet. */
export function poundsFirst(currencies: Iterable<string>): string[] {
  const others = new Set(currencies);
  others.delete('GBP');
  return ['GBP', ...[...others].sort(compareText)];
}
