import type { Case } from '../../analyse/case.ts';
import { latestStages } from '../../analyse/cases/latest-stages.ts';
import { createLocalDay } from '../../analyse/local-day.ts';
import { historyWindow } from '../../analyse/period.ts';
import { casesToAudit, completedToAudit } from '../../analyse/stage-history/cases-to-audit.ts';
import type { StageHistory } from '../../analyse/stage-history/stage-history.ts';
import type { StageReadingRequest } from '../../collect/audits/read-stage-history.ts';
import type { ReportSettings } from '../../settings.ts';
import { isAboutLastPeriod, type Plan } from '../plan-run.ts';

/** Whether the history of cases is read from Plannr at all; else our own snapshots are all there is. */
export function readsHistory({ historySource }: Pick<ReportSettings, 'historySource'>): boolean {
  return historySource === 'audits';
}

/** How many calls a run makes for the histories of completed cases: two minutes at Plannr's limit. */
export const completedCallsOfRun = 1_000;

/**
 * Which cases' history to read, and what to understand it with. Those of cases that were completed unseen are read by the
 * scheduled run alone: what is asked for beside it is waited for.
 */
export function historyToRead(
  cases: readonly Case[],
  known: StageHistory | undefined,
  of: {
    readonly plan: Pick<Plan, 'period' | 'asAt' | 'scope'>;
    readonly settings: ReportSettings;
    readonly clients: readonly string[] | undefined;
  },
): StageReadingRequest & Required<Pick<StageReadingRequest, 'completed'>> {
  const { plan, settings, clients } = of;
  const stages = [...latestStages(cases).values()];
  return {
    toAudit: casesToAudit(cases, known),
    completed: isAboutLastPeriod({ settings, clients }, plan)
      ? completedToAudit(cases, known, isHistoryOf(plan)).slice(0, completedCallsOfRun)
      : [],
    completedCalls: completedCallsOfRun,
    stages,
    known,
  };
}

/** Makes a function that tells whether a case completed then is part of the history of the run. */
export function isHistoryOf({ period, asAt, scope }: Pick<Plan, 'period' | 'asAt' | 'scope'>) {
  const { firstDay } = historyWindow(period, asAt, scope.historyWeeks, scope.timezone);
  const localDay = createLocalDay(scope.timezone);
  return (completedAt: string) => localDay(completedAt) >= firstDay;
}
