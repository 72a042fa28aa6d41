import type { Names } from '../cases/latest-stages.ts';
import { compareTypes } from '../compare.ts';
import { inOrder, nearestRank } from '../percentiles.ts';
import type { MeasuredCase } from './measured-cases.ts';

/** Of a group with fewer cases nothing is told: a few cases say little, and single ones could be made out. */
export const leastShown = 5;

/** Working days that the cases of a group took, at the most that each can have been; nearest-rank. */
export type Times = {
  readonly cases: number;
  /** Of them, those known within bounds only. */
  readonly notExact: number;
  readonly p25: number;
  readonly p50: number;
  readonly p75: number;
  readonly p85: number;
  readonly most: number;
  /** Against their targets: surely within, surely past, and perhaps. Those without a target are in none. */
  readonly within: number;
  readonly past: number;
  readonly unclear: number;
  /** Within, of those that surely are the one or the other, 0 to 1; absent where there is none. */
  readonly share?: number;
};

/** How long the cases of one type took in the period, or in the history window. */
export type Distribution = {
  readonly over: 'period' | 'history';
  /** Absent for all types together, which come first; an empty name is that of cases without a type. */
  readonly type?: { readonly uuid?: string; readonly name: string };
  /** Working days; `by-type` where those of all types are held against several. Absent where there is none. */
  readonly target?: number | 'by-type';
  /** Absent where there are fewer than five cases. */
  readonly times?: Times;
};

/** The target of a type, by its key; `undefined` where it has none. */
export type TargetOf = (type: string) => number | undefined;

/** The period first, then the history window; in each all types, then each that has a case. */
export function distributionsOf(
  measured: readonly MeasuredCase[],
  { types, targetOf }: { readonly types: Names; readonly targetOf: TargetOf },
): Distribution[] {
  return (['period', 'history'] as const).flatMap((over) => {
    const own = over === 'history' ? measured : measured.filter(({ inPeriod }) => inPeriod);
    if (own.length === 0) return [];
    const byType = [...Map.groupBy(own, ({ type }) => type)].map(([key, group]): Distribution => {
      const type = types.get(key);
      return { over, type: { uuid: type?.uuid, name: type?.name ?? '' }, ...told(group, targetOf) };
    });
    return [{ over, ...told(own, targetOf) }, ...byType.sort((a, b) => compareTypes(a.type ?? none, b.type ?? none))];
  });
}

const none = { name: '' };

function told(group: readonly MeasuredCase[], targetOf: TargetOf): Pick<Distribution, 'target' | 'times'> {
  const targets = new Set(group.map(({ type }) => targetOf(type)));
  const [target] = targets;
  return {
    target: targets.size > 1 ? 'by-type' : target,
    times: group.length < leastShown ? undefined : timesOf(group, targetOf),
  };
}

function timesOf(group: readonly MeasuredCase[], targetOf: TargetOf): Times {
  const sorted = inOrder(group.map(({ most }) => most));
  const rank = (percent: number) => nearestRank(sorted, percent) ?? 0;
  const { within, past, unclear } = judge(group, targetOf);
  return {
    cases: group.length,
    notExact: group.filter(({ isExact }) => !isExact).length,
    p25: rank(25),
    p50: rank(50),
    p75: rank(75),
    p85: rank(85),
    most: rank(100),
    within,
    past,
    unclear,
    share: within + past === 0 ? undefined : within / (within + past),
  };
}

/** How many of these cases surely kept to the targets of their types, surely did not, and perhaps did. */
export function judge(group: readonly MeasuredCase[], targetOf: TargetOf): Pick<Times, 'within' | 'past' | 'unclear'> {
  const counts = { within: 0, past: 0, unclear: 0 };
  for (const { type, least, most } of group) {
    const target = targetOf(type);
    if (target === undefined) continue;
    counts[least > target ? 'past' : most <= target ? 'within' : 'unclear'] += 1;
  }
  return counts;
}
