import type { Flow } from '../../analyse/flow.ts';
import { formatCount } from '../format.ts';
import { ageingTable } from './ageing-table.ts';
import type { Book } from './book.ts';
import { finishList } from './finish-list.ts';
import { sheetNames } from './sheet-names.ts';
import { StackedLists } from './stacked-lists.ts';
import { startSheet } from './start-sheet.ts';
import { timeInStageTable } from './time-in-stage-table.ts';
import { weeksTable } from './weeks-table.ts';

/** Week by week what came and went, how old the open cases are, and how long cases stay in each stage. */
export function addTrendSheet(book: Book): void {
  const { report } = book;
  const { flow } = report;
  const { sheet, nextRow } = startSheet(book, {
    name: sheetNames.trend,
    title: 'Trend',
    lines: [weeksInWords(flow)],
  });
  const lists = new StackedLists(sheet, nextRow);
  addLists(lists, flow, book);
  finishList(sheet, report, { printed: lists.printed, zoom: 90 });
}

function weeksInWords({ weeks }: Flow): string {
  if (weeks.length === 0) return 'Completed cases are not read far enough back to tell of a whole week.';
  return `${formatCount(weeks.length, 'week')}, Monday to Sunday, as the cases read now tell of them: one that was deleted since is in none.`;
}

function addLists(lists: StackedLists, { weeks, ageing, timeInStage }: Flow, { report }: Book): void {
  if (weeks.length > 0) lists.add('Week by week', [], weeksTable(weeks, report.currencies));

  if (ageing.stages.length === 0) lists.say('Age of the open cases', ['No case is open.']);
  else {
    lists.add(
      'Age of the open cases, in days',
      [
        'Past the usual age: older than 85% of their type’s cases were when they completed. Past the usual stay: in their stage for longer than 85% of their type’s cases were.',
        'Compared: the cases for which there is enough history to tell.',
      ],
      ageingTable(ageing, report.totals),
    );
  }

  if (timeInStage.length === 0) {
    lists.say('Days in a stage', ['No case has left a stage yet since Casebook began to look.']);
  } else {
    lists.add(
      'Days in a stage, of the cases that left it in the history window',
      ['Of a stay that is only known between two days, the most that it can have been counts.'],
      timeInStageTable(timeInStage),
    );
  }
}
