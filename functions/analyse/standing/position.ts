import type { Stage } from '../case.ts';
import type { DatedOpen } from '../cases/dated-case.ts';
import { compareNames } from '../compare.ts';
import { addExactly } from '../money.ts';
import { inOrder, nearestRank } from '../percentiles.ts';
import { pickKnown } from '../pick-known.ts';
import { addProduct, divide, type ExactSum, nothing } from './exact-sum.ts';

/** Where open cases stand in the firm's list of stages. Cases with no known position are left out of `n`. */
export type PositionSummary = {
  readonly n: number;
  /** Mean of `stage.position`; absent when `n` is 0. */
  readonly mean?: number;
  /** Mean of `stage.position` weighted by value, by currency, over cases with a value above zero. */
  readonly weightedMean: Readonly<Record<string, { readonly n: number; readonly mean: number }>>;
  /** The stage with the highest position among the cases; of two at the same, the first by name. */
  readonly furthest?: { readonly stage: string; readonly position: number };
};

/** Lowest, nearest-rank median and highest `status_position`; absent when `n` is 0. */
export type BoardPositions = {
  readonly n: number;
  readonly lowest?: number;
  readonly median?: number;
  readonly highest?: number;
};

/** @throws Error if a sum of values can no longer be exact. */
export function summarisePositions(cases: readonly DatedOpen[]): PositionSummary {
  let n = 0;
  let sum = 0;
  let furthest: PositionSummary['furthest'];
  const weights = new Map<string, { n: number; weighted: ExactSum; weight: number }>();
  for (const { case: given, stage } of cases) {
    if (!hasPosition(stage)) continue;
    n += 1;
    sum += stage.position;
    if (isFurther(stage, furthest)) furthest = { stage: stage.name, position: stage.position };
    if (given.value === undefined || given.value.minor <= 0) continue;
    const { minor, currency } = given.value;
    const known = weights.get(currency) ?? { n: 0, weighted: nothing, weight: 0 };
    weights.set(currency, {
      n: known.n + 1,
      weight: addExactly(known.weight, minor),
      weighted: addProduct(known.weighted, minor, stage.position),
    });
  }
  return {
    n,
    mean: n === 0 ? undefined : sum / n,
    weightedMean: Object.fromEntries(
      [...weights].map(([currency, of]) => [currency, { n: of.n, mean: divide(of.weighted, of.weight) }]),
    ),
    furthest,
  };
}

export function summariseBoardPositions(cases: readonly DatedOpen[]): BoardPositions {
  const sorted = inOrder(pickKnown(cases, ({ case: given }) => given.boardPosition));
  return { n: sorted.length, lowest: sorted[0], median: nearestRank(sorted, 50), highest: sorted.at(-1) };
}

function hasPosition(stage: Stage | undefined): stage is Stage & { readonly position: number } {
  return stage?.position !== undefined;
}

function isFurther(stage: Stage & { readonly position: number }, than: PositionSummary['furthest']): boolean {
  if (than === undefined || stage.position > than.position) return true;
  return stage.position === than.position && compareNames(stage.name, than.stage) < 0;
}
