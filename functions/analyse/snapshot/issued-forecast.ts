import type { Day, Instant } from '../case.ts';

/** A forecast as it was shown to readers, kept so that a later run can tell how it turned out. */
export type IssuedForecast = {
  /** The run that it was shown in. */
  readonly run: string;
  readonly asAt: Instant;
  readonly asAtDay: Day;
  /** How far it looks ahead from `asAt`. */
  readonly weeks: number;
  /** How many cases complete. */
  readonly cases: ForecastRanges;
  /** Their value in minor units, by currency. */
  readonly value: Readonly<Record<string, ForecastRanges>>;
  /** By how much the ranges were stretched for the record of those before; absent where there was none. */
  readonly stretched?: { readonly cases?: number; readonly value: Readonly<Record<string, number>> };
};

/** The lowest and the highest that a forecast holds likely, at 50 and at 85 percent; both ends belong to it. */
export type ForecastRanges = {
  readonly likely: { readonly low: number; readonly high: number };
  readonly wide: { readonly low: number; readonly high: number };
};
