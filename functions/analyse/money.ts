import type { Money } from './case.ts';

/** Sums by currency in minor units. A currency that no case has a value in is absent. Currencies are never added up. */
export type Amounts = Readonly<Record<string, number>>;

/** Adds up values by currency; what has no value is passed over. @throws Error if a sum can no longer be exact. */
export function sumByCurrency(values: Iterable<Money | undefined>): Amounts {
  const sums = new Map<string, number>();
  for (const value of values) {
    if (value !== undefined) sums.set(value.currency, addExactly(sums.get(value.currency) ?? 0, value.minor));
  }
  return Object.fromEntries(sums);
}

/** How many have a value, by currency. */
export function countByCurrency(values: Iterable<Money | undefined>): Amounts {
  const counts = new Map<string, number>();
  for (const value of values) {
    if (value !== undefined) counts.set(value.currency, (counts.get(value.currency) ?? 0) + 1);
  }
  return Object.fromEntries(counts);
}

/** Adds up sums, each currency by itself. @throws Error if a sum can no longer be exact. */
export function addAmounts(all: Iterable<Amounts>): Amounts {
  const sums = new Map<string, number>();
  for (const amounts of all) {
    for (const [currency, minor] of Object.entries(amounts)) {
      sums.set(currency, addExactly(sums.get(currency) ?? 0, minor));
    }
  }
  return Object.fromEntries(sums);
}

/** @throws Error if the sum, or a part of it, is past the whole numbers that a JavaScript number holds exactly. */
export function addExactly(a: number, b: number): number {
  const sum = a + b;
  if (Number.isSafeInteger(a) && Number.isSafeInteger(b) && Number.isSafeInteger(sum)) return sum;
  throw new Error(`${a} + ${b} cannot be added exactly: values must be whole and their sums below 2^53 minor units.`);
}
