import type { AgeingRow } from '../../../analyse/flow/ageing.ts';
import type { Target } from '../../../analyse/flow/targets.ts';
import type { FlowWeek } from '../../../analyse/flow/weeks.ts';
import type { Percentiles } from '../../../analyse/percentiles.ts';
import type { Period } from '../../../analyse/period.ts';
import type { Report } from '../../../analyse/report.ts';
import { formatCount, formatDay, formatDayShort, formatNumber } from '../format/format.ts';
import { formatMoneyWhole } from '../format/format-money.ts';
import { chartName } from './chart-names.ts';
import { listed } from './listed.ts';

/* What the charts are called, and what they say to whoever cannot see them. */

/** The title of a list whose cells only have the shape that a chart needs. */
export const figuresBehind = 'The figures behind the chart';

export function belowNought(title: string): string {
  return `${title}: not drawn, since the value falls below zero.`;
}

/** ` (GBP only)` where there is more than this currency, ` (GBP)` where there is not. */
export function currencyInTitle(currency: string, { totals }: Pick<Report, 'totals'>): string {
  const others = Object.entries(totals.openWithValueBy).filter(([code, count]) => code !== currency && count > 0);
  return others.length === 0 ? ` (${currency})` : ` (${currency} only)`;
}

/** @param currency of the value; absent for cases */
export function bridgeTitle(report: Report, since: Report['asAtDay'], currency?: string): string {
  const what = currency === undefined ? 'cases' : `value${currencyInTitle(currency, report)}`;
  return `The bridge in ${what}, ${formatDayShort(since)} to ${formatDayShort(report.asAtDay)}`;
}

/** @param steps each with its level, or its change with a sign */
export function bridgeAltText(
  title: string,
  steps: readonly { readonly label: string; readonly figure: string }[],
): string {
  const told = steps.map(({ label, figure }) => `${label} ${figure}`);
  return `Columns that lead from one level to the next: ${title}. ${told.join('; ')}.`;
}

/** @param from what the scale begins with; absent for nought */
export function bridgeAxis(currency: string | undefined, from: string | undefined): string {
  const unit = currency === undefined ? 'Open cases' : `Open value (${currency})`;
  return from === undefined ? unit : `${unit}, from ${from}`;
}

type ToldRange = { readonly low: string; readonly high: string };

export type ToldHorizon = { readonly weeks: number; readonly likely: ToldRange; readonly wide: ToldRange };

export function fanAltText(title: string, horizons: readonly ToldHorizon[]): string {
  const told = horizons.map(
    ({ weeks, likely, wide }) =>
      `within ${weeks} weeks ${likely.low} to ${likely.high} (50%), ${wide.low} to ${wide.high} (85%)`,
  );
  return `A fan that widens with time: ${title}. ${told.join('; ')}.`;
}

export const fanHeadings = {
  median: 'Median',
  base: 'Below the 85% range',
  wideBelow: 'Of the 85% range, below the 50%',
  likely: 'The 50% range',
  wideAbove: 'Of the 85% range, above the 50%',
} as const;

/** @param bands the headings of the bands of age, youngest first */
export function ageingWords(rows: readonly AgeingRow[], bands: readonly string[]) {
  const title = 'Open cases by stage and age';
  const told = rows.map(
    ({ name, openCases, byAge }) =>
      `${chartName(name)}: ${formatCount(openCases, 'case')} (${byAge.map(formatNumber).join(', ')})`,
  );
  return {
    title,
    altText: `Stacked bars: ${title} in days (${bands.join(', ')}). ${listed(told)}`,
    axis: 'Open cases, by their age in days',
  };
}

export const nothingInTheseWeeks = 'No case was open, opened or completed in this time.';

export function lastNotOver(kind: Period['kind']): string {
  return `The last ${kind} is not over`;
}

/** @param targets of which those of completed and of open cases are drawn */
export function weeksWords(weeks: number, last: FlowWeek, kind: Period['kind'], targets: readonly Target[] = []) {
  const title = `Opened and completed, and open at the end of each ${kind}, ${formatCount(weeks, kind)} by last day`;
  const ends = `${last.unfinished ? `${lastNotOver(kind)}. ` : ''}In the ${kind} to ${formatDay(last.lastDay)}`;
  return {
    title,
    altText: `Columns and a line: ${title}. ${ends} ${formatNumber(last.opened)} opened and ${formatNumber(last.completed)} completed; ${formatNumber(last.openAtEnd)} open at its end.${drawnTargets(targets)}`,
  };
}

function drawnTargets(targets: readonly Target[]): string {
  const drawn = targets.flatMap(({ kind, target }) =>
    kind === 'completed-cases'
      ? [`${formatNumber(target)} to be completed`]
      : kind === 'open-cases'
        ? [`at most ${formatNumber(target)} open`]
        : [],
  );
  return drawn.length === 0 ? '' : ` Dashed, the target: ${drawn.join(', ')}.`;
}

export function valueWeeksWords(
  weeks: number,
  last: FlowWeek,
  kind: Period['kind'],
  { currency, target }: { readonly currency: string; readonly target?: number },
) {
  const title = `Completed value (${currency})${target === undefined ? '' : ' and target'}, ${formatCount(weeks, kind)} by last day`;
  const done = last.completedValue[currency];
  const value = done === undefined ? 'nothing' : formatMoneyWhole(done, currency);
  return {
    title,
    altText: `Columns${target === undefined ? '' : ' and a dashed line'}: ${title}. In the ${kind} to ${formatDay(last.lastDay)} ${value}${target === undefined ? '' : `, against ${formatMoneyWhole(target, currency)}`}.`,
  };
}

/**
 * @param bars those that are drawn
 * @param types how many there are, of which `mostTypes` can be drawn
 */
export function timeToCompleteWords(
  bars: readonly { readonly name: string; readonly days: Percentiles }[],
  types: number,
  mostTypes: number,
) {
  const part = types > mostTypes ? `, largest ${mostTypes} of ${formatNumber(types)} types` : '';
  const title = `Days from opening to completion (cases)${part}`;
  const told = bars.map(
    ({ name, days }) => `${name}: ${formatCount(days.p50 ?? 0, 'day')}, ${formatNumber(days.p85 ?? 0)}`,
  );
  return { title, altText: `Bars: ${title}, within which half of them were done, and 85%. ${told.join('; ')}.` };
}

/** @param figures of each stage that is drawn, as it is written */
export function stageBarsWords(
  what: string,
  figures: readonly { readonly name: string; readonly figure: string }[],
  { shown, all }: { readonly shown: number; readonly all: number },
) {
  const title = `${what}${shown < all ? `, ${shown} of ${all}` : ''}`;
  const told = figures.map(({ name, figure }) => `${chartName(name)} ${figure}`);
  return { title, altText: `Bars: ${title}, ${formatCount(figures.length, 'bar')}. ${listed(told)}` };
}

export function stageBarsAxis(
  axis: string,
  { shown, all, hasValue }: { readonly shown: number; readonly all: number; readonly hasValue: boolean },
): string {
  return shown < all ? `${axis}; the ${shown} of ${all} stages with the most ${hasValue ? 'value' : 'cases'}` : axis;
}
