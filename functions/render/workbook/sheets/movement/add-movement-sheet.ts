import type { Compared } from '../../../../analyse/movement/movement.ts';
import type { Report } from '../../../../analyse/report.ts';
import { comparedWith, noBaseline, whyNotCompared } from '../../../words/baseline-words.ts';
import { formatNumber } from '../../../words/format.ts';
import { formatAmounts } from '../../../words/format-money.ts';
import { completedParts, toldBeforeInWords } from '../../../words/late-words.ts';
import { lineWords, rareLines } from '../../../words/line-words.ts';
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
  const chart = movement.state === 'compared' ? addLists(lists, movement, book) : { instead: nothing ?? noBaseline };
  finishList(sheet, report, { printed: lists.printed, blocks: lists.blocks, zoom: 90 });
  return chart;
}

function addLists(lists: StackedLists, movement: Compared, book: Book): ChartOrWords {
  const { report } = book;
  const { bridge, stageMoves, stageChanges, clients, assignees, since } = movement;
  const { queues = [], currencies } = report;
  const { sheet } = lists.add(
    'The bridge',
    [
      isExplained(bridge)
        ? 'The lines lead from the cases open then to those open now, and nothing is left unexplained.'
        : 'NOT EVERYTHING IS EXPLAINED: what the lines leave over stands on a line of its own. Rely on this sheet with care.',
      ...shownLines(bridge).flatMap(({ kind }) => {
        const meaning = rareLines.get(kind);
        return meaning === undefined ? [] : [`${lineWords[kind].title}: ${meaning}.`];
      }),
      ...completedWhen(report),
    ],
    bridgeTable(bridge, { from: since.asAtDay, to: report.asAtDay }),
  );
  const row = lists.leaveRoom(bridgeChartPoints.height);

  if (queues.length > 0) {
    lists.add('Open cases by stage, then and now', [], queuesTable(queues));
  }
  if (stageChanges.length > 0) {
    lists.add(
      'Stages that were renamed or stand elsewhere in the list',
      ['Forward and back are by today’s order of the stages.'],
      stageChangesTable(stageChanges),
    );
  }
  if (stageMoves.length === 0) lists.say('Moves between stages', ['No case is in another stage than it was.']);
  else lists.add('Moves between stages', [], stageMovesTable(stageMoves, currencies));

  const moved = movedRows(movement);
  // The lists below it have to find their place on the same sheet.
  const room = Math.max(1, book.mostRows - clients.length - assignees.length);
  const { rows, isCut, lines } = withinSheet(moved, 'row', { report, mostRows: room });
  lists.add(
    'The cases that changed or moved',
    [
      moved.length === 0
        ? 'No case changed or moved.'
        : 'A case that did both is there for each. What they add comes to the change in value.',
      ...(moved.some(({ name }) => name === undefined)
        ? ['Of a case that this run did not see there is no name: none is kept from one run to the next.']
        : []),
      ...lines,
    ],
    { ...movedCasesTable(rows, bridge), isCut },
  );

  const shared = 'A case counts once on each line; a shared one counts under everybody it belongs to.';
  if (clients.length > 0) {
    lists.add('What moved, by client', [shared], shareTable('MovementByClient', 'Client', clients, bridge));
  }
  if (assignees.length > 0) {
    lists.add(
      'What moved, by who is assigned',
      [shared],
      shareTable('MovementByPerson', 'Assigned to', assignees, bridge),
    );
  }
  return addBridgeCharts(book, movement, { sheet, row, lists });
}

/** Where the completed cases of the bridge are not those of the period: when they completed. */
function completedWhen(report: Report): string[] {
  const parts = completedParts(report).map(({ words, figures }) => {
    const amounts = formatAmounts(figures.value, report.currencies);
    return `${formatNumber(figures.cases)} ${words}${amounts.length === 0 ? '' : ` (${amounts.join(' and ')})`}`;
  });
  const before = toldBeforeInWords(report);
  return [
    ...(parts.length === 0 ? [] : [`Of the completed: ${parts.join('; ')}.`]),
    ...(before === undefined ? [] : [before]),
  ];
}
