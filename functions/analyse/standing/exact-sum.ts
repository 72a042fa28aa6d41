/**
 * A sum of whole numbers without a limit: plain numbers as long as these are exact, which is nearly always, since BigInt
 * is slow for many cases; the sum is both parts together.
 */
export type ExactSum = { readonly plain: number; readonly rest: bigint };

export const nothing: ExactSum = { plain: 0, rest: 0n };

/** The sum and the product of two whole numbers more, each of which a JavaScript number holds exactly. */
export function addProduct({ plain, rest }: ExactSum, a: number, b: number): ExactSum {
  const product = a * b;
  const sum = plain + product;
  if (Number.isSafeInteger(product) && Number.isSafeInteger(sum)) return { plain: sum, rest };
  return { plain, rest: rest + BigInt(a) * BigInt(b) };
}

/** The same for a sum however it was put together. */
export function divide({ plain, rest }: ExactSum, by: number): number {
  const all = rest + BigInt(plain);
  const asNumber = Number(all);
  if (Number.isSafeInteger(asNumber)) return asNumber / by;
  // The part of it that `by` goes into is whole, and what is left over is less than `by`: both are exact.
  const divisor = BigInt(by);
  return Number(all / divisor) + Number(all % divisor) / by;
}
