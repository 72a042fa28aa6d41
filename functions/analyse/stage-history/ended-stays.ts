import type { WorkingDays } from '../calendar/working-days.ts';
import type { Case, Day, Instant } from '../case.ts';
import { type DatedCase, isEnded } from '../cases/dated-case.ts';
import type { Stages } from '../cases/latest-stages.ts';
import { uuidKey } from '../compare.ts';
import { addDays, daysBetween } from '../day.ts';
import type { HistoryWindow } from '../period.ts';
import type { Moment, StageHistory, StageVisit } from './stage-history.ts';

/** How long some cases stayed in one stage. */
export type Stays = {
  /** Whole local days from entering to leaving; of a stay known within bounds, the most that it can have been. */
  readonly days: readonly number[];
  readonly bounded: number;
  /** Stays whose beginning nobody knows, and that are left out for it: they were longer than is known. */
  readonly begunBefore: number;
  /**
   * Completed cases of the type that were not followed all the way, and have no stay here: so many stays may be missing.
   * The days from opening to completion of each, which are the most that its stay can have been; infinite if not known.
   */
  readonly unseen: readonly number[];
};

/** The stays of one stage by type: `uuidKey` of the type, empty for cases without one. */
export type StaysByType = ReadonlyMap<string, Stays>;

export type StaysInput = {
  readonly cases: readonly DatedCase[];
  readonly stageHistory?: StageHistory;
  readonly stages: Stages;
  readonly history: HistoryWindow;
  readonly localDay: (instant: Instant) => Day;
  /** Counts working days in the place of calendar days. */
  readonly workingDays?: Pick<WorkingDays, 'between'>;
};

export type EndedStays = {
  /** By `uuidKey` of the stage. */
  readonly stages: ReadonlyMap<string, StaysByType>;
  /** Of the cases completed in the history window, of how many anything is known, and how many were followed all the way. */
  readonly completed: number;
  readonly read: number;
  readonly followed: number;
};

/**
 * The stays that ended in the history window. A stay whose beginning nobody knows is left out, and so are those in a stage
 * that counts as completed or is one of lost cases, where a case that was reopened lay while it was not open.
 */
export function endedStays(input: StaysInput): EndedStays {
  const { stages, history } = input;
  const visitsOf = new Map((input.stageHistory?.cases ?? []).map((each) => [each.uuid, each.visits]));
  const found: Found = new Map();
  const numberOf = createDayNumber(input);
  const lengthOf = createLength(input);
  const lastNumber = daysBetween(history.firstDay, history.lastDay);
  const unseen = new Map<string, number[]>();
  let completed = 0;
  let read = 0;
  let followed = 0;
  for (const each of input.cases) {
    const visits = visitsOf.get(uuidKey(each.case.uuid)) ?? [];
    const type = each.type === undefined ? '' : uuidKey(each.type.uuid);
    const isUnseen = isEnded(each) && !isFollowed(visits, each.case);
    if (isEnded(each)) completed += 1;
    if (isEnded(each) && visits.length > 0) read += 1;
    if (isEnded(each) && !isUnseen) followed += 1;
    const place = isUnseen ? placeOf(unseen, type, daysToEnd(each, input) ?? Number.POSITIVE_INFINITY) : -1;
    for (const { stage = '', from, to } of visits) {
      const known = stages.get(stage);
      if (known === undefined || known.isTypeCompleted === true || known.isLost === true) continue;
      const end = to ?? endOfLastStay(each);
      if (end === undefined || end.known === 'at-least') continue;
      const left = numberOf(latestOf(end));
      if (left < 0 || left > lastNumber) continue;
      const stays = staysOf(found, stage, type);
      if (isUnseen) stays.seen.add(place);
      if (from.known === 'at-least') {
        stays.begunBefore += 1;
        continue;
      }
      stays.days.push(Math.max(0, lengthOf(numberOf(earliestOf(from)), left)));
      if (from.known !== 'exact' || end.known !== 'exact') stays.bounded += 1;
    }
  }
  for (const byType of found.values()) {
    for (const [type, stays] of byType)
      stays.unseen = (unseen.get(type) ?? []).filter((_, index) => !stays.seen.has(index));
  }
  return { stages: found, completed, read, followed };
}

/** Whether every stage that a case went through is known: from its opening on, and each move to the moment. */
function isFollowed(visits: readonly StageVisit[], { createdAt }: Pick<Case, 'createdAt'>): boolean {
  const [first] = visits;
  const isFromOpening = first?.from.known === 'exact' && createdAt !== undefined && first.from.at <= createdAt;
  return isFromOpening && visits.every(({ from }) => from.known === 'exact');
}

/** `seen`: which of the cases that were not followed all the way have a stay here after all. */
type FoundStays = {
  days: number[];
  bounded: number;
  begunBefore: number;
  unseen: readonly number[];
  seen: Set<number>;
};

type Found = Map<string, Map<string, FoundStays>>;

function placeOf(unseen: Map<string, number[]>, type: string, days: number): number {
  const own = unseen.get(type);
  if (own !== undefined) return own.push(days) - 1;
  unseen.set(type, [days]);
  return 0;
}

function staysOf(found: Found, stage: string, type: string): FoundStays {
  const known = found.get(stage)?.get(type);
  if (known !== undefined) return known;
  const stays: FoundStays = { days: [], bounded: 0, begunBefore: 0, unseen: [], seen: new Set() };
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

/** Makes a function that tells the days between two such numbers. */
function createLength({ history, workingDays }: StaysInput): (from: number, to: number) => number {
  if (workingDays === undefined) return (from, to) => to - from;
  const lengths = new Map<number, number>();
  const sinceFirst = (number: number) => {
    const known = lengths.get(number);
    if (known !== undefined) return known;
    const length = workingDays.between(history.firstDay, addDays(history.firstDay, number));
    lengths.set(number, length);
    return length;
  };
  return (from, to) => sinceFirst(to) - sinceFirst(from);
}

function daysToEnd(each: DatedCase, { workingDays }: StaysInput): number | undefined {
  if (!isEnded(each) || each.openedDay === undefined || workingDays === undefined) {
    return isEnded(each) ? each.daysToComplete : undefined;
  }
  return workingDays.between(each.openedDay, each.completedDay);
}

export type BoundedMoment = Exclude<Moment, { readonly known: 'at-least' }>;

/** When a case left the stage that it is in: one that was completed without being moved left it then. */
export function endOfLastStay(each: DatedCase): Moment | undefined {
  return isEnded(each) ? { known: 'exact', at: each.completedAt } : undefined;
}

/** When it was at the earliest. */
export function earliestOf(moment: BoundedMoment): Instant {
  return moment.known === 'exact' ? moment.at : moment.after;
}

/** When it was at the latest. */
export function latestOf(moment: BoundedMoment): Instant {
  return moment.known === 'exact' ? moment.at : moment.by;
}
