import type { MissingCase } from '../analysis-input.ts';
import { type Instant, isDone, isUnread, type Money } from '../case.ts';
import { type DatedCase, isEnded } from '../cases/dated-case.ts';
import type { SnapshotCase } from '../snapshot/snapshot.ts';

/** One entry on a line of the bridge. */
export type Change = {
  readonly kind: LineKind;
  /** What the line adds or takes; absent for a case without a value. */
  readonly amount?: Money;
  /** When a webhook told of it. */
  readonly toldAt?: Instant;
};

export type ChangeRules = {
  /** As-at of the snapshot that is compared with. */
  readonly since: Instant;
  /** Whether this run saw all there is: a case that is missing is gone only then. */
  readonly isComplete: boolean;
  /** What became of the cases that Plannr was asked for by name, by uuid. */
  readonly fates?: ReadonlyMap<string, MissingCase>;
};

/**
 * The lines of the bridge, in order, which lead from the cases open then to those open now:
 *
 * - `carried-over`: open when last seen, before the last run, which was not complete and did not see them
 * - `appeared`: opened before the last run, which knew nothing of them: not seen then, or not visible to the account, or
 *   reopened from before the history window
 * - `new`: opened since
 * - `reopened`: completed then; open now, or completed anew since
 * - `raised`, `lowered`: the value of a case that was open then; a value in another currency lowers the one and raises
 *   the other
 * - `unread`, `read-again`: the value that a case that was open then had, and that could not be read now; and the value of
 *   one of which it could not be read then
 * - `completed`: no longer open, since it has a completion date; at the value it has now
 * - `lost`: the same, in a stage of lost cases, by the settings of this run
 * - `left`: open then, and there still, but no longer what the report is about: its client or type is another
 * - `withdrawn`: open then, and gone: no longer listed, nor there when it was asked for by name
 * - `not-visible`: open then, and the account that reads may not see it any more
 * - `not-seen`: open then, and not among what this run, which was not complete, could read
 */
export type LineKind =
  | 'carried-over'
  | 'appeared'
  | 'new'
  | 'reopened'
  | 'raised'
  | 'lowered'
  | 'unread'
  | 'read-again'
  | 'completed'
  | 'lost'
  | 'left'
  | 'withdrawn'
  | 'not-visible'
  | 'not-seen';

/**
 * What happened to one case, as the lines of the bridge tell it: what it was then and is now, whatever it was in between.
 *
 * @param before absent where the snapshot does not know the case
 * @param now absent where this run did not see it
 */
export function changesOfCase(
  before: SnapshotCase | undefined,
  now: DatedCase | undefined,
  rules: ChangeRules,
): readonly Change[] {
  if (before === undefined) return now === undefined ? [] : changesOfUnknown(now, rules);
  if (isDone(before)) return now === undefined ? [] : changesOfCompleted(before.completedAt, now, rules);
  const carried: readonly Change[] =
    before.lastSeen === undefined ? [] : [{ kind: 'carried-over', amount: snapshotValue(before) }];
  if (now === undefined) {
    const missing = rules.fates?.get(before.uuid);
    const kind = lineOfMissing(missing?.fate, rules);
    return [...carried, { kind, amount: snapshotValue(before), toldAt: missing?.toldAt }];
  }
  const value = now.case.value;
  return [
    ...carried,
    ...changesOfKnownValue(before, now),
    ...(now.state === 'open' ? [] : [{ kind: lineOfEnd(now), amount: value }]),
  ];
}

function lineOfEnd({ stage }: DatedCase): 'completed' | 'lost' {
  return stage?.isLost === true ? 'lost' : 'completed';
}

/** Without an answer of Plannr's only a complete run can tell that a case is gone. */
function lineOfMissing(fate: MissingCase['fate'] | undefined, { isComplete }: ChangeRules): LineKind {
  if (fate === undefined) return isComplete ? 'withdrawn' : 'not-seen';
  return fate === 'gone' ? 'withdrawn' : fate;
}

/** Whether a line is about value alone: no case comes or goes by it. */
export function isOfValueAlone(kind: string): boolean {
  return valueLines.has(kind);
}

const valueLines: ReadonlySet<string> = new Set(['raised', 'lowered', 'unread', 'read-again'] satisfies LineKind[]);

/** The value that a case had; absent is not zero. */
export function snapshotValue({ minor, currency }: SnapshotCase): Money | undefined {
  return minor === undefined || currency === undefined ? undefined : { minor, currency };
}

function changesOfUnknown(now: DatedCase, { since }: ChangeRules): readonly Change[] {
  const { createdAt, completedAt, value: amount } = now.case;
  const isNew = createdAt !== undefined && createdAt > since;
  // Completed before: it was part of no open cases, then or now, and only comes in with a longer history. Of one completed
  // on an unknown day nobody knows whether it was open since.
  const wasDone = now.state === 'completed-undated' || (completedAt !== undefined && completedAt <= since);
  if (!isNew && wasDone) return [];
  return [
    { kind: isNew ? 'new' : 'appeared', amount },
    ...(now.state === 'open' ? [] : [{ kind: lineOfEnd(now), amount }]),
  ];
}

function changesOfCompleted(
  completedAt: Instant | undefined,
  now: DatedCase,
  { since }: ChangeRules,
): readonly Change[] {
  const amount = now.case.value;
  if (now.state === 'open') return [{ kind: 'reopened', amount }];
  const isCompletedAnew = isEnded(now) && now.completedAt > since && completedAt !== undefined && completedAt <= since;
  return isCompletedAnew
    ? [
        { kind: 'reopened', amount },
        { kind: lineOfEnd(now), amount },
      ]
    : [];
}

/** A value that could not be read, then or now, was neither lowered nor raised, as far as anybody knows. */
function changesOfKnownValue(before: SnapshotCase, now: DatedCase): readonly Change[] {
  const [then, value] = [snapshotValue(before), now.case.value];
  if (value === undefined && isUnread(now.case, 'value')) {
    return then === undefined ? [] : [{ kind: 'unread', amount: then }];
  }
  if (then === undefined && before.valueUnread === true) {
    return value === undefined ? [] : [{ kind: 'read-again', amount: value }];
  }
  return changesOfValue(then, value);
}

function changesOfValue(before: Money | undefined, now: Money | undefined): readonly Change[] {
  if (before === undefined || now === undefined || before.currency === now.currency) {
    const currency = (now ?? before)?.currency ?? '';
    return changeBy((now?.minor ?? 0) - (before?.minor ?? 0), currency);
  }
  return [...changeBy(-before.minor, before.currency), ...changeBy(now.minor, now.currency)];
}

function changeBy(minor: number, currency: string): readonly Change[] {
  if (minor === 0) return [];
  return [{ kind: minor > 0 ? 'raised' : 'lowered', amount: { minor: Math.abs(minor), currency } }];
}
