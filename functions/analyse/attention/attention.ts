import type { Money, Named } from '../case.ts';
import { compareNames, compareText } from '../compare.ts';
import type { Movement } from '../movement/movement.ts';
import { inOrder, nearestRank } from '../percentiles.ts';
import type { Sentence } from '../sentence.ts';
import type { TimeInStage } from '../stage-history/time-in-stage.ts';
import type { Totals } from '../standing/totals.ts';
import { type AttentionReason, attentionReason, type ReasonRules } from './reason.ts';
import type { WatchedCase } from './watched-case.ts';
import { attentionWords } from './words.ts';

export type AttentionInput = Omit<ReasonRules, 'movedBack'> & {
  readonly watched: readonly WatchedCase[];
  readonly movement: Movement;
  readonly totals: Pick<Totals, 'openWithValueBy'>;
  /** The report's, in order: of two in which as many cases have a value, the first is taken. */
  readonly currencies: readonly string[];
};

/** The few cases to act on. */
export type Attention = {
  /** At most 15, most urgent first. */
  readonly firm: readonly AttentionCase[];
  /** At most 5 for each who is assigned, by name; those of nobody last. A case of two people is under both. */
  readonly assignees: readonly AttentionShare[];
  /** How many cases there was a reason for, shown or not. */
  readonly found: number;
  /** The currency that values are ranked in: that of most open cases. A case without a value in it counts as a usual one. */
  readonly currency: string;
};

export type AttentionShare = {
  /** Absent for cases of nobody, or where Plannr did not say. */
  readonly name?: string;
  readonly cases: readonly AttentionCase[];
  readonly found: number;
};

export type AttentionCase = {
  readonly uuid: string;
  readonly name: string;
  readonly clients: readonly Named[];
  readonly type?: string;
  readonly stage?: string;
  readonly value?: Money;
  readonly assignedTo?: readonly string[];
  /** Absent where nobody knows when it was opened. */
  readonly ageDays?: number;
  readonly timeInStage: TimeInStage;
  readonly link?: string;
  readonly reason: AttentionReason;
  /** The reason in words: "19 days in Report Writing; 85% leave it within 11". No full stop. */
  readonly words: Sentence;
};

const mostOfFirm = 15;

const mostOfAssignee = 5;

/**
 * The cases to act on, ranked by value times lateness: how late a case is as a part of what is usual for its type and
 * stage. Values count in the currency that most open cases have one in; a case without one, or with one in another
 * currency, counts as if it had their median, so that it is ranked by its lateness. Of equal rank the later, then the
 * older comes first, then by uuid.
 */
export function findAttention(input: AttentionInput): Attention {
  const { watched, movement, totals, currencies } = input;
  const rules = { ...input, movedBack: movedBack(movement) };
  const currency = currencies.reduce(
    (most, each) => ((totals.openWithValueBy[each] ?? 0) > (totals.openWithValueBy[most] ?? 0) ? each : most),
    currencies[0] ?? 'GBP',
  );
  const minorOf = ({ row: { value } }: WatchedCase) =>
    value?.currency === currency ? Math.max(0, value.minor) : undefined;
  const values = watched.map((each) => minorOf(each) ?? 0).filter((minor) => minor > 0);
  const median = nearestRank(inOrder(values), 50) ?? 1;

  const ranked = watched
    .flatMap((each) => {
      const found = attentionReason(each, rules);
      if (found === undefined) return [];
      const { late } = found;
      return { shown: attentionCase(each, found.reason), late, rank: (minorOf(each) ?? median) * late };
    })
    .sort(
      (a, b) =>
        b.rank - a.rank ||
        b.late - a.late ||
        (b.shown.ageDays ?? 0) - (a.shown.ageDays ?? 0) ||
        compareText(a.shown.uuid, b.shown.uuid),
    )
    .map(({ shown }) => shown);
  return { firm: ranked.slice(0, mostOfFirm), assignees: byAssignee(ranked), found: ranked.length, currency };
}

function attentionCase({ row }: WatchedCase, reason: AttentionReason): AttentionCase {
  return {
    uuid: row.uuid,
    name: row.name,
    clients: row.clients,
    type: row.type,
    stage: row.stage?.name,
    value: row.value,
    assignedTo: row.assignedTo,
    ageDays: row.ageDays,
    timeInStage: row.timeInStage,
    link: row.link,
    reason,
    words: attentionWords(reason, row),
  };
}

function byAssignee(ranked: readonly AttentionCase[]): AttentionShare[] {
  const shares = new Map<string | undefined, AttentionCase[]>();
  for (const each of ranked) {
    const names = new Set(each.assignedTo);
    for (const name of names.size === 0 ? [undefined] : names) {
      const own = shares.get(name);
      if (own === undefined) shares.set(name, [each]);
      else own.push(each);
    }
  }
  return [...shares]
    .map(([name, own]) => ({ name, cases: own.slice(0, mostOfAssignee), found: own.length }))
    .sort(
      (a, b) => Number(a.name === undefined) - Number(b.name === undefined) || compareNames(a.name ?? '', b.name ?? ''),
    );
}

function movedBack(movement: Movement): ReasonRules['movedBack'] {
  const back = movement.state === 'compared' ? movement.stageMoves.filter(({ direction }) => direction === 'back') : [];
  return new Map(
    back.flatMap(({ from, to, items }) => items.map(({ uuid }) => [uuid, { from: from.name, to: to.name }] as const)),
  );
}
