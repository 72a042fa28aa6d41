import { analyse } from '../../functions/analyse/analyse.ts';
import type { AnalysisInput, Scope } from '../../functions/analyse/analysis-input.ts';
import type { Case } from '../../functions/analyse/case.ts';
import { createLocalDay } from '../../functions/analyse/local-day.ts';
import type { Compared } from '../../functions/analyse/movement/movement.ts';
import { historyWindow, lastWholePeriod } from '../../functions/analyse/period.ts';
import type { Report } from '../../functions/analyse/report.ts';
import type { Snapshot } from '../../functions/analyse/snapshot/snapshot.ts';
import { noteStages } from '../../functions/analyse/stage-history/note-stages.ts';
import type { StageHistory } from '../../functions/analyse/stage-history/stage-history.ts';
import { takeSnapshot } from '../../functions/analyse/take-snapshot.ts';
import { aCoverage } from '../builders/a-coverage.ts';
import { aScope } from '../builders/a-scope.ts';
import { casesOfState } from '../builders/cases-of-state.ts';
import type { Firm } from '../sandbox/plannr/firm.ts';

const dayMilliseconds = 86_400_000;

export type WeekOfRun = { readonly input: AnalysisInput; readonly report: Report; readonly kept: Snapshot };

export type RunOfYear = {
  readonly firm: Firm;
  readonly weeks: number;
  /** Whether the run of that week is not made at all. */
  readonly isMissed?: (week: number) => boolean;
  /** Whether that run reads everything but this case. */
  readonly isUnseen?: (week: number, each: Case) => boolean;
  /** What Plannr sends of a case, where it differs from the truth. */
  readonly asSent?: (each: Case, asAt: string) => Case;
  readonly scope?: Partial<Scope>;
};

/** A scheduled run on each of so many Mondays, the last at the firm's own `asAt`, each compared with the one before. */
export function* yearOfRuns({
  firm,
  weeks,
  isMissed,
  isUnseen,
  asSent,
  scope: given,
}: RunOfYear): Generator<WeekOfRun> {
  let previous: Snapshot | undefined;
  let history: StageHistory | undefined;
  for (let week = 0; week < weeks; week += 1) {
    if (isMissed?.(week)) continue;
    const asAt = new Date(Date.parse(firm.asAt) - (weeks - 1 - week) * 7 * dayMilliseconds).toISOString();
    const all = casesOfState(firm.at(asAt), { providers: true }).map((each) => asSent?.(each, asAt) ?? each);
    const cases = all.filter((each) => !isUnseen?.(week, each));
    const missing = all.length - cases.length;
    const scope = aScope(given);
    const period = lastWholePeriod('week', asAt, scope.timezone);
    const gaps = missing === 0 ? [] : [`${missing} cases could not be read.`];
    const run = `${scope.reportId}.${period.name}`;
    const { firstDay } = historyWindow(period, asAt, scope.historyWeeks, scope.timezone);
    const localDay = createLocalDay(scope.timezone);
    const isHistory = (completedAt: string) => localDay(completedAt) >= firstDay;
    const stageHistory = noteStages(history, { cases, asAt, isComplete: missing === 0, isHistory });
    const tag = scope.timeliness?.vulnerableTag ?? '';
    const marked = firm.at(asAt).clients.filter(({ tags }) => tags.includes(tag));
    const taggedClients = { uuids: marked.map(({ uuid }) => uuid), isWhole: true };
    const input = {
      ...{ scope, run, period, asAt, cases, coverage: aCoverage({ gaps }), previous, stageHistory, taggedClients },
    };
    const report = analyse(input);
    const kept = takeSnapshot(input, report);
    yield { input, report, kept };
    // As it comes back from the archive.
    previous = JSON.parse(JSON.stringify(kept));
    history = JSON.parse(JSON.stringify(stageHistory));
  }
}

export function comparedIn({ movement }: Report): Compared {
  if (movement.state !== 'compared') throw new Error(`the run is not compared: ${movement.state}`);
  return movement;
}
