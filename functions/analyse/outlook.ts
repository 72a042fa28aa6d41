import type { AnalysisInput } from './analysis-input.ts';
import { findAttention } from './attention/attention.ts';
import { usualTimes } from './attention/usual-times.ts';
import { watchedCases } from './attention/watched-case.ts';
import type { Attention } from './attention.ts';
import type { DatedCase } from './cases/dated-case.ts';
import type { Stages } from './cases/latest-stages.ts';
import { findFlow } from './flow/flow.ts';
import { findQueues } from './flow/queues.ts';
import type { Flow } from './flow.ts';
import { type ForecastInput, makeForecast } from './forecast/forecast.ts';
import { countWithdrawals } from './forecast/withdrawals.ts';
import type { Forecast } from './forecast.ts';
import type { Names } from './latest-names.ts';
import type { Movement } from './movement.ts';
import type { Queue } from './queues.ts';
import { findReliance } from './reliance/reliance.ts';
import type { Reliance } from './reliance.ts';
import type { Report } from './report.ts';
import { endedStays } from './stage-history/ended-stays.ts';

/** The measures that look beyond this run: at what was before it, and at what comes. */
export type Outlook = {
  /** By position; absent where there is no run to compare with. */
  readonly queues?: readonly Queue[];
  readonly flow: Flow;
  readonly attention: Attention;
  readonly forecast: Forecast;
  readonly reliance: Reliance;
};

export type OutlookInput = {
  readonly input: AnalysisInput;
  /** What is worked out already. */
  readonly report: Omit<Report, keyof Outlook | 'sentences'> & Pick<Outlook, 'forecast'>;
  readonly cases: readonly DatedCase[];
  readonly stages: Stages;
  readonly types: Names;
  readonly localDay: (instant: string) => string;
};

export function findOutlook({
  input,
  report,
  cases,
  stages,
  types,
  localDay,
}: OutlookInput): Omit<Outlook, 'forecast'> {
  const { previous, stageHistory, scope } = input;
  const { history, movement, openCases } = report;
  const isCompared = movement.state === 'compared';
  const stays = endedStays({ cases, stageHistory, stages, history, localDay });
  const usual = usualTimes(cases, stays);
  const watched = watchedCases(openCases, cases);
  return {
    queues: isCompared && previous !== undefined ? findQueues(report.stages, previous) : undefined,
    flow: findFlow({ ...report, cases, watched, stays, usual, stageRows: report.stages, stages, types }),
    attention: findAttention({ ...report, watched, usual, types, stalledAfterDays: scope.stalledAfterDays }),
    reliance: findReliance(report),
  };
}

/** What a forecast is made from: of the report that is under way, what is worked out by then. */
export type Outset = Pick<ForecastInput, 'asAt' | 'history' | 'currencies' | 'cases' | 'localDay' | 'isComplete'> & {
  readonly input: AnalysisInput;
  readonly movement: Movement;
};

/** What is likely to complete. By itself, and before the rows of all cases, since it takes as much memory as these. */
export function findForecast({ input, movement, ...outset }: Outset): Forecast {
  const { run, previous, stageHistory } = input;
  const isCompared = movement.state === 'compared';
  return makeForecast({
    ...outset,
    run,
    stageHistory,
    withdrawals: countWithdrawals(isCompared ? previous?.withdrawals : undefined, movement, outset.isComplete),
    issued: isCompared ? (previous?.forecasts ?? []) : [],
  });
}
