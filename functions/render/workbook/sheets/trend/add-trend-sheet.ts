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
import { addChart, type ChartOrWords } from '../../report-charts/add-chart.ts';
import { sheetNames } from '../../sheet-names.ts';
import { ageingChart, ageingChartHeight, ageingChartWidth } from './ageing-chart.ts';
import { ageingFiguresTable, ageingTable, bandHeadings } from './ageing-table.ts';
import { timeInStageTable } from './time-in-stage-table.ts';
import { timeToCompleteChart, timeToCompleteTable } from './time-to-complete.ts';
import { completedValueChart, weeksChart } from './weeks-chart.ts';
import { weeksTable } from './weeks-table.ts';

/** Week by week, or month by month, what came and went, how old the open cases are, and how long cases take and stay in each stage. @returns the list of weeks or months */
export function addTrendSheet(book: Book): PlacedList<FlowWeek> | undefined {
  const { report } = book;
  const { flow } = report;
  const { sheet, nextRow } = startSheet(book, {
    name: sheetNames.trend,
    title: 'Trend',
    lines: [weeksInWords(flow, report.period)],
  });
  const lists = new StackedLists(sheet, nextRow);
  const spans = flow.months ?? flow.weeks;
  const list = spans.length === 0 ? undefined : addWeeks(lists, flow, report);
  if (list !== undefined) {
    draw(book, lists, weeksChart(list, report));
    const { currency } = report.targets?.find(({ kind }) => kind === 'completed-value') ?? {};
    const value = currency === undefined ? undefined : completedValueChart(list, report, currency);
    if (value !== undefined) draw(book, lists, value);
  }
  addAges(lists, flow, book);
  addTimes(lists, flow, book);
  finishList(sheet, report, { printed: lists.printed, blocks: lists.blocks, zoom: 90 });
  return list;
}

/** In points. */
const chartSize = { width: ageingChartWidth, height: 200 } as const;

/** The chart of the list above it, under that. */
function draw(book: Book, lists: StackedLists, drawn: ChartOrWords): void {
  const height = 'instead' in drawn ? 15 : chartSize.height;
  addChart(book, lists.sheet, { from: { row: lists.leaveRoom(height), column: 1 }, ...chartSize }, drawn);
}

function addWeeks(lists: StackedLists, { weeks, months }: Flow, report: Report): PlacedList<FlowWeek> {
  return lists.add(trendTitles[report.period.kind], [], weeksTable(months ?? weeks, report));
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

function addTimes(lists: StackedLists, { timeInStage, followed }: Flow, book: Book): void {
  const { report } = book;
  const title = trendTitles.timeToComplete;
  if (report.totals.timeToComplete.n === 0) lists.say(title, [noneCompleted]);
  else draw(book, lists, timeToCompleteChart(lists.add(title, [], timeToCompleteTable(report))));

  if (timeInStage.length === 0) {
    lists.say(trendTitles.stays, [noStageLeft]);
  } else {
    lists.add(
      trendTitles.staysInHistory,
      [mostOfAStay, ...followedInWords(followed, report.period), ...workingDaysInWords(report)],
      timeInStageTable(timeInStage),
    );
  }
}
