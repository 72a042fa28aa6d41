import type { Compared } from '../../../../analyse/movement/movement.ts';
import { comparedWith, noBaseline, whyNotCompared } from '../../../words/baseline-words.ts';
import { datedBeforeHistory } from '../../../words/late-words.ts';
import {
  bridgeInWords,
  movedCasesInWords,
  movementTitles,
  noStageMoves,
  orderOfToday,
  sharedCases,
} from '../../../words/workbook/movement-words.ts';
import type { Book } from '../../book.ts';
import { brokenLines } from '../../cells/text-width.ts';
import { finishList } from '../../lists/finish-list.ts';
import { StackedLists, textWidthWithoutLists } from '../../lists/stacked-lists.ts';
import { startSheet } from '../../lists/start-sheet.ts';
import { withinSheet } from '../../lists/within-sheet.ts';
import type { ChartOrWords } from '../../report-charts/add-chart.ts';
import { sheetNames } from '../../sheet-names.ts';
import { addBridgeCharts, bridgeChartPoints } from './add-bridge-charts.ts';
import { bridgeTable, isExplained, shownLines } from './bridge-table.ts';
import { movedCasesTable, movedRows } from './moved-cases-table.ts';
import { shareTable } from './share-table.ts';
import { queuesTable, stageChangesTable, stageMovesTable } from './stage-move-tables.ts';

/**
 * What changed since the last run: the bridge, each of its cases, and what moved between stages, clients and people.
 *
 * @returns the chart of the bridge, for the Summary
 */
export function addMovementSheet(book: Book): ChartOrWords {
  const { report } = book;
  const { movement } = report;
  const nothing = whyNotCompared(movement);
  const { sheet, nextRow } = startSheet(book, {
    name: sheetNames.movement,
    title: 'Movement',
    lines: nothing === undefined ? comparedWith(report) : brokenLines(nothing, textWidthWithoutLists),
  });
  const lists = new StackedLists(sheet, nextRow);
  const isCompared = movement.state === 'compared';
  const chart = isCompared ? addLists(lists, movement, book) : { instead: nothing ?? noBaseline };
  // The bridge and its charts; the cases on its lines stand below.
  const [, charts] = lists.blocks;
  finishList(sheet, report, {
    printed: lists.printed,
    printedRows: charts?.last ?? sheet.rowCount,
    zoom: 90,
  });
  return chart;
}

function addLists(lists: StackedLists, movement: Compared, book: Book): ChartOrWords {
  const { report } = book;
  const { bridge, stageMoves, stageChanges, clients, assignees, since } = movement;
  const { queues = [], currencies } = report;
  const { sheet } = lists.add(
    'The bridge',
    bridgeInWords(
      isExplained(bridge),
      shownLines(bridge).map(({ kind }) => kind),
      report,
    ),
    bridgeTable(bridge, { from: since.asAtDay, to: report.asAtDay }),
  );
  const row = lists.leaveRoom(bridgeChartPoints.height);

  if (queues.length > 0) {
    lists.add(movementTitles.queues, [], queuesTable(queues));
  }
  if (stageChanges.length > 0) {
    lists.add(movementTitles.stageChanges, [orderOfToday], stageChangesTable(stageChanges));
  }
  if (stageMoves.length === 0) lists.say('Moves between stages', [noStageMoves]);
  else lists.add('Moves between stages', [], stageMovesTable(stageMoves, currencies));

  const moved = movedRows(
    movement,
    new Set((['completed', 'lost'] as const).flatMap((kind) => [...datedBeforeHistory(report, kind)])),
  );
  // The lists below it have to find their place on the same sheet.
  const room = Math.max(1, book.mostRows - clients.length - assignees.length);
  const { rows, isCut, lines } = withinSheet(moved, 'row', { report, mostRows: room });
  lists.add(movementTitles.movedCases, [...movedCasesInWords(moved), ...lines], {
    ...movedCasesTable(rows, bridge),
    isCut,
  });

  if (clients.length > 0) {
    lists.add(movementTitles.byClient, [sharedCases], shareTable('MovementByClient', 'Client', clients, bridge));
  }
  if (assignees.length > 0) {
    lists.add(movementTitles.byPerson, [sharedCases], shareTable('MovementByPerson', 'Assigned to', assignees, bridge));
  }
  return addBridgeCharts(book, movement, { sheet, row, lists });
}
