import type { Day, Instant } from './case.ts';
import type { Withdrawals } from './forecast/withdrawals.ts';
import type { ForecastRanges } from './snapshot/issued-forecast.ts';

/**
 * How many cases, and how much value, will complete in the next weeks, by simulation over this firm's own history.
 *
 * `too-little`: fewer cases or weeks of history than a forecast needs; nothing is shown but these numbers.
 */
export type Forecast =
  | {
      readonly state: 'too-little';
      readonly completed: number;
      readonly completedNeeded: number;
      /** Whole weeks since the first of them completed, 52 at most. */
      readonly weeks: number;
      readonly weeksNeeded: number;
      /** Counted up to this run, for the next; absent until two runs could be compared. */
      readonly withdrawals?: Withdrawals;
      readonly record: ForecastRecord;
    }
  | {
      readonly state: 'shown';
      readonly horizons: readonly Horizon[];
      readonly basis: ForecastBasis;
      readonly withdrawals?: Withdrawals;
      readonly record: ForecastRecord;
    };

export type Horizon = {
  /** 4, 8 or 13 */
  readonly weeks: number;
  /** The last day that it is about; the first is the as-at day. */
  readonly until: Day;
  readonly cases: ForecastRanges & { readonly median: number };
  /** In minor units, to three significant figures, by currency; only of currencies in which enough cases completed. */
  readonly value: Readonly<Record<string, ForecastRanges & { readonly median: number }>>;
};

/** What the forecast was made from. */
export type ForecastBasis = {
  readonly trials: number;
  readonly openCases: number;
  /** Cases completed in the history window. */
  readonly completed: number;
  /** Weeks of history that were replayed. */
  readonly weeks: number;
  /** Whether the stages that past cases were in are known, so that stage and time in stage are used, or type and age alone. */
  readonly uses: 'stage' | 'age';
  /** Currencies with values, in which too few cases completed to say anything. */
  readonly currenciesLeftOut: readonly string[];
};

/** How the forecasts of earlier runs turned out. */
export type ForecastRecord = {
  /** By horizon, cases first, then value by currency; only those with an outcome. */
  readonly hits: readonly HitRate[];
  /** Every forecast whose time is over, the latest first. */
  readonly outcomes: readonly ForecastOutcome[];
  /** Forecasts whose time is not over yet. */
  readonly pending: number;
  /** Forecasts whose time is over, of which this run cannot tell: it did not read all cases. */
  readonly untold: number;
};

export type HitRate = {
  readonly weeks: number;
  /** Absent for the number of cases. */
  readonly currency?: string;
  readonly forecasts: number;
  /** How many of these held the truth in their 50 and in their 85 percent range. */
  readonly inLikely: number;
  readonly inWide: number;
};

export type ForecastOutcome = {
  readonly run: string;
  readonly asAt: Instant;
  readonly asAtDay: Day;
  readonly weeks: number;
  /** Absent for the number of cases. */
  readonly currency?: string;
  readonly ranges: ForecastRanges;
  /** What happened, in cases or minor units. */
  readonly actual: number;
};
