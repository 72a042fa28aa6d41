import type { Day } from '../case.ts';
import type { DatedCase } from '../cases/dated-case.ts';
import type { Movement } from '../movement/movement.ts';
import type { HistoryWindow, Period } from '../period.ts';
import type { WithdrawnIn } from '../snapshot/snapshot.ts';
import { conversionOf, type Lost } from '../standing/lost.ts';
import type { Totals } from '../standing/totals.ts';
import { type FlowWeek, flowYearBefore, spansBefore } from './weeks.ts';

/**
 * What came and went in the period, beside the week or month before, the average of the 13 weeks or 12 months before, and
 * the same month last year (of a week the one 52 weeks before). What the history does not reach is absent.
 */
export type Comparison = {
  readonly before?: ComparedSpan;
  /** Of so many weeks or months: all that the history reaches, 13 or 12 at most. */
  readonly average?: Pick<ComparedSpan, 'firstDay' | 'lastDay'> & { readonly of: number };
  readonly yearBefore: ComparedSpan & {
    readonly isReached: boolean;
    /** How many weeks of history (`historyWeeks`) it takes to reach it. */
    readonly weeksNeeded: number;
  };
  /** In the order of their kinds. */
  readonly figures: readonly ComparedFigure[];
};

export type ComparedSpan = Pick<FlowWeek, 'name' | 'firstDay' | 'lastDay'>;

/**
 * - `opened`, `completed`, `lost`: cases; with a currency their value in minor units
 * - `conversion`: completed / (completed + lost), 0 to 1
 * - `withdrawn`: cases found gone since the last report, so from reading to reading and not from midnight to midnight
 * - `open-at-end`: cases open at the end of the last day
 *
 * `lost` and `conversion` are there only where the settings name stages of lost cases.
 */
export type ComparedFigure = {
  readonly kind: 'opened' | 'completed' | 'lost' | 'conversion' | 'withdrawn' | 'open-at-end';
  readonly currency?: string;
  /** Absent where it is not known. */
  readonly now?: number;
  readonly before?: number;
  /** Of cases the mean; of values the mean to the minor unit; of conversion that of all these weeks or months together. */
  readonly average?: number;
  /** Over how many it was taken, where it is known of fewer than the others. */
  readonly averageOf?: number;
  readonly yearBefore?: number;
};

export type ComparisonInput = {
  readonly period: Pick<Period, 'kind' | 'name' | 'firstDay'>;
  readonly history: HistoryWindow;
  readonly cases: readonly DatedCase[];
  readonly currencies: readonly string[];
  readonly totals: Pick<
    Totals,
    'openedInPeriod' | 'completedInPeriod' | 'completedValueInPeriod' | 'lostInPeriod' | 'lostValueInPeriod'
  >;
  readonly lost?: Lost;
  /** The weeks, or the months, up to that of the period. */
  readonly spans: readonly FlowWeek[];
  readonly movement: Movement;
  /** As the runs before found it. */
  readonly withdrawn?: readonly WithdrawnIn[];
};

export function findComparison(input: ComparisonInput): Comparison {
  const { period, spans, totals, lost, currencies } = input;
  const past = spansBefore(period, spans);
  const before = past.at(-1);
  const year = flowYearBefore(input.cases, input);
  const places = { before, past, year: year.counted };
  const compare = (figure: Pick<ComparedFigure, 'kind' | 'currency' | 'now'>, of: (span: FlowWeek) => number) => ({
    ...figure,
    before: before && of(before),
    average: mean(past.map(of), figure.currency !== undefined),
    yearBefore: year.counted && of(year.counted),
  });
  const values = (
    kind: 'completed' | 'lost',
    of: 'completedValue' | 'lostValue',
    now: Readonly<Record<string, number>>,
  ) =>
    currencies
      .filter(
        (code) =>
          code === currencies[0] ||
          [now, ...[...past, ...(year.counted ? [year.counted] : [])].map((span) => span[of])].some(
            (value) => (value[code] ?? 0) !== 0,
          ),
      )
      .map((currency) => compare({ kind, currency, now: now[currency] ?? 0 }, (span) => span[of][currency] ?? 0));
  return {
    before: before && spanOf(before),
    average: averageOf(past),
    yearBefore: { ...spanOf(year), isReached: year.counted !== undefined, weeksNeeded: year.weeksNeeded },
    figures: [
      compare({ kind: 'opened', now: totals.openedInPeriod }, ({ opened }) => opened),
      compare({ kind: 'completed', now: totals.completedInPeriod }, ({ completed }) => completed),
      ...values('completed', 'completedValue', totals.completedValueInPeriod),
      ...(lost === undefined
        ? []
        : [
            compare({ kind: 'lost', now: totals.lostInPeriod }, (span) => span.lost),
            ...values('lost', 'lostValue', totals.lostValueInPeriod),
            conversion(lost.inPeriod.conversion, places),
          ]),
      withdrawn(input, places, year),
      compare(
        { kind: 'open-at-end', now: spans.find(({ name }) => name === period.name)?.openAtEnd },
        (span) => span.openAtEnd,
      ),
    ],
  };
}

type Places = { readonly before?: FlowWeek; readonly past: readonly FlowWeek[]; readonly year?: FlowWeek };

function conversion(now: number | undefined, { before, past, year }: Places): ComparedFigure {
  const of = (spans: readonly FlowWeek[]) => {
    return conversionOf(sum(spans.map(({ completed }) => completed)), sum(spans.map(({ lost }) => lost))).conversion;
  };
  return {
    kind: 'conversion',
    now,
    before: before && of([before]),
    average: of(past),
    yearBefore: year && of([year]),
  };
}

/** Of past weeks and months only what the run on each found is known: a case that is gone is in no list. */
function withdrawn(
  { movement, withdrawn: known = [] }: ComparisonInput,
  { before, past }: Places,
  year: ComparedSpan,
): ComparedFigure {
  const byPeriod = new Map(known.map(({ period, cases }) => [period, cases]));
  const found = past.flatMap(({ name }) => byPeriod.get(name) ?? []);
  return {
    kind: 'withdrawn',
    now:
      movement.state === 'compared'
        ? (movement.bridge.lines.find(({ kind }) => kind === 'withdrawn')?.count ?? 0)
        : undefined,
    before: before && byPeriod.get(before.name),
    average: mean(found, false),
    averageOf: found.length === past.length ? undefined : found.length,
    yearBefore: byPeriod.get(year.name),
  };
}

function averageOf(past: readonly FlowWeek[]): Comparison['average'] {
  const [first, last] = [past.at(0), past.at(-1)];
  return first && last && { firstDay: first.firstDay, lastDay: last.lastDay, of: past.length };
}

function spanOf({ name, firstDay, lastDay }: { name: string; firstDay: Day; lastDay: Day }): ComparedSpan {
  return { name, firstDay, lastDay };
}

function mean(figures: readonly number[], isMoney: boolean): number | undefined {
  if (figures.length === 0) return undefined;
  const exact = sum(figures) / figures.length;
  return isMoney ? Math.round(exact) : exact;
}

function sum(figures: readonly number[]): number {
  return figures.reduce((all, each) => all + each, 0);
}
