import type { Day } from '../case.ts';
import type { ForecastRanges } from '../snapshot/issued-forecast.ts';
import type { BroughtLately } from './brought-lately.ts';
import { type OwnRecord, ownRecordOf } from './own-record.ts';
import { forecastRanges, roundRanges, stretchRanges } from './ranges.ts';
import type { ForecastOutcome } from './record.ts';

export type Horizon = {
  /** How far it looks ahead from as-at; one of `horizons`. */
  readonly weeks: number;
  /** The last day that it is about; the first is the as-at day. */
  readonly until: Day;
  readonly cases: ForecastRanges & { readonly median: number };
  /** In minor units, to three significant figures, by currency; only of currencies in which enough cases completed. */
  readonly value: Readonly<Record<string, ForecastRanges & { readonly median: number }>>;
  /** What the last as many weeks brought; absent where completed cases were not read so far back. */
  readonly lately?: BroughtLately;
  /** What the outcomes of earlier forecasts did to the ranges; absent until enough have come due. */
  readonly ownRecord?: {
    readonly cases?: OwnRecord & { readonly before: ForecastRanges };
    readonly value: Readonly<Record<string, OwnRecord & { readonly before: ForecastRanges }>>;
  };
};

type InTrials = Float64Array | undefined;

/** What one horizon's trials come to: their ranges, stretched as replayed forecasts and the firm's own record say. */
export function horizonOf(
  { weeks, until, lately }: Pick<Horizon, 'weeks' | 'until' | 'lately'>,
  given: {
    readonly cases: InTrials;
    readonly value: readonly { readonly currency: string; readonly inTrials: InTrials }[];
    readonly stretch?: number;
    /** Of earlier forecasts, of all horizons. */
    readonly outcomes: readonly ForecastOutcome[];
  },
): Horizon {
  const { stretch = 1 } = given;
  const rangesOf = (inTrials: InTrials = new Float64Array(), currency?: string) => {
    const by = currency === undefined ? stretch : stretchOfValue(stretch);
    const before = stretchRanges(forecastRanges(inTrials), by);
    const outcomes = given.outcomes.filter((each) => each.weeks === weeks && each.currency === currency);
    const own = ownRecordOf(outcomes, weeks);
    const rounded = currency === undefined ? (each: typeof before) => each : roundRanges;
    const shown = rounded(own === undefined ? before : stretchRanges(before, own.factor));
    const { likely, wide } = rounded(before);
    return { shown, own: own && { ...own, before: { likely, wide } } };
  };
  const ofCases = rangesOf(given.cases);
  const ofValue = given.value.map(({ currency, inTrials }) => ({ currency, ...rangesOf(inTrials, currency) }));
  const isAnyDue = [ofCases, ...ofValue].some(({ own }) => own !== undefined);
  return {
    weeks,
    until,
    lately,
    cases: ofCases.shown,
    value: Object.fromEntries(ofValue.map(({ currency, shown }) => [currency, shown])),
    ownRecord: isAnyDue
      ? {
          cases: ofCases.own,
          value: Object.fromEntries(ofValue.flatMap(({ currency, own }) => (own ? [[currency, own]] : []))),
        }
      : undefined,
  };
}

/** What cases are worth varies all the same where their number was foretold better than it said. */
function stretchOfValue(stretch = 1): number {
  return stretch < 1 ? (1 + stretch) / 2 : stretch;
}
