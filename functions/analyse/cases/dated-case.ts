import type { Case, Day, Instant, Named, Stage } from '../case.ts';
import { uuidKey } from '../compare.ts';
import { daysBetween } from '../day.ts';
import { type HistoryWindow, isWithin, type Period } from '../period.ts';
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
  readonly openedDay: Day;
  readonly openedInPeriod: boolean;
};

export type DatedOpen = Dated & {
  readonly state: 'open';
  /** Below 0 if it was opened after the day of as-at. */
  readonly ageDays: number;
};

export type DatedCompleted = Dated & {
  readonly state: 'completed';
  readonly completedDay: Day;
  readonly completedAt: Instant;
  readonly daysToComplete: number;
  readonly completedInPeriod: boolean;
};

/** Part of no figure about open or completed cases. */
export type DatedOutside = Dated & {
  readonly state: 'completed-before-history' | 'completed-after-as-at';
  readonly completedDay: Day;
};

/** A case with its days, and where it stands to the as-at day, the period and the history window. */
export type DatedCase = DatedOpen | DatedCompleted | DatedOutside;

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
  const openedDay = rules.localDay(given.createdAt);
  const keys = [...new Set(given.clients.map(({ uuid }) => uuidKey(uuid)))];
  const dated: Dated = {
    case: given,
    stage: given.stage && rules.stages.get(uuidKey(given.stage.uuid)),
    type: given.type && rules.types.get(uuidKey(given.type.uuid)),
    // A list that grew keeps room for a dozen more, which 100,000 cases would hold to the end; a copy has none.
    clients: keys.flatMap((key) => rules.clients.get(key) ?? []).slice(),
    countsUnder: rules.listed === undefined ? keys : keys.filter((key) => rules.listed?.has(key)),
    openedDay,
    openedInPeriod: isWithin(period, given.createdAt),
  };

  const { completedAt } = given;
  if (completedAt === undefined) return { ...dated, state: 'open', ageDays: daysBetween(openedDay, history.lastDay) };
  const completedDay = rules.localDay(completedAt);
  if (completedDay < history.firstDay) return { ...dated, state: 'completed-before-history', completedDay };
  if (completedDay > history.lastDay) return { ...dated, state: 'completed-after-as-at', completedDay };
  return {
    ...dated,
    state: 'completed',
    completedDay,
    completedAt,
    daysToComplete: daysBetween(openedDay, completedDay),
    completedInPeriod: isWithin(period, completedAt),
  };
}

export function isOpen(dated: DatedCase): dated is DatedOpen {
  return dated.state === 'open';
}

export function isCompleted(dated: DatedCase): dated is DatedCompleted {
  return dated.state === 'completed';
}

/** The ages in days of those that were open on the day of as-at: a negative one would make all look younger. */
export function agesOf(open: readonly DatedOpen[]): number[] {
  return open.flatMap(({ ageDays }) => (ageDays < 0 ? [] : ageDays));
}

/** The day on which a case is to be reviewed; a bare day is that day in every zone. */
export function reviewDay({ reviewAt }: Case, localDay: (instant: Instant) => Day): Day | undefined {
  return reviewAt?.includes('T') ? localDay(reviewAt) : reviewAt;
}
