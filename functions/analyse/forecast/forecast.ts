import type { Calendar, CalendarRules } from '../calendar/working-days.ts';
import type { Day, Instant } from '../case.ts';
import { type DatedCase, isCompleted } from '../cases/dated-case.ts';
import { addDays, daysBetween } from '../day.ts';
import type { HistoryWindow } from '../period.ts';
import type { IssuedForecast } from '../snapshot/issued-forecast.ts';
import type { Withdrawals } from '../snapshot/snapshot.ts';
import type { StageHistory } from '../stage-history/stage-history.ts';
import { broughtLately } from './brought-lately.ts';
import { findCurrencies } from './find-currencies.ts';
import { type Horizon, horizonOf } from './horizon.ts';
import { createOpenPart, type OpenPart } from './pace/closed-days.ts';
import { findOutlook } from './pace/outlook.ts';
import { lookBack } from './pace/past-weeks.ts';
import { yearsForSeason } from './pace/season.ts';
import { type ForecastRecord, forecastEnd, forecastRecord } from './record.ts';
import { simulateCompletions, trials } from './simulate-completions.ts';
import { createChances } from './simulation/chances.ts';
import { horizons as usualHorizons, weeksAhead } from './simulation/horizons.ts';
import { replayHistory } from './simulation/replay-history.ts';
import { seededRandom } from './simulation/seeded-random.ts';
import { mayComplete, simulatedFirm } from './simulation/simulated-case.ts';
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
  /** Days on which nobody works (closed-days.ts): the firm's own, and the bank holidays of a calendar. */
  readonly closed?: CalendarRules['closed'];
  readonly calendar?: CalendarRules['calendar'];
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
      /** Weeks since the first of them completed; all that are read where it did in the first fortnight of these. */
      readonly weeks: number;
      readonly weeksNeeded: number;
      /** How far back completed cases are read (`historyWeeks`): with fewer than are needed there is never a forecast. */
      readonly weeksRead: number;
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
  /** From 0 to 1: how far it goes by what the team completes a week, and not by the chances of the cases. */
  readonly byThroughput: number;
  /** `years`: the same weeks of earlier years count; `none`: there is too little history to know a season. */
  readonly season: 'years' | 'none';
  /** Whether the settings name closed days. */
  readonly closedDays: boolean;
  /** Whose bank holidays count as closed; absent where the settings name no calendar. */
  readonly bankHolidays?: Exclude<Calendar, 'none'>;
  /** What completes now of what the cases have completed over the whole history, 1 for as much. */
  readonly pace: number;
  /** By horizon: by how much the ranges are wider than simulated, since replayed forecasts were further off. */
  readonly stretch: readonly number[];
  /** Currencies with values, in which too few cases completed to say anything. */
  readonly currenciesLeftOut: readonly string[];
};

/** The least that a forecast is made from; under it, ranges would say little and be believed all the same. */
const leastCompleted = 30;

const leastWeeks = 26;

/** What is older tells little of how the firm works now. */
const mostWeeks = 104;

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
      weeksRead: input.history.weeks,
      ...shared,
    };
  }

  const { currencies, currenciesLeftOut } = findCurrencies(input, leastCompleted);
  const situations = numberSituations(firm.types, firm.stages);
  const replay = replayHistory(firm, weeks, situations);
  const drawChances = createChances(replay, situations, firm.types);
  const chances = drawChances(new Float64Array(replay.lots).fill(1));
  const { closed = [], calendar = 'none' } = input;
  const inWeek = (openPart: OpenPart, ago: number) => openPart(addDays(input.history.lastDay, -7 * ago));
  const openPart = createOpenPart({ closed, calendar });
  const openByOwnDays = createOpenPart({ closed });
  const outlook = findOutlook({
    past: lookBack({ cases: firm.cases, types: firm.types, weeks, situations, replay, chances }),
    situations,
    chances,
    horizons,
    openPast: Float64Array.from({ length: weeks }, (_, week) => inWeek(openPart, weeks - week)),
    openAhead: Float64Array.from({ length: weeksAhead }, (_, week) => inWeek(openPart, -week)),
    ownDaysAhead: Array.from({ length: weeksAhead }, (_, week) => inWeek(openByOwnDays, -week) < 1),
  });
  const simulated = simulateCompletions({
    horizons,
    firm,
    situations,
    replay,
    drawChances,
    arrivalWeeks: Math.min(mostArrivalWeeks, weeks),
    currencies,
    outlook,
    drawWithdrawn: (random) => drawWithdrawn(withdrawals, random),
    random: seededRandom(input.history.lastDay),
  });
  return {
    state: 'shown',
    horizons: horizons.map((weeks, index) => {
      const until = input.localDay(forecastEnd({ asAt, weeks }));
      const value = currencies.map((currency, each) => ({ currency, inTrials: simulated.value[each]?.[index] }));
      const given = {
        cases: simulated.cases[index],
        value,
        stretch: outlook.stretch[index],
        outcomes: record.outcomes,
      };
      return horizonOf({ weeks, until, lately: broughtLately(input.cases, input.history, weeks) }, given);
    }),
    basis: {
      trials,
      openCases: firm.cases.filter(mayComplete).length,
      completed,
      weeks,
      uses: replay.weeksByStage > 0 ? 'stage' : 'age',
      byThroughput: round(outlook.byThroughput),
      season: weeks + 4 >= 52 * yearsForSeason ? 'years' : 'none',
      closedDays: closed.length > 0,
      bankHolidays: calendar === 'none' ? undefined : calendar,
      pace: round(outlook.changed.pace),
      stretch: outlook.stretch.map(round),
      currenciesLeftOut,
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
  const weeks = daysBetween(firstDay, history.lastDay) / 7;
  // A window is seldom full to the day: in the first fortnight of it nothing need have been completed.
  const isFull = weeks > history.weeks - 2;
  return Math.min(mostWeeks, isFull ? history.weeks : Math.floor(weeks));
}

/** To a hundredth. */
function round(number: number): number {
  return Math.round(100 * number) / 100;
}
