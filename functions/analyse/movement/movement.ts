import type { AnalysisInput } from '../analysis-input.ts';
import type { Day, Instant } from '../case.ts';
import type { DatedCase } from '../cases/dated-case.ts';
import type { Names, Stages } from '../cases/latest-stages.ts';
import type { People } from '../cases/people.ts';
import { uuidKey } from '../compare.ts';
import type { Coverage } from '../coverage.ts';
import { daysBetween } from '../day.ts';
import type { Period } from '../period.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { type ScopeDifference, type SnapshotScope, scopeDifferences } from '../snapshot/snapshot-scope.ts';
import type { Totals } from '../standing/totals.ts';
import { type Bridge, buildBridge } from './bridge.ts';
import { changesOfCase } from './case-changes.ts';
import { type Completions, findCompletions } from './completions.ts';
import type { CasePair, MovedCaseRules } from './moved-case.ts';
import { assigneeShares, clientShares, hasOtherBearers, type MovementShare } from './shares.ts';
import { type StageChange, stageChanges } from './stage-changes.ts';
import { type StageMove, stageMoveOf, stageMoves } from './stage-moves.ts';
import { createStageDirection, createStageEnd } from './stage-places.ts';

export type MovementInput = {
  readonly previous?: Snapshot;
  readonly scope: SnapshotScope;
  readonly period: Period;
  readonly asAtDay: Day;
  readonly account: Coverage['account'];
  /** Whether this run saw all there is. */
  readonly isComplete: boolean;
  /** What became of cases that are not among these; absent where nothing was asked for by name. */
  readonly missing?: AnalysisInput['missing'];
  readonly cases: readonly DatedCase[];
  readonly totals: Totals;
  readonly stages: Stages;
  readonly clients: Names;
  readonly people: People;
  /** `uuidKey` of the clients that the report is narrowed to; absent for all. */
  readonly listed?: ReadonlySet<string>;
  readonly rules: Omit<MovedCaseRules, 'stageEnd' | 'isComplete'>;
};

/**
 * What changed since the snapshot before.
 *
 * - `no-baseline`: there is no snapshot of an earlier period yet
 * - `not-comparable`: the report was about something else then
 */
export type Movement =
  | { readonly state: 'no-baseline' }
  | {
      readonly state: 'not-comparable';
      readonly since: Baseline;
      readonly differs: readonly ScopeDifference[];
    }
  | Compared;

export type Compared = {
  readonly state: 'compared';
  readonly since: Baseline;
  /** Whether the account, or its role, differs: it may see more or less than the one before. */
  readonly accountChanged: boolean;
  readonly bridge: Bridge;
  /** When those completed that the bridge tells of, and those of the period. */
  readonly completions: Completions;
  /** The same of the cases that were lost. */
  readonly losses: Completions;
  /** Cases that were open then, are open now, or were between, and are in another stage now; by today's order. */
  readonly stageMoves: readonly StageMove[];
  /** Stages that are called otherwise, or stand elsewhere in the firm's list, than they did. By position today. */
  readonly stageChanges: readonly StageChange[];
  /** What moved of each client's cases; a shared case counts under each. Most moved first, then by name. */
  readonly clients: readonly MovementShare[];
  /** The same by who is assigned, and for the cases of nobody (no name). */
  readonly assignees: readonly MovementShare[];
};

/** The run that this one is compared with. */
export type Baseline = {
  readonly run: string;
  readonly period: Period;
  readonly asAt: Instant;
  readonly asAtDay: Day;
  readonly completeness: 'complete' | 'partial';
  /** From its as-at day to this one's. */
  readonly days: number;
  /**
   * How many periods lie between the two, 1 for the one before: more means that runs were missed, or that a past period
   * was asked for. Absent if the two are not of one kind.
   */
  readonly periods?: number;
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
  const fates = new Map((input.missing ?? []).map((each) => [each.uuid, each]));
  const changeRules = { since: previous.asAt, isComplete: input.isComplete, fates };
  const movers = pairs(previous, input.cases).flatMap((pair) => {
    const changes = changesOfCase(pair.before, pair.now, changeRules);
    const step = stageMoveOf(pair, { ...rules, direction });
    return changes.length > 0 || step !== undefined || hasOtherBearers(pair) ? [{ pair, changes, step }] : [];
  });
  const closing = { cases: totals.openCases, value: totals.openValue };
  const bridge = buildBridge(previous, movers, { closing, rules });
  const about = { period: input.period, since: previous.asAt };
  const moved = movers.flatMap(({ pair, step }) => (step === undefined ? [] : [{ pair, step }]));
  return {
    state: 'compared',
    since,
    accountChanged: previous.account.uuid !== input.account.uuid || previous.account.role !== input.account.role,
    bridge,
    completions: findCompletions(input.cases, movers, { ...about, kind: 'completed' }),
    losses: findCompletions(input.cases, movers, { ...about, kind: 'lost' }),
    stageMoves: stageMoves(moved, rules),
    stageChanges: stageChanges(stages, previous),
    clients: clientShares(movers, bridge.lines, input),
    assignees: assigneeShares(movers, bridge.lines, input.people),
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
