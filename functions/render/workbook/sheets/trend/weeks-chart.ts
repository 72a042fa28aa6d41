import type { FlowWeek } from '../../../../analyse/flow/weeks.ts';
import { formatCount, formatDay, formatNumber } from '../../../words/format.ts';
import { countFormat } from '../../cells/number-formats.ts';
import { chartColours } from '../../charts/chart-colours.ts';
import { headOf, numbersOf, type PlacedList } from '../../lists/list-cells.ts';
import type { ChartOrWords } from '../../report-charts/add-chart.ts';
import { shortDayFormat } from '../../report-charts/chart-formats.ts';

/** About so many labels fit under a chart of half a page. */
const mostLabels = 7;

/** So many times as high as the columns, a line leaves them too low to be read on one scale. */
const mostTimes = 4;

/** What came, what went and what lay there, week by week. @param list absent if no week can be told of */
export function weeksChart(list: PlacedList<FlowWeek> | undefined): ChartOrWords {
  const weeks = list?.table.rows ?? [];
  const last = weeks.at(-1);
  if (list === undefined || last === undefined) {
    return { instead: 'Completed cases are not read far enough back to tell of a whole week.' };
  }
  const numbers = (heading: string) => numbersOf(list, heading, countFormat);
  const highest = Math.max(0, ...weeks.flatMap(({ opened, completed }) => [opened, completed]));
  const mostOpen = Math.max(...weeks.map(({ openAtEnd }) => openAtEnd));
  if (highest === 0 && mostOpen === 0) return { instead: 'No case was open, opened or completed in these weeks.' };
  const isApart = mostOpen > mostTimes * highest;
  const title = `Opened and completed, and open at the end of each week, ${formatCount(weeks.length, 'week')} by last day`;
  const ends = `${last.unfinished ? 'The last week is not over. ' : ''}In the week to ${formatDay(last.lastDay)}`;
  return {
    title,
    altText: `Columns and a line: ${title}. ${ends} ${formatNumber(last.opened)} opened and ${formatNumber(last.completed)} completed; ${formatNumber(last.openAtEnd)} open at its end.`,
    categories: numbersOf(list, 'Last day', shortDayFormat),
    categoryAxis: {
      ...(last.unfinished ? { title: 'The last week is not over' } : {}),
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
    valueAxis: { title: isApart ? 'A week' : 'Cases', format: countFormat },
    ...(isApart ? { secondAxis: { title: 'Open at the end', format: countFormat } } : {}),
    legend: 'right',
  };
}
