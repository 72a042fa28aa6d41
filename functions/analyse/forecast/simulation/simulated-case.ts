import type { Instant } from '../../case.ts';
import { type DatedCase, isEnded, isOpen } from '../../cases/dated-case.ts';
import { compareText, uuidKey } from '../../compare.ts';
import { dayMilliseconds } from '../../day.ts';
import { millisecondsOf } from '../../milliseconds-of.ts';
import type { Moment, StageHistory } from '../../stage-history/stage-history.ts';

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
  /** The stages it went through, oldest first, with when it entered them; empty where nothing is known. */
  readonly entered: readonly { readonly stage: number; readonly ago: number }[];
};

export type SimulatedFirm = {
  readonly cases: readonly SimulatedCase[];
  readonly types: number;
  readonly stages: number;
};

const weekMilliseconds = 7 * dayMilliseconds;

/** Whether it may complete yet. */
export function mayComplete({ completedAgo, lostAgo }: SimulatedCase): boolean {
  return completedAgo === undefined && lostAgo === undefined;
}

/**
 * The open cases, but for those in a stage of lost cases, and those completed or lost in the history window, by uuid; one that was completed before it was opened, or
 * of which nobody knows when it was opened, is left out. Times are counted back from `until`; what was later counts as if it had been then.
 */
export function simulatedFirm(cases: readonly DatedCase[], until: Instant, history?: StageHistory): SimulatedFirm {
  const now = Date.parse(until);
  const ago = (instant: Instant) => Math.max(0, (now - millisecondsOf(instant)) / weekMilliseconds);
  const types = createNumbers();
  const stages = createNumbers();
  const stays = new Map((history?.cases ?? []).map((each) => [each.uuid, each]));

  const simulated = cases.toSorted(compareByUuid).flatMap((each): SimulatedCase | [] => {
    const { createdAt } = each.case;
    if ((!isOpen(each) && !isEnded(each)) || createdAt === undefined) return [];
    if (isOpen(each) && each.stage?.isLost === true) return [];
    const openedAgo = ago(createdAt);
    const endedAgo = isEnded(each) ? ago(each.completedAt) : undefined;
    if (endedAgo !== undefined && endedAgo > openedAgo) return [];
    return {
      openedAgo,
      completedAgo: each.state === 'completed' ? endedAgo : undefined,
      lostAgo: each.state === 'lost' ? endedAgo : undefined,
      type: types.of(each.type === undefined ? '' : uuidKey(each.type.uuid)),
      minor: each.case.value?.minor ?? 0,
      currency: each.case.value?.currency,
      entered: (stays.get(uuidKey(each.case.uuid))?.visits ?? []).map(({ stage = '', from }) => ({
        stage: stages.of(stage),
        ago: Math.max(0, now - likeliest(from)) / weekMilliseconds,
      })),
    };
  });
  return { cases: simulated, types: types.count(), stages: stages.count() };
}

function compareByUuid(a: DatedCase, b: DatedCase): number {
  return compareText(uuidKey(a.case.uuid), uuidKey(b.case.uuid));
}

/** Milliseconds since 1970; the middle of bounds. */
function likeliest(moment: Moment): number {
  if (moment.known === 'exact') return millisecondsOf(moment.at);
  const by = millisecondsOf(moment.by);
  return moment.known === 'at-least' ? by : (millisecondsOf(moment.after) + by) / 2;
}

function createNumbers() {
  const numbers = new Map<string, number>();
  return {
    of(key: string): number {
      const known = numbers.get(key);
      if (known !== undefined) return known;
      numbers.set(key, numbers.size);
      return numbers.size - 1;
    },
    count: () => numbers.size,
  };
}
