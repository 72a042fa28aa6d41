import type { Day, Named } from '../case.ts';
import { type DatedCase, isOpen } from '../cases/dated-case.ts';
import { uuidKey } from '../compare.ts';
import { addDays } from '../day.ts';
import type { ListedBefore } from '../snapshot/snapshot.ts';
import type { WatchedCase } from './watched-case.ts';

/**
 * What became of a case that was on the list.
 *
 * - `completed`
 * - `lost`: it ended in a stage of lost cases
 * - `moved`: it is in another stage
 * - `put-right`: it is where it was, and is not late any more: a date was changed, or what is usual has
 * - `gone`: it is no longer in the report
 */
export type ClearedHow = 'completed' | 'lost' | 'moved' | 'put-right' | 'gone';

export type ClearedCase = {
  readonly uuid: string;
  readonly how: ClearedHow;
  /** The day it was completed, or entered the stage it is in, where that is known exactly. */
  readonly day?: Day;
  /** Since when it had been on the list. */
  readonly since: Day;
  /** What follows is absent for a case that is gone: a snapshot keeps no names. */
  readonly name?: string;
  readonly clients?: readonly Named[];
  readonly assignedTo?: readonly string[];
  readonly stage?: string;
  readonly link?: string;
};

type ClearedRules = {
  readonly watched: readonly WatchedCase[];
  readonly cases: readonly DatedCase[];
  readonly asAtDay: Day;
};

/** What was on the list and is not now: completed first, then lost, then those that moved, in the order of the list before. */
export function clearedSince(
  before: readonly ListedBefore[],
  listed: readonly { readonly uuid: string }[],
  { watched, cases, asAtDay }: ClearedRules,
): readonly ClearedCase[] {
  const still = new Set(listed.map(({ uuid }) => uuidKey(uuid)));
  const gone = before.filter(({ uuid }) => !still.has(uuid));
  if (gone.length === 0) return [];
  const wanted = new Set(gone.map(({ uuid }) => uuid));
  const rows = new Map(watched.map((each) => [uuidKey(each.row.uuid), each]));
  const closed = new Map(
    cases.flatMap((each) => {
      const key = uuidKey(each.case.uuid);
      return wanted.has(key) && !isOpen(each) ? [[key, each] as const] : [];
    }),
  );
  const cleared = gone.map((each) =>
    clearedCase(each, { open: rows.get(each.uuid), closed: closed.get(each.uuid), asAtDay }),
  );
  return order.flatMap((how) => cleared.filter((each) => each.how === how));
}

const order: readonly ClearedHow[] = ['completed', 'lost', 'moved', 'put-right', 'gone'];

function clearedCase(
  { uuid, since, stage }: ListedBefore,
  {
    open,
    closed,
    asAtDay,
  }: {
    readonly open?: WatchedCase;
    readonly closed?: Exclude<DatedCase, { readonly state: 'open' }>;
    readonly asAtDay: Day;
  },
): ClearedCase {
  if (open !== undefined) {
    const { row } = open;
    const { name, clients, assignedTo, link } = row;
    const shown = { uuid: row.uuid, since, name, clients, assignedTo, stage: row.stage?.name, link };
    if ((stage ?? '') === open.stage) return { ...shown, how: 'put-right' };
    const { timeInStage } = row;
    const day = timeInStage.known === 'exact' ? addDays(asAtDay, -timeInStage.days) : undefined;
    return { ...shown, how: 'moved', day };
  }
  if (closed === undefined) return { uuid, since, how: 'gone' };
  const { case: given, clients } = closed;
  return {
    uuid: given.uuid,
    since,
    how: closed.stage?.isLost === true ? 'lost' : 'completed',
    day: closed.state === 'completed-undated' ? undefined : closed.completedDay,
    name: given.name,
    clients,
    assignedTo: given.assignedTo,
    stage: closed.stage?.name,
  };
}
