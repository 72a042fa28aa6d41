/**
 * Nearest-rank percentiles of whole days, with the number they were taken over; all but `n` absent when `n` is 0.
 * Source: docs/design.md, section 7.
 */
export type Percentiles = {
  readonly n: number;
  readonly p50?: number;
  readonly p85?: number;
  readonly p95?: number;
  readonly most?: number;
};

/** Takes the percentiles of whole numbers in any order. */
export function percentilesOf(numbers: readonly number[]): Percentiles {
  const sorted = inOrder(numbers);
  if (sorted.length === 0) return { n: 0 };
  return {
    n: sorted.length,
    p50: nearestRank(sorted, 50),
    p85: nearestRank(sorted, 85),
    p95: nearestRank(sorted, 95),
    most: sorted.at(-1),
  };
}

/** The numbers from the lowest to the highest. */
export function inOrder(numbers: readonly number[]): Float64Array {
  return new Float64Array(numbers).sort();
}

/** The lowest number that at least `percent` (whole, 1 to 100) of all are at or below; `undefined` if there are none. */
export function nearestRank(sorted: ArrayLike<number>, percent: number): number | undefined {
  return sorted[Math.ceil((percent * sorted.length) / 100) - 1];
}
