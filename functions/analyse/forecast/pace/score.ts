/** A forecast of a number, by its mean and variance, and what came about. */
export type Foretold = { readonly mean: number; readonly variance: number; readonly actual: number };

/**
 * How far a forecast was off, the less the better: the continuous ranked probability score of a normal distribution.
 * Source: Gneiting and Raftery 2007, section 4.2.
 */
export function scoreOf({ mean, variance, actual }: Foretold): number {
  const spread = Math.sqrt(Math.max(variance, 0.25));
  const off = (actual - mean) / spread;
  const density = Math.exp((-off * off) / 2) / Math.sqrt(2 * Math.PI);
  return spread * (off * (2 * normalBelow(off) - 1) + 2 * density - 1 / Math.sqrt(Math.PI));
}

/** Source: Abramowitz and Stegun, 26.2.17. */
function normalBelow(off: number): number {
  const t = 1 / (1 + 0.231_641_9 * Math.abs(off));
  const tail =
    (Math.exp((-off * off) / 2) / Math.sqrt(2 * Math.PI)) *
    t *
    (0.319_381_53 + t * (-0.356_563_782 + t * (1.781_477_937 + t * (-1.821_255_978 + t * 1.330_274_429))));
  return off >= 0 ? 1 - tail : tail;
}
