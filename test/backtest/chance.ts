/** Chance for the processes of the backtest, of another kind than the forecast's own. */
export type Chance = {
  /** From 0 up to but not 1. */
  next(): number;
  between(low: number, high: number): number;
  normal(): number;
  poisson(mean: number): number;
  /** Of this mean; the higher the shape, the more alike. */
  gamma(mean: number, shape: number): number;
};

/** Mulberry32: the same seed gives the same firm. Source: Tommy Ettinger, in the public domain. */
export function createChance(seed: number): Chance {
  let state = (seed * 2_654_435_761) >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const normal = () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
  const gammaOf = (shape: number): number => {
    if (shape < 1) return gammaOf(shape + 1) * next() ** (1 / shape);
    // Marsaglia and Tsang, 2000.
    const third = shape - 1 / 3;
    for (;;) {
      const drawn = normal();
      const cube = (1 + drawn / Math.sqrt(9 * third)) ** 3;
      if (cube > 0 && Math.log(1 - next()) < drawn ** 2 / 2 + third * (1 - cube + Math.log(cube))) return third * cube;
    }
  };
  const poisson = (mean: number): number => {
    if (mean > 30) return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal()));
    let product = next();
    let count = 0;
    for (; product > Math.exp(-mean); count++) product *= next();
    return count;
  };
  return {
    next,
    normal,
    poisson,
    between: (low, high) => low + (high - low) * next(),
    gamma: (mean, shape) => (gammaOf(shape) * mean) / shape,
  };
}
