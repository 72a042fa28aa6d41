import type { FlowWeek } from '../../../../analyse/flow/weeks.ts';
import type { Period } from '../../../../analyse/period.ts';
import { lastNotOver, nothingInTheseWeeks, weeksWords } from '../../../words/workbook/chart-words.ts';
import { tooFewWeeks } from '../../../words/workbook/trend-words.ts';
import { countFormat } from '../../cells/number-formats.ts';
import { chartColours } from '../../charts/chart-colours.ts';
import { headOf, numbersOf, type PlacedList } from '../../lists/list-cells.ts';
import type { ChartOrWords } from '../../report-charts/add-chart.ts';
import { shortDayFormat } from '../../report-charts/chart-formats.ts';

/** About so many labels fit under a chart of half a page. */
const mostLabels = 7;

/** So many times as high as the columns, a line leaves them too low to be read on one scale. */
const mostTimes = 4;

/** What came, what went and what lay there, week by week. */
export function weeksChart(list: PlacedList<FlowWeek>, kind: Period['kind']): ChartOrWords {
  const weeks = list.table.rows;
  const last = weeks.at(-1);
  if (last === undefined) return { instead: tooFewWeeks };
  const numbers = (heading: string) => numbersOf(list, heading, countFormat);
  const highest = Math.max(0, ...weeks.flatMap(({ opened, completed }) => [opened, completed]));
  const mostOpen = Math.max(...weeks.map(({ openAtEnd }) => openAtEnd));
  if (highest === 0 && mostOpen === 0) return { instead: nothingInTheseWeeks };
  const isApart = mostOpen > mostTimes * highest;
  return {
    ...weeksWords(weeks.length, last, kind),
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
      {
        kind: 'line',
        onSecondAxis: isApart,
        series: [
          { name: headOf(list, 'Open at the end'), values: numbers('Open at the end'), colour: chartColours.dark },
        ],
      },
    ],
    valueAxis: { title: isApart ? `A ${kind}` : 'Cases', format: countFormat },
    ...(isApart ? { secondAxis: { title: 'Open at the end', format: countFormat } } : {}),
    legend: 'right',
  };
}
