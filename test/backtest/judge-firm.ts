import type { Case } from '../../functions/analyse/case.ts';
import { type DatedCase, dateCase } from '../../functions/analyse/cases/dated-case.ts';
import { latestNames, latestStages } from '../../functions/analyse/cases/latest-stages.ts';
import type { Forecast, ForecastInput } from '../../functions/analyse/forecast/forecast.ts';
import { createLocalDay } from '../../functions/analyse/local-day.ts';
import { historyWindow, lastWholePeriod } from '../../functions/analyse/period.ts';
import type { StageHistory } from '../../functions/analyse/stage-history/stage-history.ts';
import { aStage } from '../builders/a-stage.ts';
import { aUuid } from '../builders/a-uuid.ts';
import { createChance } from './chance.ts';
import { type PlayedCase, playFirm } from './play-firm.ts';
import type { ProcessKind } from './processes.ts';

/** Whether one range of one forecast held what then came about. */
export type Judged = {
  readonly weeks: number;
  readonly what: 'cases' | 'value';
  readonly inLikely: boolean;
  readonly inWide: boolean;
  /** What came about, less the median, as a part of what came about. */
  readonly error: number;
  /** Of the wide range, as a part of the median. */
  readonly width: number;
  /** Of the wide range, in cases or minor units. */
  readonly span: number;
};

export type Firm = {
  readonly seed: number;
  readonly kind: ProcessKind;
  readonly years: 1 | 2;
  /** By stage: stages and withdrawals were followed in earlier runs; by age: this is the first run. */
  readonly uses: 'stage' | 'age';
};

export type MakeForecast = (input: ForecastInput) => Forecast;

const dayMilliseconds = 86_400_000;

const timezone = 'Europe/London';

const scheduled = 7 / 24;

/** A year in which the firm fills up, before the history begins. */
const daysBefore = 400;

/** What a forecast of a firm that nobody but the backtest knows, held against what then came about. */
export function judgeFirm({ seed, kind, years, uses }: Firm, forecasters: readonly MakeForecast[]): Judged[][] {
  const chance = createChance(seed);
  const asAtDay = mondayFrom(kind.asAt ?? Math.floor(chance.between(0, 364)));
  const historyWeeks = 52 * years;
  const process = kind.make(chance, asAtDay);
  const played = playFirm(process, asAtDay - 7 * historyWeeks - daysBefore, asAtDay + 7 * 14, chance);
  const now = asAtDay + scheduled;
  const isThere = ({ entered, withdrawn }: PlayedCase) => (entered[0] ?? now) <= now && withdrawn > now;
  const there = played.filter(isThere);

  const asAt = instant(now);
  const period = lastWholePeriod('week', asAt, timezone);
  const history = historyWindow(period, asAt, historyWeeks, timezone);
  const input = {
    // Seeds the simulation of older checkouts.
    run: `backtest.${seed}`,
    dayBegan: instant(Math.floor(now)),
    asAt,
    cases: datedCases(
      there.map((each, index) => caseOf(each, index, now)),
      { period, history },
    ),
    history,
    currencies: ['GBP'],
    localDay: createLocalDay(timezone),
    stageHistory: uses === 'stage' ? stageHistoryOf(there, now) : undefined,
    withdrawals: uses === 'stage' ? withdrawalsOf(played, now) : undefined,
    closed: kind.closed ?? [],
    issued: [],
    isComplete: true,
  };
  const counted = there.filter(({ completed }) => completed > now);
  return forecasters.map((make) => {
    const forecast = make(input);
    if (forecast.state !== 'shown') return [];
    return forecast.horizons.flatMap(({ weeks, cases, value }) => {
      const until = now + 7 * weeks;
      const done = [...counted, ...played.filter(({ entered }) => (entered[0] ?? now) > now)].filter(
        ({ completed, withdrawn }) => completed <= until && completed < withdrawn,
      );
      const minor = done.reduce((sum, each) => sum + (each.minor ?? 0), 0);
      return [
        judge({ weeks, what: 'cases' }, cases, done.length),
        ...(value.GBP === undefined ? [] : [judge({ weeks, what: 'value' }, value.GBP, minor)]),
      ];
    });
  });
}

/** The first Monday from `MM-DD` of 2026, or from so many days after its first, on. */
function mondayFrom(given: string | number): number {
  const first = Date.parse(`2026-${typeof given === 'string' ? given : '01-01'}T00:00:00Z`) / dayMilliseconds;
  const from = first + (typeof given === 'string' ? 0 : given);
  return from + ((7 - ((from + 3) % 7)) % 7);
}

function instant(day: number): string {
  return new Date(Math.round(day * dayMilliseconds)).toISOString();
}

function caseOf({ type, minor, entered, completed }: PlayedCase, index: number, now: number): Case {
  const isDone = completed <= now;
  return {
    uuid: aUuid(index + 1),
    name: '',
    stage: isDone ? aStage(5) : stageOf(entered.filter((at) => at <= now).length - 1),
    type: { uuid: aUuid(7_000 + type), name: `Type ${type}` },
    value: minor === undefined ? undefined : { minor, currency: 'GBP' },
    createdAt: instant(entered[0] ?? now),
    completedAt: isDone ? instant(completed) : undefined,
    clients: [],
  };
}

/** Those that count as open, from 11 on; 5 is the one that counts as completed. */
function stageOf(index: number) {
  return aStage(11 + index);
}

function datedCases(
  cases: readonly Case[],
  { period, history }: Pick<Parameters<typeof dateCase>[1], 'period' | 'history'>,
): DatedCase[] {
  const rules = {
    period,
    history,
    localDay: createLocalDay(timezone),
    stages: latestStages(cases),
    types: latestNames(cases, ({ type }) => [type]),
    clients: new Map(),
  };
  return cases.map((each) => dateCase(each, rules));
}

function stageHistoryOf(there: readonly PlayedCase[], now: number): StageHistory {
  const seenAt = instant(now);
  return {
    version: 1,
    cases: there.map(({ entered, completed }, index) => {
      const all = [
        ...entered.filter((at) => at <= now).map((at, stage) => ({ at, stage: stageOf(stage).uuid })),
        ...(completed <= now ? [{ at: completed, stage: aStage(5).uuid }] : []),
      ];
      const visits = all.map(({ at, stage }, place) => {
        const next = all[place + 1];
        const to = next === undefined ? undefined : ({ known: 'exact', at: instant(next.at) } as const);
        return { stage, from: { known: 'exact', at: instant(at) } as const, to };
      });
      return { uuid: aUuid(index + 1), seenAt, visits };
    }),
  };
}

/** As runs of the last half-year would have counted them. */
function withdrawalsOf(played: readonly PlayedCase[], now: number) {
  const since = now - 7 * 26;
  let days = 0;
  let cases = 0;
  for (const { entered, completed, withdrawn } of played) {
    const end = Math.min(completed, withdrawn, now);
    days += Math.max(0, end - Math.max(since, entered[0] ?? now));
    if (withdrawn > since && withdrawn <= now && withdrawn < completed) cases += 1;
  }
  return { cases, caseWeeks: days / 7 };
}

type Range = { readonly low: number; readonly high: number };
type Ranges = { readonly median: number; readonly likely: Range; readonly wide: Range };

function judge(about: Pick<Judged, 'weeks' | 'what'>, { median, likely, wide }: Ranges, truth: number): Judged {
  const holds = ({ low, high }: Range) => truth >= low && truth <= high;
  return {
    ...about,
    inLikely: holds(likely),
    inWide: holds(wide),
    error: (truth - median) / Math.max(1, truth),
    width: (wide.high - wide.low) / Math.max(1, median),
    span: wide.high - wide.low,
  };
}
