import type { Case, Day, Instant, Named, Stage } from '../case.ts';
import { uuidKey } from '../compare.ts';
import { daysBetween } from '../day.ts';
import { type HistoryWindow, isWithin, type Period } from '../period.ts';
import { pickKnown } from '../pick-known.ts';
import type { Names, Stages } from './latest-stages.ts';

type Dated = {
  readonly case: Case;
  /** As it was last edited. */
  readonly stage?: Stage;
  /** By its latest name. */
  readonly type?: Named;
  /** All of them, each once, by their latest names. */
  readonly clients: readonly Named[];
  /** `uuidKey` of each client whose figures the case is part of. */
  readonly countsUnder: readonly string[];
  /** Absent where Plannr's date could not be read. */
  readonly openedDay?: Day;
  readonly openedInPeriod: boolean;
};

export type DatedOpen = Dated & {
  readonly state: 'open';
  /** Below 0 if it was opened after the day of as-at; absent where nobody knows when that was. */
  readonly ageDays?: number;
};

type Ended = Dated & {
  readonly completedDay: Day;
  readonly completedAt: Instant;
  /** Absent where nobody knows when it was opened. */
  readonly daysToComplete?: number;
  readonly completedInPeriod: boolean;
};

export type DatedCompleted = Ended & { readonly state: 'completed' };

/** It has a completion date, and is in a stage of lost cases now. */
export type DatedLost = Ended & { readonly state: 'lost' };

/** Part of no figure about open or completed cases. */
export type DatedOutside = Dated & {
  readonly state: 'completed-before-history' | 'completed-after-as-at';
  readonly completedDay: Day;
};

/** Completed on a day that is not known: part of no figure but the count of such cases. */
export type DatedUndated = Dated & { readonly state: 'completed-undated' };

/** A case with its days, and where it stands to the as-at day, the period and the history window. */
export type DatedCase = DatedOpen | DatedCompleted | DatedLost | DatedOutside | DatedUndated;

export type DatingRules = {
  readonly period: Period;
  readonly history: HistoryWindow;
  readonly localDay: (instant: Instant) => Day;
  readonly stages: Stages;
  readonly types: Names;
  readonly clients: Names;
  /** `uuidKey` of the clients that the report is narrowed to; absent for all. */
  readonly listed?: ReadonlySet<string>;
};

/** Works out once what every measure asks of a case. */
export function dateCase(given: Case, rules: DatingRules): DatedCase {
  const { period, history } = rules;
  const openedDay = given.createdAt && rules.localDay(given.createdAt);
  const keys = [...new Set(given.clients.map(({ uuid }) => uuidKey(uuid)))];
  const dated: Dated = {
    case: given,
    stage: given.stage && rules.stages.get(uuidKey(given.stage.uuid)),
    type: given.type && rules.types.get(uuidKey(given.type.uuid)),
    // A list that grew keeps room for a dozen more, which 100,000 cases would hold to the end; a copy has none.
    clients: keys.flatMap((key) => rules.clients.get(key) ?? []).slice(),
    countsUnder: rules.listed === undefined ? keys : keys.filter((key) => rules.listed?.has(key)),
    openedDay,
    openedInPeriod: given.createdAt !== undefined && isWithin(period, given.createdAt),
  };

  const { completedAt } = given;
  const daysOpenUntil = (day: Day) => (openedDay === undefined ? undefined : daysBetween(openedDay, day));
  if (completedAt === undefined) {
    if (given.completedUndated === true) return { ...dated, state: 'completed-undated' };
    return { ...dated, state: 'open', ageDays: daysOpenUntil(history.lastDay) };
  }
  const completedDay = rules.localDay(completedAt);
  if (completedDay < history.firstDay) return { ...dated, state: 'completed-before-history', completedDay };
  if (completedDay > history.lastDay) return { ...dated, state: 'completed-after-as-at', completedDay };
  return {
    ...dated,
    state: dated.stage?.isLost === true ? 'lost' : 'completed',
    completedDay,
    completedAt,
    daysToComplete: daysOpenUntil(completedDay),
    completedInPeriod: isWithin(period, completedAt),
  };
}

export function isOpen(dated: DatedCase): dated is DatedOpen {
  return dated.state === 'open';
}

export function isCompleted(dated: DatedCase): dated is DatedCompleted {
  return dated.state === 'completed';
}

export function isLost(dated: DatedCase): dated is DatedLost {
  return dated.state === 'lost';
}

/** Whether it came to its end within the history window, completed or lost. */
export function isEnded(dated: DatedCase): dated is DatedCompleted | DatedLost {
  return isCompleted(dated) || isLost(dated);
}

/** The ages in days of those that were open on the day of as-at: a negative one would make all look younger. */
export function agesOf(open: readonly DatedOpen[]): number[] {
  return pickKnown(open, ({ ageDays = -1 }) => (ageDays < 0 ? undefined : ageDays));
}

/** The days from opening to completion, of those of which they are known. */
export function daysToCompleteOf(completed: readonly DatedCompleted[]): number[] {
  return pickKnown(completed, ({ daysToComplete }) => daysToComplete);
}

/** The day on which a case is to be reviewed; a bare day is that day in every zone. */
export function reviewDay({ reviewAt }: Case, localDay: (instant: Instant) => Day): Day | undefined {
  return reviewAt?.includes('T') ? localDay(reviewAt) : reviewAt;
}
