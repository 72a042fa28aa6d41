import type { Day } from '../case.ts';
import type { DatedCase } from '../cases/dated-case.ts';
import type { Stages } from '../cases/latest-stages.ts';
import { uuidKey } from '../compare.ts';
import { daysBetween } from '../day.ts';
import type { Names } from '../latest-names.ts';
import type { Baseline, Movement } from '../movement.ts';
import type { Period } from '../period.ts';
import type { Coverage } from '../reliance/coverage.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { type SnapshotScope, scopeDifferences } from '../snapshot/snapshot-scope.ts';
import type { Totals } from '../standing/totals.ts';
import { buildBridge } from './bridge.ts';
import { changesOfCase } from './case-changes.ts';
import { type CasePair, createStageEnd, type MovedCaseRules } from './moved-case.ts';
import { assigneeShares, clientShares } from './shares.ts';
import { stageChanges } from './stage-changes.ts';
import { stageMoveOf, stageMoves } from './stage-moves.ts';
import { createStageDirection } from './stage-places.ts';

export type MovementInput = {
  readonly previous?: Snapshot;
  readonly scope: SnapshotScope;
  readonly period: Period;
  readonly asAtDay: Day;
  readonly account: Coverage['account'];
  /** Whether this run saw all there is. */
  readonly isComplete: boolean;
  readonly cases: readonly DatedCase[];
  readonly totals: Totals;
  readonly stages: Stages;
  readonly clients: Names;
  readonly rules: Omit<MovedCaseRules, 'stageEnd' | 'isComplete'>;
};

/** What changed since the snapshot. @throws Error if a sum of values can no longer be exact. */
export function findMovement(input: MovementInput): Movement {
  const { previous, stages, totals } = input;
  if (previous === undefined) return { state: 'no-baseline' };
  const since = baseline(previous, input);
  const differs = scopeDifferences(previous.scope, input.scope);
  if (differs.length > 0) return { state: 'not-comparable', since, differs };

  const rules = { ...input.rules, isComplete: input.isComplete, stageEnd: createStageEnd(stages, previous) };
  const direction = createStageDirection(stages, previous);
  const changeRules = { since: previous.asAt, isComplete: input.isComplete };
  const movers = pairs(previous, input.cases).flatMap((pair) => {
    const changes = changesOfCase(pair.before, pair.now, changeRules);
    const step = stageMoveOf(pair, { ...rules, direction });
    return changes.length > 0 || step !== undefined ? [{ pair, changes, step }] : [];
  });
  const closing = { cases: totals.openCases, value: totals.openValue };
  const bridge = buildBridge(previous, movers, { closing, rules });
  const moved = movers.flatMap(({ pair, step }) => (step === undefined ? [] : [{ pair, step }]));
  return {
    state: 'compared',
    since,
    accountChanged: previous.account.uuid !== input.account.uuid || previous.account.role !== input.account.role,
    bridge,
    stageMoves: stageMoves(moved, rules),
    stageChanges: stageChanges(stages, previous),
    clients: clientShares(movers, bridge.lines, input.clients),
    assignees: assigneeShares(movers, bridge.lines),
  };
}

function baseline(previous: Snapshot, { period, asAtDay }: MovementInput): Baseline {
  const { run, asAt, completeness } = previous;
  return {
    run,
    period: previous.period,
    asAt,
    asAtDay: previous.asAtDay,
    completeness,
    days: daysBetween(previous.asAtDay, asAtDay),
    periods: previous.period.kind === period.kind ? periodsBetween(previous.period, period) : undefined,
  };
}

function periodsBetween(from: Period, to: Period): number {
  if (to.kind === 'week') return Math.round(daysBetween(from.firstDay, to.firstDay) / 7);
  const months = ({ firstDay }: Period) => Number(firstDay.slice(0, 4)) * 12 + Number(firstDay.slice(5, 7));
  return months(to) - months(from);
}

/** Every case of the snapshot and of this run, those of this run first. */
function pairs(previous: Snapshot, cases: readonly DatedCase[]): CasePair[] {
  const before = new Map(previous.cases.map((each) => [each.uuid, each]));
  const seen = cases.map((now) => {
    const key = uuidKey(now.case.uuid);
    const pair = { before: before.get(key), now };
    before.delete(key);
    return pair;
  });
  return [...seen, ...[...before.values()].map((gone) => ({ before: gone }))];
}
