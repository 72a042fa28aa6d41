import { analyse } from '../../functions/analyse/analyse.ts';
import type { AnalysisInput, Scope } from '../../functions/analyse/analysis-input.ts';
import { lastWholePeriod, type Period } from '../../functions/analyse/period.ts';
import { snapshotScope } from '../../functions/analyse/snapshot/snapshot-scope.ts';
import { aCoverage } from '../builders/a-coverage.ts';
import { aScope } from '../builders/a-scope.ts';
import { casesOfState } from '../builders/cases-of-state.ts';
import type { Firm } from '../sandbox/plannr/firm.ts';
import { generateFirm } from '../sandbox/plannr/generate-firm.ts';
import { trueStageHistory } from './true-stage-history.ts';
import { trueWithdrawals } from './true-withdrawals.ts';

/** Whether one range of one forecast held what then came about. */
export type Judged = {
  readonly weeks: number;
  readonly what: 'cases' | 'value';
  readonly inLikely: boolean;
  readonly inWide: boolean;
  /** What came about, less the median, as a part of the median. */
  readonly error: number;
  /** Of the wide range, as a part of the median. */
  readonly width: number;
};

const weekMilliseconds = 7 * 86_400_000;

/** What is kept from earlier runs where the firm was followed all along. */
function followed(firm: Firm, scope: Scope, period: Period): Pick<AnalysisInput, 'previous' | 'stageHistory'> {
  const { asAt } = firm;
  const asAtDay = asAt.slice(0, 10);
  return {
    stageHistory: trueStageHistory(firm, asAt),
    previous: {
      version: 1,
      reportId: scope.reportId,
      run: `${scope.reportId}.before`,
      period,
      asAt,
      asAtDay,
      history: { firstDay: asAtDay, lastDay: asAtDay, weeks: scope.historyWeeks },
      completeness: 'complete',
      scope: snapshotScope(scope),
      account: { uuid: aCoverage().account.uuid },
      cases: [],
      stages: [],
      faults: {},
      forecasts: [],
      withdrawals: trueWithdrawals(firm, asAt),
    },
  };
}

/**
 * Forecasts for an invented firm and asks the firm itself what then completed, 4, 8 and 13 weeks later.
 *
 * @param uses by stage: stages and withdrawals were followed in earlier runs; by age: this is the first run
 */
export function judgeForecast(ask: { seed: number; cases: number; uses: 'stage' | 'age' }): Judged[] {
  const clients = Math.max(10, Math.round(ask.cases / 4));
  const firm = generateFirm({ seed: ask.seed, cases: ask.cases, clients, oddNames: false });
  const { asAt } = firm;
  const scope = aScope();
  const period = lastWholePeriod('week', asAt, scope.timezone);
  const { forecast } = analyse({
    scope,
    run: `firm-${ask.seed}.${period.name}`,
    period,
    asAt,
    cases: casesOfState(firm.at(asAt)),
    coverage: aCoverage(),
    ...(ask.uses === 'stage' ? followed(firm, scope, period) : {}),
  });
  if (forecast.state !== 'shown') throw new Error(`firm ${ask.seed} is too small for a forecast`);
  if (forecast.basis.uses !== ask.uses) throw new Error(`the forecast uses ${forecast.basis.uses}`);

  return forecast.horizons.flatMap(({ weeks, cases, value }) => {
    const end = new Date(Date.parse(asAt) + weeks * weekMilliseconds).toISOString();
    const done = firm
      .at(end)
      .cases.filter(({ completedAt }) => completedAt !== undefined && completedAt > asAt && completedAt <= end);
    const pounds = done.reduce((sum, each) => sum + (each.value?.currency === 'GBP' ? each.value.minor : 0), 0);
    return [
      judge({ weeks, what: 'cases' as const }, cases, done.length),
      judge({ weeks, what: 'value' as const }, value.GBP, pounds),
    ];
  });
}

type Range = { readonly low: number; readonly high: number };
type Ranges = { readonly median: number; readonly likely: Range; readonly wide: Range };

function judge(about: Pick<Judged, 'weeks' | 'what'>, ranges: Ranges | undefined, truth: number): Judged {
  if (ranges === undefined) throw new Error('there is no forecast of the value');
  const holds = ({ low, high }: Range) => truth >= low && truth <= high;
  const { median, likely, wide } = ranges;
  return {
    ...about,
    inLikely: holds(likely),
    inWide: holds(wide),
    error: (truth - median) / Math.max(1, median),
    width: (wide.high - wide.low) / Math.max(1, median),
  };
}
