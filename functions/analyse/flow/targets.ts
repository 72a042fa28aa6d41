import type { Instant } from '../case.ts';
import { minorUnitPlaces } from '../money.ts';
import type { Period } from '../period.ts';
import type { Totals } from '../standing/totals.ts';
import { type FlowWeek, spansBefore } from './weeks.ts';

/** What the firm aims at, as its settings have it. */
export type FirmTargets = {
  readonly completedCases?: number;
  /** In whole units of `currency`: pounds. */
  readonly completedValue?: number;
  readonly currency: string;
  /** What the two above are for. */
  readonly per: Period['kind'];
  readonly openCasesAtMost?: number;
  readonly lateCasesAtMost?: number;
};

/** A target of the firm's, and how the report stands to it. */
export type Target = {
  readonly kind: 'completed-cases' | 'completed-value' | 'open-cases' | 'late-cases';
  /** Of a value; absent for cases. */
  readonly currency?: string;
  /** In cases or minor units, for the week or month that the report is on. Of open and late cases the most there should be. */
  readonly target: number;
  /** As the settings have it, where that is for the other kind of period. */
  readonly set?: { readonly target: number; readonly per: Period['kind'] };
  /** In the period, or at as-at. */
  readonly actual: number;
  /** By how much the two differ. */
  readonly apart: number;
  /**
   * Of what is completed `reached` or `missed`; while the period is not over, `on-course` where as much is done as lies in
   * the time gone, else `behind`. Of open and late cases `within` or `over`.
   */
  readonly state: 'reached' | 'missed' | 'on-course' | 'behind' | 'within' | 'over';
  /** What of the target lies in the time gone, while the period is not over. */
  readonly byNow?: number;
  /** In how many of the last 13 weeks, or 12 months, before the period it was kept, as far as is known; absent where nothing is. */
  readonly before?: { readonly kept: number; readonly of: number };
};

export type TargetsInput = {
  /** Absent where the settings name none. */
  readonly rules?: FirmTargets;
  readonly period: Pick<Period, 'kind' | 'name' | 'start' | 'end'>;
  readonly asAt: Instant;
  readonly totals: Pick<Totals, 'completedInPeriod' | 'completedValueInPeriod' | 'openCases'>;
  readonly lateCases: number;
  /** The weeks, or the months, up to that of the period. */
  readonly spans: readonly FlowWeek[];
};

/** So many weeks make a month where what is set for the one is wanted for the other. */
export const weeksInMonth = 52 / 12;

/** The same for a period of the other kind, to the whole case or minor unit, and never nothing. */
export function scaleTarget(target: number, from: Period['kind'], to: Period['kind']): number {
  if (from === to) return target;
  return Math.max(1, Math.round(from === 'week' ? target * weeksInMonth : target / weeksInMonth));
}

/** Those that the settings name, in the order of their kinds; `undefined` where they name none. */
export function findTargets(input: TargetsInput): readonly Target[] | undefined {
  const { rules, totals, lateCases } = input;
  if (rules === undefined) return undefined;
  const { completedCases, completedValue, currency, openCasesAtMost, lateCasesAtMost } = rules;
  const places = 10 ** minorUnitPlaces(currency);
  return [
    toDo(input, rules.per, {
      kind: 'completed-cases',
      set: completedCases,
      actual: totals.completedInPeriod,
      of: ({ completed }) => completed,
    }),
    toDo(input, rules.per, {
      kind: 'completed-value',
      currency,
      set: completedValue === undefined ? undefined : completedValue * places,
      actual: totals.completedValueInPeriod[currency] ?? 0,
      of: (span) => span.completedValue[currency] ?? 0,
    }),
    atMost(input, { kind: 'open-cases', set: openCasesAtMost, actual: totals.openCases, of: (span) => span.openAtEnd }),
    // How many were late in the past nobody knows.
    atMost(input, { kind: 'late-cases', set: lateCasesAtMost, actual: lateCases }),
  ].flat();
}

type Aim = Pick<Target, 'kind' | 'currency' | 'actual'> & {
  /** Absent where the settings do not name it. */
  readonly set?: number;
  readonly of?: (span: FlowWeek) => number;
};

function toDo(input: TargetsInput, per: Period['kind'], { kind, currency, set, actual, of }: Aim): Target[] {
  if (set === undefined) return [];
  const target = scaleTarget(set, per, input.period.kind);
  const byNow = dueByNow(target, input);
  const isReached = actual >= target;
  return [
    {
      kind,
      currency,
      target,
      set: per === input.period.kind ? undefined : { target: set, per },
      actual,
      apart: Math.abs(actual - target),
      state: isReached ? 'reached' : byNow === undefined ? 'missed' : actual >= byNow ? 'on-course' : 'behind',
      byNow,
      before: keptBefore(input, of && ((span) => of(span) >= target)),
    },
  ];
}

function atMost(input: TargetsInput, { kind, set, actual, of }: Aim): Target[] {
  if (set === undefined) return [];
  return [
    {
      kind,
      target: set,
      actual,
      apart: Math.abs(actual - set),
      state: actual <= set ? 'within' : 'over',
      before: keptBefore(input, of && ((span) => of(span) <= set)),
    },
  ];
}

/** To the whole case or minor unit. */
function dueByNow(target: number, { period, asAt }: TargetsInput): number | undefined {
  const [start, end, now] = [period.start, period.end, asAt].map(Date.parse);
  if (start === undefined || end === undefined || now === undefined || now >= end) return undefined;
  return Math.round((target * (now - start)) / (end - start));
}

function keptBefore({ period, spans }: TargetsInput, isKept?: (span: FlowWeek) => boolean): Target['before'] {
  const before = spansBefore(period, spans);
  if (isKept === undefined || before.length === 0) return undefined;
  return { kept: before.filter(isKept).length, of: before.length };
}
