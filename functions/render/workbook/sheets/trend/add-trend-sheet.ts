import type { Flow } from '../../../../analyse/flow/flow.ts';
import type { FlowWeek } from '../../../../analyse/flow/weeks.ts';
import type { Report } from '../../../../analyse/report.ts';
import { followedInWords } from '../../../words/followed-words.ts';
import { formatCount } from '../../../words/format.ts';
import type { Book } from '../../book.ts';
import { finishList } from '../../lists/finish-list.ts';
import type { PlacedList } from '../../lists/list-cells.ts';
import { StackedLists } from '../../lists/stacked-lists.ts';
import { startSheet } from '../../lists/start-sheet.ts';
import { addChart } from '../../report-charts/add-chart.ts';
import { figuresBehind, isChartName } from '../../report-charts/chart-names.ts';
import { sheetNames } from '../../sheet-names.ts';
import type { SummaryCharts } from '../summary/summary-charts.ts';
import { ageingChart, ageingChartHeight, ageingChartWidth } from './ageing-chart.ts';
import { ageingFiguresTable, ageingTable, bandHeadings } from './ageing-table.ts';
import { timeInStageTable } from './time-in-stage-table.ts';
import { type TimeRow, timeToCompleteChart, timeToCompleteTable } from './time-to-complete.ts';
import { weeksChart } from './weeks-chart.ts';
import { weeksTable } from './weeks-table.ts';

/**
 * Week by week what came and went, how old the open cases are, and how long cases take and stay in each stage.
 *
 * @returns the charts of it that stand on the Summary
 */
export function addTrendSheet(book: Book): Pick<SummaryCharts, 'weeks' | 'timeToComplete'> {
  const { report } = book;
  const { flow } = report;
  const { sheet, nextRow } = startSheet(book, {
    name: sheetNames.trend,
    title: 'Trend',
    lines: [weeksInWords(flow)],
  });
  const lists = new StackedLists(sheet, nextRow);
  const weeks = flow.weeks.length === 0 ? undefined : addWeeks(lists, flow, report);
  addAges(lists, flow, book);
  const times = addTimes(lists, flow, report);
  finishList(sheet, report, { printed: lists.printed, blocks: lists.blocks, zoom: 90 });
  return { weeks: weeksChart(weeks), timeToComplete: timeToCompleteChart(times) };
}

function weeksInWords({ weeks }: Flow): string {
  if (weeks.length === 0) return 'Completed cases are not read far enough back to tell of a whole week.';
  return `${formatCount(weeks.length, 'week')}, Monday to Sunday, as the cases read now tell of them: one that was deleted since is in none.`;
}

function addWeeks(lists: StackedLists, { weeks }: Flow, { currencies }: Report): PlacedList<FlowWeek> {
  return lists.add('Week by week', [], weeksTable(weeks, currencies));
}

function addAges(lists: StackedLists, { ageing }: Flow, book: Book): void {
  if (ageing.stages.length === 0) {
    lists.say('Age of the open cases', ['No case is open.']);
    return;
  }
  const table = ageingTable(ageing, book.report.totals);
  const list = lists.add(
    'Age of the open cases, in days',
    [
      'Past the usual age: older than 85% of their type’s cases were when they completed. Past the usual stay: surely in their stage for longer than 85% of their type’s cases were.',
      'Compared: the cases for which there is enough history to tell.',
    ],
    table,
  );
  const height = ageingChartHeight(ageing.stages.length);
  const row = lists.leaveRoom(height);
  const isDrawable = ageing.stages.every(({ name }) => isChartName(name));
  const behind = isDrawable ? list : lists.add(figuresBehind, [], ageingFiguresTable(ageing));
  const place = { from: { row, column: 1 }, width: ageingChartWidth, height };
  addChart(book, list.sheet, place, ageingChart(behind, bandHeadings(ageing)));
}

function addTimes(
  lists: StackedLists,
  { timeInStage, followed }: Flow,
  report: Report,
): PlacedList<TimeRow> | undefined {
  const title = 'Days from opening to completion, of the cases completed in the history window';
  const isAny = report.totals.timeToComplete.n > 0;
  const times = isAny ? lists.add(title, [], timeToCompleteTable(report)) : undefined;
  if (!isAny) lists.say(title, ['No case was completed in the history window.']);

  if (timeInStage.length === 0) {
    lists.say('Days in a stage', ['No case has left a stage yet since Casebook began to look.']);
  } else {
    lists.add(
      'Days in a stage, of the cases that left it in the history window',
      [
        'Of a stay that is only known between two days, the most that it can have been counts.',
        ...followedInWords(followed, report.period),
      ],
      timeInStageTable(timeInStage),
    );
  }
  return times;
}
