import { type AccountedFor, accountFor } from './accounted-for.ts';
import type { AnalysisInput } from './analysis-input.ts';
import type { Case, Day, Instant } from './case.ts';
import { createCaseLink } from './case-link.ts';
import { type CompletedCaseRow, completedCaseRows, type OpenCaseRow, openCaseRows } from './case-rows.ts';
import { type ClientRow, clientRows, type Reconciliation } from './clients.ts';
import { compareText, uuidKey } from './compare.ts';
import type { Coverage } from './coverage.ts';
import { reportedCurrencies } from './currencies.ts';
import { type DataQuality, gatherFaults } from './data-quality.ts';
import { dateCase } from './dated-case.ts';
import { type ExtraColumn, extraColumns } from './extra-columns.ts';
import { faultsOfCase } from './faults-of-case.ts';
import { findMovement } from './find-movement.ts';
import { findSentences } from './find-sentences.ts';
import { latestNames } from './latest-names.ts';
import { latestStages } from './latest-stages.ts';
import { createLocalDay } from './local-day.ts';
import { markUnread } from './mark-unread.ts';
import type { Movement } from './movement.ts';
import { type NarrowedTo, narrowedTo } from './narrowed-to.ts';
import { findForecast, findOutlook, type Outlook } from './outlook.ts';
import { type HistoryWindow, historyWindow, type Period, toInstant } from './period.ts';
import { reconcile } from './reconciliation.ts';
import { snapshotScope } from './snapshot-scope.ts';
import { type StageRow, stageRows } from './stages.ts';
import { timeInStage } from './time-in-stage.ts';
import { type TimeToCompleteRow, timeToCompleteByType } from './time-to-complete.ts';
import { type Totals, totalsOf } from './totals.ts';
import type { Sentence } from './words.ts';

export type { AnalysisInput, Scope } from './analysis-input.ts';
export type { ExtraColumn } from './extra-columns.ts';

/**
 * Everything that a reader is shown, worked out once; workbook, mail, URL and report.json all show these figures.
 * Money is in minor units, ages and times are whole days, shares are 0 to 1. Archived as report.json.
 */
export type Report = Outlook & {
  /** Of this format; raised when a field changes its meaning. */
  readonly version: 1;
  readonly run: string;
  readonly reportId: string;
  readonly firm: string;
  readonly timezone: string;
  readonly period: Period;
  /** Whether the cases were read before the period was over, so that its counts are of a part of it. */
  readonly periodUnfinished: boolean;
  readonly asAt: Instant;
  readonly asAtDay: Day;
  /** The days on which a case must have been completed to count as history; both belong to it. */
  readonly history: HistoryWindow;
  /** What the report was narrowed to; the name is that of a case read, empty where none has it. Empty lists: not narrowed. */
  readonly narrowedTo: NarrowedTo;
  readonly completeness: 'complete' | 'partial';
  readonly coverage: Coverage;
  /** GBP first, then the others that a case has a value in, in alphabetical order. */
  readonly currencies: readonly string[];
  readonly columns: readonly ExtraColumn[];
  readonly accountedFor: AccountedFor;
  readonly totals: Totals;
  readonly stages: readonly StageRow[];
  readonly clients: readonly ClientRow[];
  readonly reconciliation: Reconciliation;
  /** By type (unknown last, without a name), most cases first. */
  readonly timeToComplete: readonly TimeToCompleteRow[];
  readonly openCases: readonly OpenCaseRow[];
  readonly completedCases: readonly CompletedCaseRow[];
  readonly movement: Movement;
  /** The report in three to five sentences. */
  readonly sentences: readonly Sentence[];
  readonly dataQuality: DataQuality;
};

/**
 * Works out every figure of a report. The order of the cases does not matter.
 *
 * With a list of clients, a case in which none of them takes part is left out.
 *
 * @throws Error if a sum of values can no longer be exact.
 */
export function analyse(input: AnalysisInput): Report {
  const { scope, period, coverage } = input;
  const asAt = toInstant(input.asAt);
  const localDay = createLocalDay(scope.timezone);
  const history = historyWindow(period, asAt, scope.historyWeeks, scope.timezone);
  const listed = scope.clients === 'all' ? undefined : new Set(scope.clients.map(uuidKey));

  const used = input.cases
    .filter(({ clients }) => listed === undefined || clients.some(({ uuid }) => listed.has(uuidKey(uuid))))
    .sort((a, b) => compareText(a.createdAt, b.createdAt) || compareText(a.uuid, b.uuid));
  const stages = latestStages(used);
  const types = latestNames(used, ({ type }) => [type]);
  const clients = latestNames(used, (each) => each.clients);
  const rules = { period, history, localDay, stages, types, clients, listed };
  const dated = used.map((each) => dateCase(each, rules));

  const columns = extraColumns(scope.columns);
  const caseLink = createCaseLink(scope.caseLink);
  const stagesOf = new Map(input.stageHistory?.cases.map((each) => [each.uuid, each]));
  const rowRules = {
    columns,
    localDay,
    caseLink,
    timeInStage: (given: Case) =>
      timeInStage(given, stagesOf.get(uuidKey(given.uuid)), { asAtDay: history.lastDay, localDay }),
  };
  const totals = totalsOf(dated);
  const rows = markUnread(
    clientRows(dated, clients, scope.clients === 'all' ? undefined : scope.clients),
    coverage.unreadClients,
  );
  const faultRules = { asAtDay: history.lastDay, localDay };
  const faults = new Map(dated.map((each) => [each, faultsOfCase(each, faultRules)]));
  const completeness: Report['completeness'] = coverage.gaps.length === 0 ? 'complete' : 'partial';
  const isComplete = completeness === 'complete';
  const movement = findMovement({
    previous: input.previous,
    scope: snapshotScope(scope),
    period,
    asAtDay: history.lastDay,
    account: coverage.account,
    isComplete,
    cases: dated,
    totals,
    stages,
    clients,
    rules: { localDay, caseLink },
  });
  const currencies = reportedCurrencies(dated);
  const forecast = findForecast({ input, asAt, history, currencies, cases: dated, localDay, isComplete, movement });

  const report = {
    version: 1 as const,
    run: input.run,
    reportId: scope.reportId,
    firm: scope.firm,
    timezone: scope.timezone,
    period,
    periodUnfinished: asAt < period.end,
    asAt,
    asAtDay: history.lastDay,
    history,
    narrowedTo: narrowedTo(scope, used, { clients, types, stages }),
    completeness,
    coverage,
    currencies,
    columns,
    accountedFor: accountFor(dated, input.cases.length),
    totals,
    stages: stageRows(dated, stages),
    clients: rows,
    reconciliation: reconcile(dated, rows, totals),
    timeToComplete: timeToCompleteByType(dated),
    openCases: openCaseRows(dated, faults, rowRules),
    completedCases: completedCaseRows(dated, rowRules),
    movement,
    forecast,
    dataQuality: gatherFaults(faults, caseLink, movement.state === 'compared' ? input.previous?.faults : undefined),
  } satisfies Omit<Report, Exclude<keyof Outlook, 'forecast'> | 'sentences'>;
  const told = { ...report, ...findOutlook({ input, report, cases: dated, stages, types, localDay }) };
  return { ...told, sentences: findSentences(told) };
}
