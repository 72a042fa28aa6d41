import { analyse } from '../../functions/analyse/analyse.ts';
import type { AnalysisInput, Scope } from '../../functions/analyse/analysis-input.ts';
import type { Case, Instant } from '../../functions/analyse/case.ts';
import type { Coverage } from '../../functions/analyse/coverage.ts';
import type { Report } from '../../functions/analyse/report.ts';
import type { Snapshot } from '../../functions/analyse/snapshot/snapshot.ts';
import type { HistoryReading } from '../../functions/analyse/stage-history/followed.ts';
import type { StageHistory } from '../../functions/analyse/stage-history/stage-history.ts';
import { aCoverage } from './a-coverage.ts';
import { aFirm } from './a-firm.ts';
import { aPeriod } from './a-period.ts';
import { aScope } from './a-scope.ts';

/** The report of `aFirm` on week 47 of 2026, made by `analyse` as at the Monday after; what is given replaces the usual. */
export function aReport(
  given: {
    readonly cases?: readonly Case[];
    readonly scope?: Partial<Scope>;
    readonly coverage?: Partial<Coverage>;
    /** `2026-W47` or `2026-11` */
    readonly period?: string;
    readonly asAt?: Instant;
    readonly run?: string;
    readonly previous?: Snapshot;
    readonly missing?: AnalysisInput['missing'];
    readonly stageHistory?: StageHistory;
    readonly historyReading?: HistoryReading;
    readonly advisers?: AnalysisInput['advisers'];
    readonly taggedClients?: AnalysisInput['taggedClients'];
  } = {},
): Report {
  const scope = aScope(given.scope);
  const period = aPeriod(given.period, scope.timezone);
  return analyse({
    scope,
    run: given.run ?? `${scope.reportId}.${period.name}`,
    period,
    asAt: given.asAt ?? '2026-11-23T07:00:00.000Z',
    cases: given.cases ?? aFirm(),
    coverage: aCoverage(given.coverage),
    previous: given.previous,
    missing: given.missing,
    stageHistory: given.stageHistory,
    historyReading: given.historyReading,
    advisers: given.advisers,
    taggedClients: given.taggedClients,
  });
}
