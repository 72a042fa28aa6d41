import type { Day, Instant } from './case.ts';
import { uuidKey } from './compare.ts';
import { type DatedCase, isCompleted } from './dated-case.ts';
import { daysBetween } from './day.ts';
import type { Stages } from './latest-stages.ts';
import type { HistoryWindow } from './period.ts';
import type { Moment, StageHistory, StageVisit } from './stage-history.ts';

/** How long some cases stayed in one stage. */
export type Stays = {
  /** Whole local days from entering to leaving; of a stay known within bounds, the most that it can have been. */
  readonly days: readonly number[];
  readonly bounded: number;
};

/** The stays of one stage by type: `uuidKey` of the type, empty for cases without one. */
export type StaysByType = ReadonlyMap<string, Stays>;

export type StaysInput = {
  readonly cases: readonly DatedCase[];
  readonly stageHistory?: StageHistory;
  readonly stages: Stages;
  readonly history: HistoryWindow;
  readonly localDay: (instant: Instant) => Day;
};

/**
 * The stays that ended in the history window, by `uuidKey` of the stage. A stay whose beginning nobody knows is left out,
 * and so are those in a stage that counts as completed, where a case that was reopened lay while it was not open.
 */
export function endedStays(input: StaysInput): ReadonlyMap<string, StaysByType> {
  const { stages, history, localDay } = input;
  const followed = new Map((input.stageHistory?.cases ?? []).map((each) => [each.uuid, each.visits]));
  const found = new Map<string, Map<string, { days: number[]; bounded: number }>>();
  for (const each of input.cases) {
    const type = each.type === undefined ? '' : uuidKey(each.type.uuid);
    for (const { stage = '', from, to } of endedVisits(each, followed.get(uuidKey(each.case.uuid)) ?? [])) {
      const known = stages.get(stage);
      const left = localDay(latest(to));
      if (known === undefined || known.isTypeCompleted === true) continue;
      if (left < history.firstDay || left > history.lastDay) continue;
      const byType = found.get(stage) ?? new Map<string, { days: number[]; bounded: number }>();
      const stays = byType.get(type) ?? { days: [], bounded: 0 };
      stays.days.push(Math.max(0, daysBetween(localDay(earliest(from)), left)));
      if (from.known !== 'exact' || to.known !== 'exact') stays.bounded += 1;
      byType.set(type, stays);
      found.set(stage, byType);
    }
  }
  return found;
}

type Bounded = Exclude<Moment, { readonly known: 'at-least' }>;
type EndedVisit = { readonly stage?: string; readonly from: Bounded; readonly to: Bounded };

/** A case that was completed without being moved left its stage then. */
function endedVisits(each: DatedCase, visits: readonly StageVisit[]): EndedVisit[] {
  return visits.flatMap(({ stage, from, to }): EndedVisit | [] => {
    const end: Moment | undefined = to ?? (isCompleted(each) ? { known: 'exact', at: each.completedAt } : undefined);
    if (from.known === 'at-least' || end === undefined || end.known === 'at-least') return [];
    return { stage, from, to: end };
  });
}

function earliest(moment: Bounded): Instant {
  return moment.known === 'exact' ? moment.at : moment.after;
}

function latest(moment: Bounded): Instant {
  return moment.known === 'exact' ? moment.at : moment.by;
}
