import { analyse } from '../../functions/analyse/analyse.ts';
import type { Scope } from '../../functions/analyse/analysis-input.ts';
import { createLocalDay } from '../../functions/analyse/local-day.ts';
import { historyWindow, lastWholePeriod } from '../../functions/analyse/period.ts';
import type { Snapshot } from '../../functions/analyse/snapshot/snapshot.ts';
import { noteStages } from '../../functions/analyse/stage-history/note-stages.ts';
import type { StageHistory } from '../../functions/analyse/stage-history/stage-history.ts';
import { takeSnapshot } from '../../functions/analyse/take-snapshot.ts';
import { aCoverage } from '../builders/a-coverage.ts';
import { aScope } from '../builders/a-scope.ts';
import { casesOfState } from '../builders/cases-of-state.ts';
import type { Firm } from '../sandbox/plannr/firm.ts';
import type { WeekOfRun } from './year-of-runs.ts';

/** A scheduled run at eight on the first of each of so many months, the last that of November 2026, each compared with the one before. */
export function* monthsOfRuns({
  firm,
  months,
  scope: given,
}: {
  readonly firm: Firm;
  readonly months: number;
  readonly scope?: Partial<Scope>;
}): Generator<WeekOfRun> {
  let previous: Snapshot | undefined;
  let history: StageHistory | undefined;
  for (let ago = months - 1; ago >= 0; ago -= 1) {
    const asAt = new Date(Date.UTC(2026, 10 - ago, 1, 8)).toISOString();
    const cases = casesOfState(firm.at(asAt));
    const scope = aScope({ reportId: 'monthly-cases', ...given });
    const period = lastWholePeriod('month', asAt, scope.timezone);
    const { firstDay } = historyWindow(period, asAt, scope.historyWeeks, scope.timezone);
    const localDay = createLocalDay(scope.timezone);
    const isHistory = (completedAt: string) => localDay(completedAt) >= firstDay;
    const stageHistory = noteStages(history, { cases, asAt, isComplete: true, isHistory });
    const run = `${scope.reportId}.${period.name}`;
    const coverage = aCoverage({ expected: cases.length, received: cases.length, startedAt: asAt, finishedAt: asAt });
    const input = { scope, run, period, asAt, cases, coverage, previous, stageHistory };
    const report = analyse(input);
    const kept = takeSnapshot(input, report);
    yield { input, report, kept };
    // As it comes back from the archive.
    previous = JSON.parse(JSON.stringify(kept));
    history = JSON.parse(JSON.stringify(stageHistory));
  }
}
