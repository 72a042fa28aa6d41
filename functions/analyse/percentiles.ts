/**
 * Nearest-rank percentiles of whole days, with the number they were taken over; all but `n` absent when `n` is 0.
 * Source: design.md, section 7.
 */
export type Percentiles = {
  readonly n: number;
  readonly p50?: number;
  readonly p85?: number;
  readonly p95?: number;
  readonly most?: number;
};
