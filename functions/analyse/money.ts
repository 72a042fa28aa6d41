import type { Case, Money } from './case.ts';

/** Sums by currency in minor units. A currency that no case has a value in is absent. Currencies are never added up. */
export type Amounts = Readonly<Record<string, number>>;

/** The values of the cases that have one. */
export function valuesOf(cases: readonly { readonly case: Pick<Case, 'value'> }[]): Money[] {
  return cases.flatMap((each) => each.case.value ?? []);
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
