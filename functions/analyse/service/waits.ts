import type { WorkingDays } from '../calendar/working-days.ts';
import type { Names } from '../cases/latest-stages.ts';
import { compareTypes } from '../compare.ts';
import { daysBetween } from '../day.ts';
import type { KeptStay } from './kept-stays.ts';
import { type RuleOf, type WaitsOn, waitsOnWhom } from './stage-map.ts';

/** On whom was waited: `not-mapped` in a stage that the map does not say it of, `not-exact` where an end is known within bounds only. */
export type WaitedOn = WaitsOn | 'not-mapped' | 'not-exact';

/** Of a stay known within bounds, the most that it can have been, as in time in stage. */
export type WaitDays = { readonly stays: number; readonly days: number; readonly workingDays: number };

export type WaitPart = WaitDays & { readonly on: WaitedOn };

/** Days that cases of one type spent waiting, over the stays that ended in the history window. The parts add up to all. */
export type WaitRow = {
  /** Absent for all types together, which come first; an empty name is that of cases without a type. */
  readonly type?: { readonly uuid?: string; readonly name: string };
  readonly all: WaitDays;
  /** Each that there was a stay for, in the order of `waitsOnWhom`, what is not known last. */
  readonly parts: readonly WaitPart[];
};

export type WaitRules = {
  readonly ruleOf: RuleOf;
  readonly types: Names;
  readonly workingDays: Pick<WorkingDays, 'between'>;
};

const order: readonly WaitedOn[] = [...waitsOnWhom, 'not-mapped', 'not-exact'];

/** How long a stay was, at the most that it can have been; `undefined` where nobody knows when it began. */
export function daysOfStay(
  { enteredFrom, leftBy }: Pick<KeptStay, 'enteredFrom' | 'leftBy'>,
  workingDays: Pick<WorkingDays, 'between'>,
): WaitDays | undefined {
  if (enteredFrom === undefined) return undefined;
  const days = Math.max(0, daysBetween(enteredFrom, leftBy));
  return { stays: 1, days, workingDays: Math.max(0, workingDays.between(enteredFrom, leftBy)) };
}

/** Adds up who was waited on. Stays whose beginning nobody knows are left out, as in time in stage. */
export function sumWaits(stays: Iterable<KeptStay>, { ruleOf, types, workingDays }: WaitRules): WaitRow[] {
  const all = new Map<WaitedOn, WaitDays>();
  const byType = new Map<string, Map<WaitedOn, WaitDays>>();
  for (const each of stays) {
    const stay = daysOfStay(each, workingDays);
    if (stay === undefined) continue;
    const { stage, type, isExact } = each;
    const whom = ruleOf(stage)?.waitsOn;
    const on = whom === undefined ? 'not-mapped' : isExact ? whom : 'not-exact';
    const own = byType.get(type) ?? new Map<WaitedOn, WaitDays>();
    byType.set(type, own);
    for (const sums of [all, own]) sums.set(on, addWaits(sums.get(on), stay));
  }
  if (all.size === 0) return [];
  const rows = [...byType].map(([key, sums]) => {
    const type = types.get(key);
    return { type: { uuid: type?.uuid, name: type?.name ?? '' }, ...rowOf(sums) };
  });
  return [rowOf(all), ...rows.sort((a, b) => compareTypes(a.type, b.type))];
}

function rowOf(sums: ReadonlyMap<WaitedOn, WaitDays>): Pick<WaitRow, 'all' | 'parts'> {
  const parts = order.flatMap((on) => {
    const days = sums.get(on);
    return days === undefined ? [] : [{ on, ...days }];
  });
  return {
    all: parts.reduce((sum, { stays, days, workingDays }) => addWaits(sum, { stays, days, workingDays }), noWaits),
    parts,
  };
}

export const noWaits: WaitDays = { stays: 0, days: 0, workingDays: 0 };

export function addWaits(a: WaitDays = noWaits, b: WaitDays): WaitDays {
  return { stays: a.stays + b.stays, days: a.days + b.days, workingDays: a.workingDays + b.workingDays };
}
