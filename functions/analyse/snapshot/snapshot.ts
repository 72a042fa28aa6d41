import type { Day, Instant } from '../case.ts';
import type { FaultKind } from '../data-quality/faults.ts';
import type { HistoryWindow, Period } from '../period.ts';
import type { IssuedForecast } from './issued-forecast.ts';
import type { SnapshotScope } from './snapshot-scope.ts';

/**
 * What is kept of a scheduled run so that the next one can tell what changed. It holds no name of a client, a case or
 * anybody at the firm; those of stages and types are the firm's own words. Source: docs/design.md, section 8.
 */
export type Snapshot = {
  /** Of this format; raised when a field changes its meaning. */
  readonly version: 1;
  readonly reportId: string;
  readonly run: string;
  readonly period: Period;
  readonly asAt: Instant;
  readonly asAtDay: Day;
  /** Completed cases from outside it are not in the snapshot. */
  readonly history: HistoryWindow;
  readonly completeness: 'complete' | 'partial';
  readonly scope: SnapshotScope;
  readonly account: { readonly uuid: string; readonly role?: string };
  /** Each case once, by uuid. */
  readonly cases: readonly SnapshotCase[];
  /** As they were called, and stood, at the time. */
  readonly stages: readonly { readonly uuid: string; readonly name: string; readonly position?: number }[];
  /** How many cases had each fault. */
  readonly faults: Readonly<Partial<Record<FaultKind, number>>>;
  /** This run's forecasts and those of the runs before it, oldest first: so the last snapshot alone tells them all. */
  readonly forecasts: readonly IssuedForecast[];
  /** Counted up to this run; absent until two runs could be compared. */
  readonly withdrawals?: Withdrawals;
  /** Of this run and those before it, oldest first; absent in snapshots from before they were kept. */
  readonly withdrawn?: readonly WithdrawnIn[];
  /** What its list of cases to act on held, most urgent first; absent in snapshots from before lists were kept. */
  readonly attention?: readonly ListedBefore[];
};

/** A case as it stood. What is absent is absent as in `Case`; uuids are in small letters. */
export type SnapshotCase = {
  readonly uuid: string;
  readonly stage?: string;
  /** Its stage came and could not be read; absent where it could, and in older snapshots. */
  readonly stageUnread?: true;
  /** The stage's place in the firm's list at the time. */
  readonly position?: number;
  readonly type?: string;
  /** All of its clients; absent in older snapshots. */
  readonly clients?: readonly string[];
  /** The accounts it is assigned to; absent where Plannr did not say, or gave no UUID of one, and in older snapshots. */
  readonly assignees?: readonly string[];
  readonly minor?: number;
  readonly currency?: string;
  /** Its value came and could not be read; absent where it could, and in older snapshots. */
  readonly valueUnread?: true;
  /** These three as in `Case`. */
  readonly createdAt?: Instant;
  readonly completedAt?: Instant;
  readonly completedUndated?: true;
  /**
   * When it was last seen, by as-at, where this run did not see it: the run was not complete, so that the case is
   * carried over as it was. Absent for a case that was seen.
   */
  readonly lastSeen?: Instant;
};

/**
 * How many open cases were withdrawn, over how many weeks of one open case each; counted from run to run. What is older
 * counts for less: half after a year.
 */
export type Withdrawals = { readonly cases: number; readonly caseWeeks: number };

/** How many cases were found withdrawn since the run on the week or month before; only where both runs saw everything. */
export type WithdrawnIn = { readonly period: string; readonly cases: number };

/** A case that a run listed: what its snapshot keeps of the list. */
export type ListedBefore = {
  readonly uuid: string;
  /** The as-at day of the first run in a row that listed it. */
  readonly since: Day;
  /** The stage it was in, by `uuidKey`. */
  readonly stage?: string;
};
