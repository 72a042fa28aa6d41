import type { Day, Instant, Money, Named } from './case.ts';
import type { Amounts } from './money.ts';
import type { Period } from './period.ts';
import type { ScopeDifference } from './snapshot/snapshot-scope.ts';

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
  /** Cases that were open then, are open now, or were between, and are in another stage now: by positions of now. */
  readonly stageMoves: readonly StageMove[];
  /** Stages that are called otherwise, or stand elsewhere in the firm's list, than they did. By position of now. */
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

/**
 * The lines of the bridge, in order, which lead from the open cases then to those of now:
 *
 * - `carried-over`: open when last seen, before the last run, which was not complete and did not see them
 * - `appeared`: opened before the last run, which knew nothing of them: not seen then, or not visible to the account, or
 *   reopened from before the history window
 * - `new`: opened since
 * - `reopened`: completed then; open now, or completed anew since
 * - `raised`, `lowered`: the value of a case that was open then; a value in another currency lowers the one and raises
 *   the other
 * - `completed`: no longer open, since it has a completion date; at the value it has now
 * - `withdrawn`: open then, and gone from all that this complete run could see
 * - `not-seen`: open then, and not among what this run, which was not complete, could read
 */
export type LineKind =
  | 'carried-over'
  | 'appeared'
  | 'new'
  | 'reopened'
  | 'raised'
  | 'lowered'
  | 'completed'
  | 'withdrawn'
  | 'not-seen';

/** opening + each line by its sign + unexplained = closing, in cases and in value of every currency. */
export type Bridge = {
  readonly opening: BridgeFigures;
  /** All kinds, in order. */
  readonly lines: readonly BridgeLine[];
  /** What the lines do not explain: closing less opening and lines. Must be 0 throughout. */
  readonly unexplained: BridgeFigures;
  /** The report's own open cases and open value. */
  readonly closing: BridgeFigures;
  /** Closing less opening. */
  readonly change: BridgeFigures;
};

export type BridgeFigures = {
  readonly cases: number;
  /** By currency; each of the bridge's currencies is there. */
  readonly value: Amounts;
};

export type BridgeLine = {
  readonly kind: LineKind;
  /** Whether the line adds to the opening or takes from it. */
  readonly sign: 1 | -1;
  /** How many cases are on the line. */
  readonly count: number;
  /** What the line adds or takes, without its sign; `cases` is 0 for raised and lowered. */
  readonly figures: BridgeFigures;
  /** Most value first, then by uuid. */
  readonly items: readonly MovedCase[];
};

/** A case on a line, or in a move. */
export type MovedCase = {
  readonly uuid: string;
  /** Absent where this run did not see the case: nothing personal is kept from one run to the next. */
  readonly name?: string;
  readonly clients: readonly Named[];
  readonly assignedTo?: readonly string[];
  readonly type?: string;
  /** As it is now, or as it was last seen; absent where it has none. */
  readonly stage?: string;
  readonly stageBefore?: string;
  readonly opened: Day;
  readonly completed?: Day;
  /** What the line counts for this case, without the line's sign; absent for no value. */
  readonly amount?: Money;
  readonly valueBefore?: Money;
  readonly valueNow?: Money;
  readonly link?: string;
};

/**
 * By the stages' positions of now, or of then where no case is in one of them now; `unknown` where the two cannot be told
 * apart by either.
 */
export type Direction = 'forward' | 'back' | 'level' | 'unknown';

export type StageMove = {
  /** No uuid: a case without a stage. */
  readonly from: StageEnd;
  readonly to: StageEnd;
  readonly direction: Direction;
  readonly count: number;
  /** Of the values of now. */
  readonly value: Amounts;
  /** Most value first, then by uuid; `amount` is the value of now. */
  readonly items: readonly MovedCase[];
};

export type StageEnd = { readonly uuid?: string; readonly name: string; readonly position?: number };

export type StageChange = { readonly uuid: string; readonly before: StageEnd; readonly now: StageEnd };

export type MovementShare = {
  /** Absent for those assigned, who are known by name alone, and for the cases of nobody. */
  readonly uuid?: string;
  readonly name?: string;
  /** Those with a case on them, in order of the bridge. */
  readonly lines: readonly Pick<BridgeLine, 'kind' | 'sign' | 'count' | 'figures'>[];
  /** What these lines come to, each by its sign. */
  readonly change: BridgeFigures;
  /** How many cases moved forward and back. */
  readonly forward: number;
  readonly back: number;
};
