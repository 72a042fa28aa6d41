import type { Day, Instant } from '../case.ts';
import { type DatedCase, isCompleted, isOpen } from '../cases/dated-case.ts';
import { daysBetween } from '../day.ts';
import type { HistoryWindow } from '../period.ts';
import type { ForecastRanges, IssuedForecast } from '../snapshot/issued-forecast.ts';
import type { Withdrawals } from '../snapshot/snapshot.ts';
import type { StageHistory } from '../stage-history/stage-history.ts';
import { forecastRanges, roundRanges } from './ranges.ts';
import { type ForecastRecord, forecastEnd, forecastRecord } from './record.ts';
import { createChances } from './simulation/chances.ts';
import { horizons as usualHorizons } from './simulation/horizons.ts';
import { paceVariation } from './simulation/pace-variation.ts';
import { replayHistory } from './simulation/replay-history.ts';
import { seededRandom } from './simulation/seeded-random.ts';
import { simulateCompletions, trials } from './simulation/simulate-completions.ts';
import { simulatedFirm } from './simulation/simulated-case.ts';
import { numberSituations } from './simulation/situation.ts';
import { drawWithdrawn } from './withdrawals.ts';

export type ForecastInput = {
  readonly asAt: Instant;
  /**
   * When the day of as-at began, to which ages are counted; that day seeds the simulation. So reports that are made on one
   * day of the same cases forecast the same, whatever they are called and whichever comes first.
   */
  readonly dayBegan: Instant;
  readonly cases: readonly DatedCase[];
  readonly history: HistoryWindow;
  readonly currencies: readonly string[];
  readonly localDay: (instant: Instant) => Day;
  readonly stageHistory?: StageHistory;
  readonly withdrawals?: Withdrawals;
  /** Those of earlier runs on the same cases. */
  readonly issued: readonly IssuedForecast[];
  readonly isComplete: boolean;
  /** How far to look ahead, in weeks, if not as far as usual; the nearest first, none further than the furthest usual. */
  readonly horizons?: readonly number[];
};

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
  /** How far it looks ahead from as-at; one of `horizons`. */
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

/** The least that a forecast is made from; under it, ranges would say little and be believed all the same. */
const leastCompleted = 30;

const leastWeeks = 26;

/** What is older tells little of how the firm works now. */
const mostWeeks = 52;

const mostArrivalWeeks = 26;

export function makeForecast(input: ForecastInput): Forecast {
  const { asAt, withdrawals, horizons = usualHorizons } = input;
  const record = forecastRecord({ ...input, historyFrom: input.history.firstDay });
  const firm = simulatedFirm(input.cases, input.dayBegan, input.stageHistory);
  const completed = firm.cases.filter(({ completedAgo }) => completedAgo !== undefined).length;
  const weeks = weeksOfHistory(input);
  const shared = { withdrawals, record };
  if (completed < leastCompleted || weeks < leastWeeks) {
    return {
      state: 'too-little',
      completed,
      completedNeeded: leastCompleted,
      weeks,
      weeksNeeded: leastWeeks,
      ...shared,
    };
  }

  const currencies = input.currencies.filter((currency) => completedIn(input.cases, currency) >= leastCompleted);
  const situations = numberSituations(firm.types, firm.stages);
  const replay = replayHistory(firm.cases, weeks, situations);
  const { cases, value } = simulateCompletions({
    horizons,
    firm,
    situations,
    replay,
    arrivalWeeks: Math.min(mostArrivalWeeks, weeks),
    currencies,
    paceVariance: paceVariation(
      firm.cases,
      weeks,
      situations,
      createChances(replay, situations, firm.types)(new Float64Array(firm.cases.length).fill(1)),
    ),
    drawWithdrawn: (random) => drawWithdrawn(withdrawals, random),
    random: seededRandom(input.history.lastDay),
  });
  return {
    state: 'shown',
    horizons: horizons.map(
      (horizon, index): Horizon => ({
        weeks: horizon,
        until: input.localDay(forecastEnd({ asAt, weeks: horizon })),
        cases: forecastRanges(cases[index] ?? new Float64Array()),
        value: Object.fromEntries(
          currencies.map((currency, each) => [
            currency,
            roundRanges(forecastRanges(value[each]?.[index] ?? new Float64Array())),
          ]),
        ),
      }),
    ),
    basis: {
      trials,
      openCases: firm.cases.length - completed,
      completed,
      weeks,
      uses: replay.weeksByStage > 0 ? 'stage' : 'age',
      currenciesLeftOut: input.currencies.filter(
        (currency) => !currencies.includes(currency) && hasValues(input.cases, currency),
      ),
    },
    ...shared,
  };
}

/** Since the first completion: an old case may have been brought along from before the firm used Plannr. */
function weeksOfHistory({ cases, history }: ForecastInput): number {
  const firstDay = cases
    .filter(isCompleted)
    .filter(({ completedAt, case: { createdAt } }) => createdAt !== undefined && createdAt <= completedAt)
    .reduce((first, { completedDay }) => (completedDay < first ? completedDay : first), history.lastDay);
  return Math.min(mostWeeks, Math.floor(daysBetween(firstDay, history.lastDay) / 7));
}

function completedIn(cases: readonly DatedCase[], currency: string): number {
  return cases.filter((each) => isCompleted(each) && each.case.value?.currency === currency).length;
}

function hasValues(cases: readonly DatedCase[], currency: string): boolean {
  return cases.some((each) => (isOpen(each) || isCompleted(each)) && each.case.value?.currency === currency);
}
