import type { Flow } from '../../../../analyse/flow/flow.ts';
import type { FlowWeek } from '../../../../analyse/flow/weeks.ts';
import type { Report } from '../../../../analyse/report.ts';
import { workingDaysInWords } from '../../../words/calendar-words.ts';
import { followedInWords } from '../../../words/followed-words.ts';
import { noOpenCase } from '../../../words/workbook/case-list-words.ts';
import { isChartName } from '../../../words/workbook/chart-names.ts';
import { figuresBehind } from '../../../words/workbook/chart-words.ts';
import {
  agesInWords,
  mostOfAStay,
  noneCompleted,
  noStageLeft,
  trendTitles,
  weeksInWords,
} from '../../../words/workbook/trend-words.ts';
import type { Book } from '../../book.ts';
import { finishList } from '../../lists/finish-list.ts';
import type { PlacedList } from '../../lists/list-cells.ts';
import { StackedLists } from '../../lists/stacked-lists.ts';
import { startSheet } from '../../lists/start-sheet.ts';
import { addChart } from '../../report-charts/add-chart.ts';
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

function addWeeks(lists: StackedLists, { weeks }: Flow, { currencies }: Report): PlacedList<FlowWeek> {
  return lists.add('Week by week', [], weeksTable(weeks, currencies));
}

function addAges(lists: StackedLists, { ageing }: Flow, book: Book): void {
  if (ageing.stages.length === 0) {
    lists.say(trendTitles.ages, [noOpenCase]);
    return;
  }
  const table = ageingTable(ageing, book.report.totals);
  const list = lists.add(trendTitles.agesInDays, agesInWords, table);
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
  const title = trendTitles.timeToComplete;
  const isAny = report.totals.timeToComplete.n > 0;
  const times = isAny ? lists.add(title, [], timeToCompleteTable(report)) : undefined;
  if (!isAny) lists.say(title, [noneCompleted]);

  if (timeInStage.length === 0) {
    lists.say(trendTitles.stays, [noStageLeft]);
  } else {
    lists.add(
      trendTitles.staysInHistory,
      [mostOfAStay, ...followedInWords(followed, report.period), ...workingDaysInWords(report)],
      timeInStageTable(timeInStage),
    );
  }
  return times;
}
