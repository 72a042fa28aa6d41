import type { Instant } from '../../case.ts';
import { type DatedCase, isEnded, isOpen } from '../../cases/dated-case.ts';
import { compareText, uuidKey } from '../../compare.ts';
import { dayMilliseconds } from '../../day.ts';
import { millisecondsOf } from '../../milliseconds-of.ts';
import type { Moment, StageHistory, StageVisit } from '../../stage-history/stage-history.ts';

/** A case as the forecast sees it. Times are in weeks before as-at. */
export type SimulatedCase = {
  /** Not below 0. */
  readonly openedAgo: number;
  /** Absent while it is open. */
  readonly completedAgo?: number;
  /** When it was lost; such a case never completes. */
  readonly lostAgo?: number;
  /** Which type: cases without one are of a type of their own. */
  readonly type: number;
  /** 0 without a value, or with one in a currency that is not simulated. */
  readonly minor: number;
  readonly currency?: string;
  /** Where the stages that it went through begin among all stays, and where they end; alike where nothing is known. */
  readonly firstStay: number;
  readonly endOfStays: number;
};

/** In one row for all cases, each case's oldest first: which stage was entered, and how many weeks before as-at. */
export type StaysOfCases = { readonly stage: Int32Array; readonly ago: Float64Array };

export type SimulatedFirm = {
  readonly cases: readonly SimulatedCase[];
  readonly stays: StaysOfCases;
  readonly types: number;
  readonly stages: number;
};

const weekMilliseconds = 7 * dayMilliseconds;

/** Whether it may complete yet. */
export function mayComplete({ completedAgo, lostAgo }: SimulatedCase): boolean {
  return completedAgo === undefined && lostAgo === undefined;
}

/**
 * The open cases, but for those in a stage of lost cases, and those completed or lost in the history window; one that was completed before it was opened, or
 * of which nobody knows when it was opened, is left out. Times are counted back from `until`; what was later counts as if it had been then.
 */
export function simulatedFirm(cases: readonly DatedCase[], until: Instant, history?: StageHistory): SimulatedFirm {
  const now = millisecondsOf(until);
  const ago = (instant: Instant) => Math.max(0, (now - millisecondsOf(instant)) / weekMilliseconds);
  const types = createNumbers();
  const stages = createNumbers();
  const visitsOf = new Map<string, readonly StageVisit[]>();
  let visits = 0;
  for (const each of history?.cases ?? []) {
    visitsOf.set(each.uuid, each.visits);
    visits += each.visits.length;
  }
  const stays = { stage: new Int32Array(visits), ago: new Float64Array(visits) };
  let next = 0;

  const simulated: SimulatedCase[] = [];
  for (const each of inOrder(cases)) {
    const openedAgo = ago(each.case.createdAt ?? until);
    const endedAgo = isEnded(each) ? ago(each.completedAt) : undefined;
    if (endedAgo !== undefined && endedAgo > openedAgo) continue;
    const firstStay = next;
    for (const { stage = '', from } of visitsOf.get(uuidKey(each.case.uuid)) ?? []) {
      stays.stage[next] = stages.of(stage);
      stays.ago[next++] = Math.max(0, now - likeliest(from)) / weekMilliseconds;
    }
    simulated.push({
      openedAgo,
      completedAgo: each.state === 'completed' ? endedAgo : undefined,
      lostAgo: each.state === 'lost' ? endedAgo : undefined,
      type: types.of(each.type?.uuid ?? ''),
      minor: each.case.value?.minor ?? 0,
      currency: each.case.value?.currency,
      firstStay,
      endOfStays: next,
    });
  }
  return { cases: simulated, stays, types: types.count(), stages: stages.count() };
}

/** Those that are simulated, by when they were opened and by uuid: in whatever order they were read, they draw the same lots. */
function inOrder(cases: readonly DatedCase[]): DatedCase[] {
  return cases
    .filter((each) => {
      if ((!isOpen(each) && !isEnded(each)) || each.case.createdAt === undefined) return false;
      return !(isOpen(each) && each.stage?.isLost === true);
    })
    .sort(
      (a, b) =>
        compareText(a.case.createdAt ?? '', b.case.createdAt ?? '') ||
        compareText(uuidKey(a.case.uuid), uuidKey(b.case.uuid)),
    );
}

/** Milliseconds since 1970; the middle of bounds. */
function likeliest(moment: Moment): number {
  if (moment.known === 'exact') return millisecondsOf(moment.at);
  const by = millisecondsOf(moment.by);
  return moment.known === 'at-least' ? by : (millisecondsOf(moment.after) + by) / 2;
}

/** Numbers uuids in the order in which they come, however they are written. */
function createNumbers() {
  const byKey = new Map<string, number>();
  const asWritten = new Map<string, number>();
  return {
    of(uuid: string): number {
      const known = asWritten.get(uuid);
      if (known !== undefined) return known;
      const number = byKey.get(uuidKey(uuid)) ?? byKey.size;
      byKey.set(uuidKey(uuid), number);
      asWritten.set(uuid, number);
      return number;
    },
    count: () => byKey.size,
  };
}
