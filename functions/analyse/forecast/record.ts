import type { Day, Instant, Money } from '../case.ts';
import { type DatedCase, isCompleted } from '../cases/dated-case.ts';
import { dayMilliseconds } from '../day.ts';
import type { ForecastRanges, IssuedForecast } from '../snapshot/issued-forecast.ts';

export type RecordInput = {
  /** In any order; of one run the last counts. */
  readonly issued: readonly IssuedForecast[];
  readonly cases: readonly DatedCase[];
  readonly asAt: Instant;
  /** The first day on which a case must have been completed to have been read. */
  readonly historyFrom: Day;
  /** Whether all cases were read: what happened cannot be told from a part of them. */
  readonly isComplete: boolean;
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
  /** By how much they were stretched for the record of those before; absent for not at all. */
  readonly stretched?: number;
  /** What happened, in cases or minor units. */
  readonly actual: number;
};

const weekMilliseconds = 7 * dayMilliseconds;

/** The instant up to which a forecast looks. */
export function forecastEnd({ asAt, weeks }: Pick<IssuedForecast, 'asAt' | 'weeks'>): Instant {
  return new Date(Date.parse(asAt) + weeks * weekMilliseconds).toISOString();
}

/**
 * Holds earlier forecasts against what happened: the cases that have a completion date, now, after the forecast's as-at
 * and by its end. Forecasts made before the history window can no longer be held against anything and are left out.
 */
export function forecastRecord({ issued, cases, asAt, historyFrom, isComplete }: RecordInput): ForecastRecord {
  const latest = [...new Map(issued.map((each) => [`${each.run} ${each.weeks}`, each])).values()]
    .filter(({ asAtDay }) => asAtDay >= historyFrom)
    .sort((a, b) => (a.asAt === b.asAt ? a.weeks - b.weeks : a.asAt < b.asAt ? 1 : -1));
  const over = latest.filter((each) => forecastEnd(each) <= asAt);
  const told = isComplete ? over : [];
  const completed = cases.filter(isCompleted);
  const outcomes = told.flatMap((forecast): ForecastOutcome[] => {
    const end = forecastEnd(forecast);
    const done = completed.filter(({ completedAt }) => completedAt > forecast.asAt && completedAt <= end);
    const { run, asAtDay, weeks } = forecast;
    const about = { run, asAt: forecast.asAt, asAtDay, weeks };
    return [
      { ...about, ranges: forecast.cases, stretched: forecast.stretched?.cases, actual: done.length },
      ...Object.entries(forecast.value).map(([currency, ranges]) => ({
        ...about,
        currency,
        ranges,
        stretched: forecast.stretched?.value[currency],
        actual: sumOf(done.flatMap((each) => each.case.value ?? []).filter((each) => each.currency === currency)),
      })),
    ];
  });
  const [pending, untold] = [latest.length - over.length, over.length - told.length];
  return { hits: hitRates(outcomes), outcomes, pending, untold };
}

function hitRates(outcomes: readonly ForecastOutcome[]): HitRate[] {
  const holds = ({ low, high }: ForecastRanges['likely'], actual: number) => actual >= low && actual <= high;
  return [...Map.groupBy(outcomes, ({ weeks, currency = '' }) => `${currency} ${String(weeks).padStart(2)}`)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, group]) => {
      const [first] = group;
      if (first === undefined) return [];
      return {
        weeks: first.weeks,
        currency: first.currency,
        forecasts: group.length,
        inLikely: group.filter(({ ranges, actual }) => holds(ranges.likely, actual)).length,
        inWide: group.filter(({ ranges, actual }) => holds(ranges.wide, actual)).length,
      };
    });
}

function sumOf(values: readonly Money[]): number {
  return values.reduce((sum, { minor }) => sum + minor, 0);
}
