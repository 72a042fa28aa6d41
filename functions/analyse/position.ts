/** Where open cases stand in the firm's list of stages. Cases with no known position are left out of `n`. */
export type PositionSummary = {
  readonly n: number;
  /** Mean of `stage.position`; absent when `n` is 0. */
  readonly mean?: number;
  /** Mean of `stage.position` weighted by value, by currency, over cases with a value above zero. */
  readonly weightedMean: Readonly<Record<string, { readonly n: number; readonly mean: number }>>;
  /** The stage with the highest position among the cases. */
  readonly furthest?: { readonly stage: string; readonly position: number };
};

/** Lowest, nearest-rank median and highest `status_position`; absent when `n` is 0. */
export type BoardPositions = {
  readonly n: number;
  readonly lowest?: number;
  readonly median?: number;
  readonly highest?: number;
};
