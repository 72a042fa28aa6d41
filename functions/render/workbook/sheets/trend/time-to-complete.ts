import type { Percentiles } from '../../../../analyse/percentiles.ts';
import type { Report } from '../../../../analyse/report.ts';
import { formatNumber } from '../../../words/format/format.ts';
import { named } from '../../../words/format/names.ts';
import { chartName } from '../../../words/workbook/chart-names.ts';
import { timeToCompleteWords } from '../../../words/workbook/chart-words.ts';
import { tooFewForBars } from '../../../words/workbook/trend-words.ts';
import { countFormat } from '../../cells/number-formats.ts';
import { chartColours } from '../../charts/chart-colours.ts';
import { headOf, numbersOf, type PlacedList, textsOf } from '../../lists/list-cells.ts';
import type { ListTable } from '../../lists/write-table.ts';
import type { ChartOrWords } from '../../report-charts/add-chart.ts';
import { roomAtEnd } from '../../report-charts/room-at-end.ts';

export type TimeRow = { readonly type: string; readonly days: Percentiles };

/** All types together, and so many of them. */
const mostBars = 7;

/** How long cases took, over all and by type. */
export function timeToCompleteTable({ totals, timeToComplete }: Report): ListTable<TimeRow> {
  return {
    name: 'TimeToComplete',
    columns: [
      { heading: 'Type', kind: 'text', value: ({ type }) => type },
      { heading: 'Completed cases', kind: 'count', value: ({ days }) => days.n },
      { heading: 'Half within', kind: 'count', value: ({ days }) => days.p50 },
      { heading: '85% within', kind: 'count', value: ({ days }) => days.p85 },
      { heading: '95% within', kind: 'count', value: ({ days }) => days.p95 },
      { heading: 'Longest', kind: 'count', value: ({ days }) => days.most },
      { heading: onChart, kind: 'text', value: barName },
    ],
    rows: [
      { type: 'All types', days: totals.timeToComplete },
      ...timeToComplete.map(({ type, days }) => ({ type: type === undefined ? 'No type' : named(type), days })),
    ],
    withoutTotals: true,
  };
}

const onChart = 'Called on the chart';

/** Every percentile is shown with how many cases it was taken over. */
function barName({ type, days }: TimeRow): string {
  return `${chartName(type)} (${formatNumber(days.n)})`;
}

/** Of fewer cases a percentile is one case's own figure, and a bar would say more than it knows. */
const leastForBar = 5;

/** Bars for the types of which enough cases completed; the list has all of them. */
export function timeToCompleteChart(list: PlacedList<TimeRow>): ChartOrWords {
  // Most cases first, but for those without a type.
  const few = list.table.rows.findIndex(({ days }) => days.n < leastForBar);
  const window = { from: 0, to: Math.min(mostBars, few < 0 ? list.table.rows.length : few) };
  if (window.to === 0) return { instead: tooFewForBars(leastForBar) };
  const rows = list.table.rows.slice(window.from, window.to);
  const types = list.table.rows.length - 1;
  const numbers = (heading: string) => numbersOf(list, heading, countFormat, window);
  const series = (heading: string, colour: string) => ({
    name: headOf(list, heading),
    values: numbers(heading),
    colour,
    labelFormat: countFormat,
  });
  const bars = rows.map((row) => ({ name: barName(row), days: row.days }));
  return {
    ...timeToCompleteWords(bars, types, mostBars - 1),
    categories: textsOf(list, onChart, window),
    categoryAxis: { labelEvery: 1 },
    plots: [
      { kind: 'bar', series: [series('Half within', chartColours.sky), series('85% within', chartColours.dark)] },
    ],
    valueAxis: { title: 'Days', format: countFormat, hasScale: false, ...roomAtEnd(numbers('85% within').numbers) },
    legend: 'right',
  };
}
