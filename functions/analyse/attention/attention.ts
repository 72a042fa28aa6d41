import type { Day } from '../case.ts';
import type { OpenCaseRow } from '../case-lists/case-rows.ts';
import type { DatedCase } from '../cases/dated-case.ts';
import type { Holder } from '../cases/holders.ts';
import { compareText, uuidKey } from '../compare.ts';
import { daysBetween } from '../day.ts';
import type { Movement } from '../movement/movement.ts';
import { groupByPerson } from '../people/group-by-person.ts';
import type { Sentence } from '../sentence.ts';
import type { ListedBefore } from '../snapshot/snapshot.ts';
import type { TimeInStage } from '../stage-history/time-in-stage.ts';
import type { Totals } from '../standing/totals.ts';
import { type ClearedCase, clearedSince } from './cleared.ts';
import {
  type AttentionLimits,
  type AttentionReason,
  attentionReason,
  limitsInForce,
  type ReasonRules,
} from './reason.ts';
import { valueWeights } from './value-weights.ts';
import type { WatchedCase } from './watched-case.ts';
import { attentionWords } from './words.ts';

export type AttentionInput = Omit<ReasonRules, 'movedBack'> & {
  readonly watched: readonly WatchedCase[];
  readonly movement: Movement;
  readonly totals: Pick<Totals, 'openWithValueBy'>;
  /** The report's, in order: of two in which as many cases have a value, the first is taken. */
  readonly currencies: readonly string[];
  /** Every case, to tell what became of those that were on the list. */
  readonly cases: readonly DatedCase[];
  /** What the run that this one is compared with had on its list; absent where there is none. */
  readonly before?: readonly ListedBefore[];
};

/** The cases to act on. */
export type Attention = {
  /** At most 15, most urgent first: the head of `listed`. */
  readonly firm: readonly AttentionCase[];
  /** Every case there is a reason for, most urgent first. */
  readonly listed: readonly AttentionCase[];
  /** How many of them were not on the list of the last run; absent where there is none to compare with. */
  readonly fresh?: number;
  /** What was on the last run's list and is not on this one. Empty where there is none to compare with. */
  readonly cleared: readonly ClearedCase[];
  /** At most 5 for each who is assigned, by name; those of nobody last. A case of two people is under both. */
  readonly assignees: readonly AttentionShare[];
  /** The same by who holds a case: whoever is assigned, else the clients' own advisers. */
  readonly people: readonly AttentionShare[];
  readonly limits: AttentionLimits;
  /** How many cases there was a reason for, shown or not. */
  readonly found: number;
  /** The currency that values are ranked in: that of most open cases. A case without a value in it counts as a usual one. */
  readonly currency: string;
};

export type AttentionShare = {
  /** Absent for cases of nobody, or where Plannr did not say. */
  readonly name?: string;
  /** Of the account; absent where no UUID came, and for cases of nobody. */
  readonly uuid?: string;
  readonly cases: readonly AttentionCase[];
  readonly found: number;
  /** How many of them are new on the list; absent where no earlier list is known. */
  readonly fresh?: number;
};

export type AttentionCase = Pick<
  OpenCaseRow,
  'uuid' | 'name' | 'clients' | 'type' | 'value' | 'assignedTo' | 'heldBy' | 'ageDays' | 'timeInStage' | 'link'
> & {
  readonly stage?: string;
  /** The same in working days, where the settings name a calendar. */
  readonly workingTimeInStage?: TimeInStage;
  readonly reason: AttentionReason;
  /** The reason in words: "19 days in Report Writing; 85% of all cases leave it within 8 (108 cases)". No full stop. */
  readonly words: Sentence;
  /** The as-at day of the first run in a row that listed it. */
  readonly since: Day;
  /** Whole weeks since then: 0 for one that is new. */
  readonly weeks: number;
  /** Whether the last run did not list it; absent where no earlier list is known. */
  readonly isNew?: boolean;
};

const mostOfFirm = 15;

const mostOfAssignee = 5;

/**
 * The cases to act on, ranked by how late each is as a part of what is usual, times the weight of its value. Of equal rank
 * the later, then the older comes first, then by uuid.
 */
export function findAttention(input: AttentionInput): Attention {
  const { watched, movement, totals, currencies, cases, before, asAtDay } = input;
  const rules = { ...input, movedBack: movedBack(movement) };
  const currency = currencies.reduce(
    (most, each) => ((totals.openWithValueBy[each] ?? 0) > (totals.openWithValueBy[most] ?? 0) ? each : most),
    currencies[0] ?? 'GBP',
  );
  const weightOf = valueWeights(watched, currency);
  const sinceOf = new Map(before?.map(({ uuid, since }) => [uuid, since]));

  const ranked = watched
    .flatMap((each) => {
      const found = attentionReason(each, rules);
      if (found === undefined) return [];
      const known = sinceOf.get(uuidKey(each.row.uuid));
      const since = known ?? asAtDay;
      const times = { since, weeks: wholeWeeks(since, asAtDay), isNew: before && known === undefined };
      const shown = { ...attentionCase(each, found.reason), ...times };
      return { shown, assignees: each.assignees, late: found.late, rank: weightOf(each) * found.late };
    })
    .sort(
      (a, b) =>
        b.rank - a.rank ||
        b.late - a.late ||
        (b.shown.ageDays ?? 0) - (a.shown.ageDays ?? 0) ||
        compareText(a.shown.uuid, b.shown.uuid),
    );
  const listed = ranked.map(({ shown }) => shown);
  const isCompared = before !== undefined;
  return {
    firm: listed.slice(0, mostOfFirm),
    listed,
    fresh: before && countNew(listed),
    cleared: clearedSince(before ?? [], listed, { watched, cases, asAtDay }),
    assignees: sharesOf(ranked, ({ assignees }) => assignees, isCompared),
    people: sharesOf(ranked, ({ shown }) => shown.heldBy, isCompared),
    limits: limitsInForce(input),
    found: listed.length,
    currency,
  };
}

type RankedCase = { readonly shown: AttentionCase; readonly assignees?: readonly Holder[] };

/** The rows of the open cases, with how long each has been listed. Those that are not listed stay as they are: they are many. */
export function withWeeksOnList(
  rows: readonly OpenCaseRow[],
  listed: readonly Pick<AttentionCase, 'uuid' | 'weeks'>[],
): readonly OpenCaseRow[] {
  const weeks = new Map(listed.map((each) => [each.uuid, each.weeks]));
  return rows.map((row) => {
    const weeksOnList = weeks.get(row.uuid);
    return weeksOnList === undefined ? row : { ...row, weeksOnList };
  });
}

function countNew(listed: readonly AttentionCase[]): number {
  return listed.filter(({ isNew }) => isNew === true).length;
}

function wholeWeeks(from: Day, to: Day): number {
  return Math.max(0, Math.floor(daysBetween(from, to) / 7));
}

function attentionCase(
  { row }: WatchedCase,
  reason: AttentionReason,
): Omit<AttentionCase, 'since' | 'weeks' | 'isNew'> {
  return {
    uuid: row.uuid,
    name: row.name,
    clients: row.clients,
    type: row.type,
    stage: row.stage?.name,
    value: row.value,
    assignedTo: row.assignedTo,
    heldBy: row.heldBy,
    ageDays: row.ageDays,
    timeInStage: row.timeInStage,
    workingTimeInStage: row.working?.timeInStage,
    link: row.link,
    reason,
    words: attentionWords(reason, row),
  };
}

/** Cases of nobody, and those of which Plannr did not say, are one share: nobody is known who would act. */
function sharesOf(
  ranked: readonly RankedCase[],
  peopleOf: (of: RankedCase) => readonly Holder[] | undefined,
  isCompared: boolean,
): AttentionShare[] {
  return groupByPerson(ranked, (each) => peopleOf(each) ?? []).map(({ person, own }) => {
    const cases = own.map(({ shown }) => shown);
    return {
      uuid: person.kind === 'person' ? person.uuid : undefined,
      name: person.kind === 'person' ? person.name : undefined,
      cases: cases.slice(0, mostOfAssignee),
      found: cases.length,
      fresh: isCompared ? countNew(cases) : undefined,
    };
  });
}

function movedBack(movement: Movement): ReasonRules['movedBack'] {
  const back = movement.state === 'compared' ? movement.stageMoves.filter(({ direction }) => direction === 'back') : [];
  return new Map(
    back.flatMap(({ from, to, items }) => items.map(({ uuid }) => [uuid, { from: from.name, to: to.name }] as const)),
  );
}
