import type { AnalysisInput } from './analysis-input.ts';
import { findAttention, withWeeksOnList } from './attention/attention.ts';
import { createHeldAgainst } from './attention/held-against.ts';
import { usualOfReport } from './attention/usual-times.ts';
import { watchedCases } from './attention/watched-case.ts';
import { findBoard } from './board.ts';
import { postponedFrom } from './calendar/postponement.ts';
import { calendarOf } from './calendar/report-calendar.ts';
import { createWorkingDays } from './calendar/working-days.ts';
import type { Case } from './case.ts';
import { completedCaseRows, createCaseLink, openCaseRows } from './case-lists/case-rows.ts';
import { extraColumns } from './case-lists/extra-columns.ts';
import { overdueReviews } from './case-lists/overdue-reviews.ts';
import { prepareCases } from './cases/prepare-cases.ts';
import { gatherFaults } from './data-quality/data-quality.ts';
import { findFaults } from './data-quality/faults.ts';
import { findComparison } from './flow/comparison.ts';
import { findFlow } from './flow/flow.ts';
import { findQueues } from './flow/queues.ts';
import { findTargets } from './flow/targets.ts';
import { makeForecast } from './forecast/forecast.ts';
import { countWithdrawals } from './forecast/withdrawals.ts';
import { createLocalDay } from './local-day.ts';
import { findMovement } from './movement/movement.ts';
import { findPeopleWork } from './people/people.ts';
import { dayBegan, historyWindow, toInstant } from './period.ts';
import { findDoubts } from './reliance/doubts.ts';
import { findReliance } from './reliance/reliance.ts';
import type { Report } from './report.ts';
import { findHeadline } from './sentences/headline.ts';
import { findSentences } from './sentences/sentences.ts';
import { findService } from './service/service.ts';
import { snapshotScope } from './snapshot/snapshot-scope.ts';
import { createTimeInStage } from './stage-history/time-in-stage.ts';
import { accountFor } from './standing/accounted-for.ts';
import { clientRows, markUnread, reconcile } from './standing/clients.ts';
import { findLost } from './standing/lost.ts';
import { narrowedTo } from './standing/narrowed-to.ts';
import { stageRows } from './standing/stages.ts';
import { timeToCompleteByType } from './standing/time-to-complete.ts';
import { reportedCurrencies, totalsOf } from './standing/totals.ts';
import { findTimeliness } from './timeliness/timeliness.ts';

/**
 * Works out every figure of a report. The order of the cases does not matter.
 *
 * With a list of clients, a case in which none of them takes part is left out.
 *
 * @throws Error if a sum of values can no longer be exact.
 */
export function analyse(input: AnalysisInput): Report {
  const { scope, period, coverage, stageHistory } = input;
  const asAt = toInstant(input.asAt);
  const localDay = createLocalDay(scope.timezone);
  const history = historyWindow(period, asAt, scope.historyWeeks, scope.timezone);
  const { listed, people, holdersOf, used, dated, ...latest } = prepareCases(input, { period, history, localDay });
  const { stages, types, clients } = latest;

  const calendar = calendarOf(scope);
  const workingDays = calendar && createWorkingDays(scope);
  const columns = extraColumns(scope.columns, used);
  const caseLink = createCaseLink(scope.caseLink);
  const timeInStage = createTimeInStage(stageHistory, { asAtDay: history.lastDay, localDay });
  const rowRules = {
    holdersOf,
    columns,
    localDay,
    caseLink,
    timeInStage: (given: Case) => timeInStage(given),
    workingTimeInStage: workingDays && ((given: Case) => timeInStage(given, workingDays)),
  };
  const totals = totalsOf(dated);
  const rows = markUnread(
    clientRows(dated, clients, scope.clients === 'all' ? undefined : scope.clients),
    coverage.unreadClients,
  );
  const faults = findFaults(dated, { asAtDay: history.lastDay, localDay });
  const completeness: Report['completeness'] = coverage.gaps.length === 0 ? 'complete' : 'partial';
  const isComplete = completeness === 'complete';
  const movement = findMovement({
    previous: input.previous,
    scope: snapshotScope(scope),
    period,
    asAtDay: history.lastDay,
    account: coverage.account,
    isComplete,
    missing: input.missing,
    cases: dated,
    totals,
    stages,
    clients,
    people,
    listed,
    rules: { localDay, caseLink },
  });
  const currencies = reportedCurrencies(dated);
  const previous = movement.state === 'compared' ? input.previous : undefined;
  // Before the rows of all cases, since each takes as much memory as the other.
  const forecast = makeForecast({
    asAt,
    history,
    currencies,
    cases: dated,
    localDay,
    isComplete,
    dayBegan: dayBegan(history.lastDay, scope.timezone),
    stageHistory,
    withdrawals: countWithdrawals(previous?.withdrawals, movement, isComplete),
    issued: previous?.forecasts ?? [],
    closed: scope.closed,
    calendar: scope.calendar,
  });

  const usual = usualOfReport({ cases: dated, stageHistory, stages, history, localDay, workingDays });
  const { stalledAfterDays } = scope;
  const heldAgainst = createHeldAgainst({ ...usual, stalledAfterDays });
  const lost = findLost(totals, stages, scope.lostStages);
  const report = {
    version: lost === undefined ? (1 as const) : (2 as const),
    run: input.run,
    reportId: scope.reportId,
    firm: scope.firm,
    valueMeans: scope.valueMeans,
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
    calendar,
    postponed: postponedFrom(input.postponed, history.lastDay),
    accountedFor: accountFor(dated, input.cases.length),
    totals,
    lost,
    stages: stageRows(dated, stages),
    clients: rows,
    reconciliation: reconcile(dated, rows, totals),
    timeToComplete: timeToCompleteByType(dated),
    openCases: openCaseRows(dated, faults, { ...rowRules, heldAgainst }),
    completedCases: completedCaseRows(dated, rowRules),
    movement,
    forecast,
    dataQuality: gatherFaults(faults, caseLink, previous?.faults),
  } satisfies Omit<
    Report,
    | 'queues'
    | 'flow'
    | 'board'
    | 'comparison'
    | 'targets'
    | 'attention'
    | 'people'
    | 'overdueReviews'
    | 'headline'
    | 'reliance'
    | 'sentences'
  >;

  const watched = watchedCases(report.openCases, dated);
  const service = findService({ ...report, ...input, stages, cases: dated, types, history, period, localDay });
  const attention = findAttention({
    ...report,
    cases: dated,
    ...usual,
    watched,
    types,
    stalledAfterDays,
    breaches: service && new Map(service.breaches.map((each) => [each.uuid, each])),
    before: previous?.attention,
  });
  const openCases = withWeeksOnList(report.openCases, attention.listed);
  const headline = findHeadline({ openCases, attention, cases: dated, history });
  const flow = findFlow({
    ...report,
    ...usual,
    cases: dated,
    watched,
    reading: input.historyReading,
    stageRows: report.stages,
    stages,
    types,
  });
  const work = findPeopleWork({ cases: dated, openCases, faults, holdersOf, period, history });
  const spans = flow.months ?? flow.weeks;
  const told = {
    ...report,
    openCases,
    people: work,
    board: findBoard({ ...report, people: work, service, localDay }),
    overdueReviews: overdueReviews(openCases, history.lastDay),
    headline,
    queues: previous === undefined ? undefined : findQueues(report.stages, previous),
    flow,
    comparison: findComparison({ ...report, cases: dated, spans, withdrawn: previous?.withdrawn }),
    targets: findTargets({ ...report, rules: scope.targets, lateCases: headline.late.cases, spans }),
    service,
    timeliness: findTimeliness({ ...input, stages, cases: dated, types, history, localDay, caseLink, service }),
    attention,
    reliance: findReliance({
      ...report,
      doubts: findDoubts({
        cases: dated,
        movement,
        record: forecast.record,
        lostStages: scope.lostStages,
        stageMap: service?.map,
      }),
    }),
  };
  return { ...told, sentences: findSentences(told) };
}
