import type { AnalysisInput } from './analysis-input.ts';
import { type Case, isUnread } from './case.ts';
import { latestStages, type Stages } from './cases/latest-stages.ts';
import { compareText, uuidKey } from './compare.ts';
import { issueForecasts } from './issue-forecasts.ts';
import { createLocalDay } from './local-day.ts';
import { accountsOf } from './movement/shares.ts';
import { haveSamePlaces } from './movement/stage-places.ts';
import type { Report } from './report.ts';
import type { Snapshot, SnapshotCase, WithdrawnIn } from './snapshot/snapshot.ts';
import { scopeDifferences, snapshotScope } from './snapshot/snapshot-scope.ts';

/**
 * What is kept of a run for the next one to compare with. If the run was not complete, the cases that it did not see are
 * carried over from the snapshot before, so that they are neither taken for withdrawn nor for new when they come back.
 *
 * @param input what the report was made from
 */
export function takeSnapshot(input: AnalysisInput, report: Report): Snapshot {
  const { clients } = input.scope;
  const listed = clients === 'all' ? undefined : new Set(clients.map(uuidKey));
  const localDay = createLocalDay(report.timezone);
  const counts = ({ completedAt }: Pick<Case, 'completedAt'>) =>
    completedAt === undefined || localDay(completedAt) >= report.history.firstDay;
  const seen = input.cases.filter(
    (each) => listed === undefined || each.clients.some(({ uuid }) => listed.has(uuidKey(uuid))),
  );
  const used = seen
    .filter(counts)
    .sort((a, b) => compareText(a.createdAt ?? '', b.createdAt ?? '') || compareText(a.uuid, b.uuid));
  const stages = latestStages(used);
  const scope = snapshotScope(input.scope);
  const before = comparable(input.previous, scope);
  return {
    version: 1,
    reportId: report.reportId,
    run: report.run,
    period: report.period,
    asAt: report.asAt,
    asAtDay: report.asAtDay,
    history: report.history,
    completeness: report.completeness,
    scope,
    account: { uuid: report.coverage.account.uuid, role: report.coverage.account.role },
    cases: [
      ...used.map((each) => rowOf(each, stages)),
      ...(report.completeness === 'partial' ? carriedOver([...seen, ...gone(input)], before) : []).filter(counts),
    ],
    stages: stageTable(stages, before),
    faults: Object.fromEntries(report.dataQuality.counts.map(({ kind, cases }) => [kind, cases])),
    forecasts: issueForecasts(report, before?.forecasts ?? []),
    withdrawals: report.forecast.withdrawals,
    withdrawn: withdrawnSoFar(report, before?.withdrawn),
    attention: listedNow(report),
  };
}

/** Two years of weeks. */
const mostWithdrawn = 105;

function withdrawnSoFar(
  { movement, completeness, period }: Report,
  before: readonly WithdrawnIn[] = [],
): readonly WithdrawnIn[] {
  const others = before.filter((each) => each.period !== period.name);
  if (movement.state !== 'compared' || completeness === 'partial') return others;
  const { since, accountChanged, bridge } = movement;
  // Over several periods at once it is not known of any of them.
  if (since.completeness === 'partial' || accountChanged || since.periods !== 1) return others;
  const cases = bridge.lines.find(({ kind }) => kind === 'withdrawn')?.count ?? 0;
  return [...others, { period: period.name, cases }].slice(-mostWithdrawn);
}

function listedNow({ attention, openCases }: Report): Snapshot['attention'] {
  const stages = new Map(openCases.map(({ uuid, stage }) => [uuid, stage && uuidKey(stage.uuid)]));
  return attention.listed.map(({ uuid, since }) => ({ uuid: uuidKey(uuid), since, stage: stages.get(uuid) }));
}

function comparable(previous: Snapshot | undefined, scope: Snapshot['scope']): Snapshot | undefined {
  return previous !== undefined && scopeDifferences(previous.scope, scope).length === 0 ? previous : undefined;
}

function rowOf(each: Case, stages: Stages): SnapshotCase {
  const stage = each.stage && uuidKey(each.stage.uuid);
  return {
    uuid: uuidKey(each.uuid),
    stage,
    stageUnread: (stage === undefined && isUnread(each, 'status')) || undefined,
    position: stage === undefined ? undefined : stages.get(stage)?.position,
    type: each.type && uuidKey(each.type.uuid),
    clients: [...new Set(each.clients.map(({ uuid }) => uuidKey(uuid)))],
    assignees: accountsOf(each),
    minor: each.value?.minor,
    currency: each.value?.currency,
    valueUnread: isUnread(each, 'value') || undefined,
    createdAt: each.createdAt,
    completedAt: each.completedAt,
    completedUndated: each.completedUndated,
  };
}

/** Of these it is known what became of them: they are not carried over. */
function gone({ missing = [] }: AnalysisInput): readonly Pick<Case, 'uuid'>[] {
  return missing.filter(({ fate }) => fate !== 'not-seen');
}

/** @param told what this run saw, even if completed before the history, or knows the end of */
function carriedOver(told: readonly Pick<Case, 'uuid'>[], before: Snapshot | undefined): readonly SnapshotCase[] {
  if (before === undefined) return [];
  const known = new Set(told.map(({ uuid }) => uuidKey(uuid)));
  return before.cases
    .filter(({ uuid }) => !known.has(uuid))
    .map((each) => ({ ...each, lastSeen: each.lastSeen ?? before.asAt }));
}

/**
 * With those known from before: a stage that no case is in now would otherwise be forgotten. Where such a one stands is
 * not known any more once the firm has put others in another order.
 */
function stageTable(stages: Stages, before: Snapshot | undefined): Snapshot['stages'] {
  const isAsItWas = before === undefined || haveSamePlaces(stages, before);
  const known = new Map(
    before?.stages.map((each) => [uuidKey(each.uuid), isAsItWas ? each : { ...each, position: undefined }]),
  );
  for (const [key, { name, position }] of stages) known.set(key, { uuid: key, name, position });
  return [...known.values()];
}
