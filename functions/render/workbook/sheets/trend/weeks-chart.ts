import type { Target } from '../../../../analyse/flow/targets.ts';
import type { FlowWeek } from '../../../../analyse/flow/weeks.ts';
import type { Report } from '../../../../analyse/report.ts';
import { lastNotOver, nothingInTheseWeeks, valueWeeksWords, weeksWords } from '../../../words/workbook/chart-words.ts';
import { tooFewWeeks } from '../../../words/workbook/trend-words.ts';
import { countFormat } from '../../cells/number-formats.ts';
import type { Series } from '../../charts/chart.ts';
import { chartColours } from '../../charts/chart-colours.ts';
import { headOf, numbersOf, type PlacedList } from '../../lists/list-cells.ts';
import { inCurrency } from '../../lists/money-column.ts';
import type { ChartOrWords } from '../../report-charts/add-chart.ts';
import { shortAmountFormat, shortDayFormat } from '../../report-charts/chart-formats.ts';
import { targetHeading } from './weeks-table.ts';

/** About so many labels fit under a chart of half a page. */
const mostLabels = 7;

/** So many times as high as the columns, a line leaves them too low to be read on one scale. */
const mostTimes = 4;

/** What came, what went and what lay there, week by week. */
export function weeksChart(
  list: PlacedList<FlowWeek>,
  { period: { kind }, targets = [] }: Pick<Report, 'period' | 'targets'>,
): ChartOrWords {
  const weeks = list.table.rows;
  const last = weeks.at(-1);
  if (last === undefined) return { instead: tooFewWeeks };
  const numbers = (heading: string) => numbersOf(list, heading, countFormat);
  const highest = Math.max(0, ...weeks.flatMap(({ opened, completed }) => [opened, completed]));
  const mostOpen = Math.max(...weeks.map(({ openAtEnd }) => openAtEnd));
  if (highest === 0 && mostOpen === 0) return { instead: nothingInTheseWeeks };
  const isApart = mostOpen > mostTimes * highest;
  const line = (of: Target['kind'], colour: string) => targetLine(list, targets, of, colour);
  const [toDo, atMost] = [line('completed-cases', chartColours.amber), line('open-cases', chartColours.dark)];
  return {
    ...weeksWords(weeks.length, last, kind, targets),
    categories: numbersOf(list, 'Last day', shortDayFormat),
    categoryAxis: {
      ...(last.unfinished ? { title: lastNotOver(kind) } : {}),
      labelEvery: Math.ceil(weeks.length / mostLabels),
    },
    plots: [
      {
        kind: 'column',
        series: [
          { name: headOf(list, 'Opened'), values: numbers('Opened'), colour: chartColours.blue },
          { name: headOf(list, 'Completed'), values: numbers('Completed'), colour: chartColours.amber },
        ],
      },
      // On the axis of the columns, which the line of open cases may not be on.
      ...(isApart && toDo.length > 0 ? [{ kind: 'line' as const, series: toDo }] : []),
      {
        kind: 'line',
        onSecondAxis: isApart,
        series: [
          { name: headOf(list, 'Open at the end'), values: numbers('Open at the end'), colour: chartColours.dark },
          ...atMost,
          ...(isApart ? [] : toDo),
        ],
      },
    ],
    valueAxis: { title: isApart ? `A ${kind}` : 'Cases', format: countFormat },
    ...(isApart ? { secondAxis: { title: 'Open at the end', format: countFormat } } : {}),
    legend: 'right',
  };
}

/** What was completed in value, beside what the firm aims at, if it set such a target; absent where no case has a value in it. */
export function completedValueChart(
  list: PlacedList<FlowWeek>,
  { period: { kind }, targets = [] }: Pick<Report, 'period' | 'targets'>,
  currency: string,
): ChartOrWords | undefined {
  const target = targets.find((each) => each.kind === 'completed-value' && each.currency === currency);
  const last = list.table.rows.at(-1);
  if (last === undefined) return undefined;
  const heading = inCurrency('Completed value', currency);
  if (!list.table.columns.some((each) => each.heading === heading)) return undefined;
  const format = shortAmountFormat(currency);
  const line = target === undefined ? [] : targetLine(list, targets, 'completed-value', chartColours.dark);
  return {
    ...valueWeeksWords(list.table.rows.length, last, kind, { currency, target: target?.target }),
    categories: numbersOf(list, 'Last day', shortDayFormat),
    categoryAxis: {
      ...(last.unfinished ? { title: lastNotOver(kind) } : {}),
      labelEvery: Math.ceil(list.table.rows.length / mostLabels),
    },
    plots: [
      {
        kind: 'column',
        series: [{ name: headOf(list, heading), values: numbersOf(list, heading, format), colour: chartColours.amber }],
      },
      ...(line.length === 0 ? [] : [{ kind: 'line' as const, series: line }]),
    ],
    valueAxis: { title: heading, format, hasScale: true },
    ...(line.length === 0 ? {} : { legend: 'right' as const }),
  };
}

/** A dashed line in the colour of what it is held against. */
function targetLine(
  list: PlacedList<FlowWeek>,
  targets: readonly Target[],
  kind: Target['kind'],
  colour: string,
): Series[] {
  const target = targets.find((each) => each.kind === kind);
  const heading = target && targetHeading(kind, target.currency);
  if (target === undefined || heading === undefined) return [];
  const format = target.currency === undefined ? countFormat : shortAmountFormat(target.currency);
  return [{ name: headOf(list, heading), values: numbersOf(list, heading, format), colour, isDashed: true }];
}
