import type { Day, Instant } from '../case.ts';
import { type DatedCase, isCompleted } from '../cases/dated-case.ts';
import type { Stages } from '../cases/latest-stages.ts';
import { uuidKey } from '../compare.ts';
import { daysBetween } from '../day.ts';
import type { HistoryWindow } from '../period.ts';
import type { Moment, StageHistory } from './stage-history.ts';

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
  const { stages, history } = input;
  const followed = new Map((input.stageHistory?.cases ?? []).map((each) => [each.uuid, each.visits]));
  const found: Found = new Map();
  const numberOf = createDayNumber(input);
  const lastNumber = daysBetween(history.firstDay, history.lastDay);
  for (const each of input.cases) {
    const visits = followed.get(uuidKey(each.case.uuid)) ?? [];
    const type = each.type === undefined ? '' : uuidKey(each.type.uuid);
    for (const { stage = '', from, to } of visits) {
      const known = stages.get(stage);
      if (known === undefined || known.isTypeCompleted === true) continue;
      const end = to ?? endOf(each);
      if (from.known === 'at-least' || end === undefined || end.known === 'at-least') continue;
      const entered = numberOf(earliest(from));
      const left = numberOf(latest(end));
      if (left < 0 || left > lastNumber) continue;
      const stays = staysOf(found, stage, type);
      stays.days.push(Math.max(0, left - entered));
      if (from.known !== 'exact' || end.known !== 'exact') stays.bounded += 1;
    }
  }
  return found;
}

type Found = Map<string, Map<string, { days: number[]; bounded: number }>>;

function staysOf(found: Found, stage: string, type: string) {
  const known = found.get(stage)?.get(type);
  if (known !== undefined) return known;
  const stays = { days: [], bounded: 0 };
  const byType = found.get(stage);
  if (byType === undefined) found.set(stage, new Map([[type, stays]]));
  else byType.set(type, stays);
  return stays;
}

/** Makes a function that numbers the days from the first of the history window. There are millions of stays, and few days. */
function createDayNumber({ history, localDay }: StaysInput): (instant: Instant) => number {
  const numbers = new Map<Day, number>();
  let lastInstant = '';
  let last = 0;
  return (instant) => {
    // A stay begins when the one before it ended.
    if (instant === lastInstant) return last;
    const day = localDay(instant);
    lastInstant = instant;
    const known = numbers.get(day);
    last = known ?? daysBetween(history.firstDay, day);
    if (known === undefined) numbers.set(day, last);
    return last;
  };
}

type Bounded = Exclude<Moment, { readonly known: 'at-least' }>;

/** When a case left the stage that it is in: one that was completed without being moved left it then. */
function endOf(each: DatedCase): Moment | undefined {
  return isCompleted(each) ? { known: 'exact', at: each.completedAt } : undefined;
}

function earliest(moment: Bounded): Instant {
  return moment.known === 'exact' ? moment.at : moment.after;
}

function latest(moment: Bounded): Instant {
  return moment.known === 'exact' ? moment.at : moment.by;
}
