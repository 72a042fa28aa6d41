import type { Day, Instant } from '../case.ts';
import { type DatedCase, isEnded } from '../cases/dated-case.ts';
import { compareText } from '../compare.ts';
import { type Amounts, sumByCurrency, valuesOf } from '../money.ts';
import type { Period } from '../period.ts';
import type { ChangedCase } from './bridge.ts';

/**
 * How the period's completed cases (or its lost ones) and the bridge's come together: the one goes from midnight to midnight, the other from
 * reading to reading. `inPeriod + toldBefore` is what `Totals` counts as completed in the period; all but `toldBefore` are
 * the bridge's line.
 */
export type Completions = {
  /** Dated before the period and before the last reading, which saw them open: no report's count of a period has them. */
  readonly enteredLate: DatedCompletions;
  /** Dated before the period and after the last reading: of periods of which no report is kept. */
  readonly between: CountedCompletions;
  readonly inPeriod: CountedCompletions;
  /** From the end of the period to as-at. */
  readonly afterPeriod: CountedCompletions;
  /** With no date, or one after the day of as-at: on a day that nobody can tell. */
  readonly undated: CountedCompletions;
  /** Of the period, and seen as completed by the last reading already, which came after the period began. */
  readonly toldBefore: CountedCompletions;
};

export type CountedCompletions = { readonly cases: number; readonly value: Amounts };

export type DatedCompletions = CountedCompletions & {
  /** In the order in which they completed. */
  readonly uuids: readonly string[];
  /** Of the first and of the last of them; absent where there is none. */
  readonly firstDay?: Day;
  readonly lastDay?: Day;
};

export function findCompletions(
  cases: readonly DatedCase[],
  changed: readonly ChangedCase[],
  {
    period,
    since,
    kind,
  }: {
    readonly period: Pick<Period, 'start' | 'end'>;
    readonly since: Instant;
    /** Whose line of the bridge. */
    readonly kind: 'completed' | 'lost';
  },
): Completions {
  const onLine = changed.flatMap(({ changes, pair: { now } }) => {
    const isOnLine = now !== undefined && now.state !== 'open' && changes.some((change) => change.kind === kind);
    if (!isOnLine) return [];
    if (now.state === 'completed-after-as-at' || now.state === 'completed-undated') return { now };
    return { now, at: now.case.completedAt, day: now.completedDay };
  });
  const within = (from: Instant, to: Instant) => onLine.filter(({ at }) => at !== undefined && at >= from && at < to);
  const before = within('', period.start);
  const late = before
    .filter(({ at = '' }) => at <= since)
    .sort((a, b) => compareText(a.at ?? '', b.at ?? '') || compareText(a.now.case.uuid, b.now.case.uuid));
  const told = new Set<DatedCase>(onLine.map(({ now }) => now));
  return {
    enteredLate: {
      ...counted(late.map(({ now }) => now)),
      uuids: late.map(({ now }) => now.case.uuid),
      firstDay: late[0]?.day,
      lastDay: late.at(-1)?.day,
    },
    between: counted(before.filter(({ at = '' }) => at > since).map(({ now }) => now)),
    inPeriod: counted(within(period.start, period.end).map(({ now }) => now)),
    afterPeriod: counted(onLine.filter(({ at = '' }) => at >= period.end).map(({ now }) => now)),
    undated: counted(onLine.filter(({ at }) => at === undefined).map(({ now }) => now)),
    toldBefore: counted(
      cases.filter((each) => isEnded(each) && each.state === kind && each.completedInPeriod && !told.has(each)),
    ),
  };
}

function counted(cases: readonly DatedCase[]): CountedCompletions {
  return { cases: cases.length, value: sumByCurrency(valuesOf(cases)) };
}
