import type { ForecastOutcome } from './record.ts';

/** What the outcomes of earlier forecasts did to a range. */
export type OwnRecord = {
  /** Forecasts of this horizon whose time is over, and how many of these held the truth in their 85% range. */
  readonly forecasts: number;
  readonly inWide: number;
  /** By how much the ranges were made wider, or narrower, for it. */
  readonly factor: number;
};

/** Fewer tell nothing. */
const leastForecasts = 4;

/** So many forecasts that did not overlap weigh as much as what is taken for granted. */
const takenForGranted = 3;

const limits = { least: 0.85, most: 2 };

/**
 * By how much the ranges would have had to be wider, so that 85 of 100 earlier ones had held the truth: split conformal
 * prediction, whose score is how far the truth lay from the middle of the range, in half-widths. Forecasts a week apart
 * look at nearly the same weeks, so few weigh little.
 *
 * @param outcomes of one horizon, of cases or of one currency
 */
export function ownRecordOf(outcomes: readonly ForecastOutcome[], weeks: number): OwnRecord | undefined {
  if (outcomes.length < leastForecasts) return undefined;
  const scores = outcomes
    .map(({ actual, ranges: { wide }, stretched = 1 }) => {
      const half = Math.max(0.5, (wide.high - wide.low) / 2) / stretched;
      return Math.abs(actual - (wide.high + wide.low) / 2) / half;
    })
    .sort((a, b) => a - b);
  const needed = scores[Math.min(scores.length, Math.ceil(0.85 * (scores.length + 1))) - 1] ?? 1;
  const days = outcomes.map(({ asAt }) => Date.parse(asAt));
  const span = (Math.max(...days) - Math.min(...days)) / (7 * 86_400_000);
  const apart = Math.min(scores.length, 1 + span / weeks);
  const factor = Math.max(0.1, needed) ** (apart / (apart + takenForGranted));
  return {
    forecasts: outcomes.length,
    inWide: outcomes.filter(({ actual, ranges: { wide } }) => actual >= wide.low && actual <= wide.high).length,
    factor: Math.min(limits.most, Math.max(limits.least, factor)),
  };
}
