import { Temporal } from 'temporal-polyfill';
import type { Day } from '../case.ts';
import { type DatedCase, isCompleted, isEnded, isOpen } from '../cases/dated-case.ts';
import { addDays, daysBetween } from '../day.ts';
import { type Amounts, sumByCurrency, valuesOf } from '../money.ts';
import type { HistoryWindow, Period } from '../period.ts';

/** A week, or a month. */
export type FlowWeek = {
  /** `2026-W47`, `2026-11` */
  readonly name: string;
  readonly firstDay: Day;
  readonly lastDay: Day;
  /** Whether as-at lies before its end, so that its counts are of a part of it. */
  readonly unfinished: boolean;
  readonly opened: number;
  readonly completed: number;
  readonly completedValue: Amounts;
  readonly lost: number;
  readonly lostValue: Amounts;
  /** At the end of its last day; at as-at while it is unfinished. */
  readonly openAtEnd: number;
};

const mostWeeks = 26;

/** The weeks up to the period, as far as completed cases were read; what each counts: `FlowWeek`. */
export function flowWeeks(
  cases: readonly DatedCase[],
  { period, history }: { readonly period: Pick<Period, 'lastDay'>; readonly history: HistoryWindow },
): FlowWeek[] {
  const mondays = mondaysOf(period.lastDay, history);
  const [first = ''] = mondays;
  return countSpans(cases, {
    spans: mondays.map(weekSpan),
    placeOf: (day) => Math.floor(daysBetween(first, day) / 7),
    asAtDay: history.lastDay,
  });
}

const mostMonths = 13;

/** The same by calendar month, up to that of the period. */
export function flowMonths(
  cases: readonly DatedCase[],
  { period, history }: { readonly period: Pick<Period, 'firstDay'>; readonly history: HistoryWindow },
): FlowWeek[] {
  const [inPeriod, inAsAt] = [monthOf(period.firstDay), monthOf(history.lastDay)];
  const last = Math.min(inPeriod, inAsAt);
  const months = Array.from({ length: mostMonths }, (_, index) => last + index + 1 - mostMonths).filter(
    (month) => firstDayOf(month) >= history.firstDay,
  );
  const [first = 0] = months;
  return countSpans(cases, {
    spans: months.map(monthSpan),
    placeOf: (day) => monthOf(day) - first,
    asAtDay: history.lastDay,
  });
}

/** What an average is taken over at most: a quarter in weeks, or a year in months. */
export const mostBefore = { week: 13, month: 12 } as const;

/** The last of them before the period, the latest last; none where the period is not among them. */
export function spansBefore(
  { kind, name }: Pick<Period, 'kind' | 'name'>,
  spans: readonly FlowWeek[],
): readonly FlowWeek[] {
  const at = spans.findIndex((each) => each.name === name);
  return spans.slice(Math.max(0, at - mostBefore[kind]), Math.max(0, at));
}

/**
 * The same month of the year before, or the week 52 weeks before, which lies at the same time of the year.
 *
 * @returns besides how many weeks of history it takes to reach it; what it counts only where it is reached
 */
export function flowYearBefore(
  cases: readonly DatedCase[],
  { period, history }: { readonly period: Pick<Period, 'kind' | 'firstDay'>; readonly history: HistoryWindow },
): YearBefore {
  const days =
    period.kind === 'month' ? monthSpan(monthOf(period.firstDay) - 12) : weekSpan(addDays(period.firstDay, -364));
  const weeksNeeded = Math.ceil(daysBetween(days.firstDay, history.lastDay) / 7);
  if (days.firstDay < history.firstDay) return { ...days, weeksNeeded };
  const [counted] = countSpans(cases, {
    spans: [days],
    placeOf: (day) => (day < days.firstDay ? -1 : day > days.lastDay ? 1 : 0),
    asAtDay: history.lastDay,
  });
  return { ...days, weeksNeeded, counted };
}

export type YearBefore = Pick<FlowWeek, 'name' | 'firstDay' | 'lastDay'> & {
  readonly weeksNeeded: number;
  readonly counted?: FlowWeek;
};

function monthSpan(month: number) {
  const firstDay = firstDayOf(month);
  return { name: firstDay.slice(0, 7), firstDay, lastDay: addDays(firstDayOf(month + 1), -1) };
}

function weekSpan(monday: Day) {
  return { name: weekName(monday), firstDay: monday, lastDay: addDays(monday, 6) };
}

/** Counted from year 0. */
function monthOf(day: Day): number {
  return 12 * Number(day.slice(0, 4)) + Number(day.slice(5, 7)) - 1;
}

function firstDayOf(month: number): Day {
  return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-01`;
}

type Spans = {
  /** One after the other, without a gap. */
  readonly spans: readonly Pick<FlowWeek, 'name' | 'firstDay' | 'lastDay'>[];
  /** Which of them a day is in; below 0 for one before all. */
  readonly placeOf: (day: Day) => number;
  readonly asAtDay: Day;
};

function countSpans(cases: readonly DatedCase[], { spans, placeOf, asAtDay }: Spans): FlowWeek[] {
  if (spans.length === 0) return [];
  // What was before, or nobody knows when, counts as before all.
  const weekOf = (day: Day | undefined) => (day === undefined ? -1 : Math.max(-1, placeOf(day)));

  const opened = spans.map(() => 0);
  const completed = spans.map((): DatedCase[] => []);
  const lost = spans.map((): DatedCase[] => []);
  // How many more cases were open at the end of a week than at the end of the one before.
  const change = spans.map(() => 0);
  const add = (to: number[], week: number, number: number) => {
    const known = to[week];
    if (known !== undefined) to[week] = known + number;
  };
  for (const each of cases) {
    const openedIn = weekOf(each.openedDay);
    if (each.state !== 'completed-before-history') add(opened, openedIn, 1);
    if (!isOpen(each) && !isEnded(each)) continue;
    const endedIn = isEnded(each) ? weekOf(each.completedDay) : Number.POSITIVE_INFINITY;
    if (isEnded(each)) (isCompleted(each) ? completed : lost)[endedIn]?.push(each);
    if (endedIn <= openedIn) continue;
    add(change, Math.max(0, openedIn), 1);
    add(change, Math.max(0, endedIn), -1);
  }

  let open = 0;
  return spans.map(({ name, firstDay, lastDay }, week) => {
    open += change[week] ?? 0;
    const done = completed[week] ?? [];
    return {
      name,
      firstDay,
      lastDay,
      unfinished: lastDay >= asAtDay,
      opened: opened[week] ?? 0,
      completed: done.length,
      completedValue: sumByCurrency(valuesOf(done)),
      lost: lost[week]?.length ?? 0,
      lostValue: sumByCurrency(valuesOf(lost[week] ?? [])),
      openAtEnd: open,
    };
  });
}

/** The last of them that of the last whole week in the period, or of the week of as-at if that comes first. */
function mondaysOf(periodEnd: Day, history: HistoryWindow): Day[] {
  const lastOfPeriod = addDays(mondayOf(addDays(periodEnd, 1)), -7);
  const current = mondayOf(history.lastDay);
  const last = lastOfPeriod < current ? lastOfPeriod : current;
  return Array.from({ length: mostWeeks }, (_, index) => addDays(last, 7 * (index + 1 - mostWeeks))).filter(
    (monday) => monday >= history.firstDay,
  );
}

function mondayOf(day: Day): Day {
  // 5 January 1970 was a Monday.
  const sinceMonday = daysBetween('1970-01-05', day) % 7;
  return addDays(day, -((sinceMonday + 7) % 7));
}

function weekName(monday: Day): string {
  const { yearOfWeek, weekOfYear } = Temporal.PlainDate.from(monday);
  return `${yearOfWeek}-W${String(weekOfYear).padStart(2, '0')}`;
}
