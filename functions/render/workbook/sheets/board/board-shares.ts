import type { Worksheet } from 'exceljs';
import type { BoardFigures, BoardRow, BoardTable } from '../../../../analyse/board.ts';
import { boardHeads, boardSums, othersOf } from '../../../words/workbook/board-words.ts';
import { personOnList, typeOnList } from '../../../words/workbook/people-words.ts';
import { countFormat, shareFormat, toMajor, wholeMoneyFormat } from '../../cells/number-formats.ts';
import { type BoardColumn, type BoardPlace, writeBoardTable } from './board-table.ts';

type Named = BoardFigures & { readonly words: string };

/** By type or by person what was completed, lost and is open, with the rows that lead to the firm. @returns the first row that is free */
export function writeBoardShares(
  sheet: Worksheet,
  given: BoardPlace & { readonly currency: string; readonly tellsLost: boolean; readonly what: 'type' | 'person' },
  { rows, others, countedAgain, firm }: BoardTable,
): number {
  const { currency, tellsLost, what } = given;
  return writeBoardTable(sheet, given, columnsOf(currency, tellsLost, what), {
    rows: [
      ...rows.map((row) => ({ ...row, words: nameOf(row, what) })),
      ...(others === undefined ? [] : [{ ...others, words: othersOf(others.of, what) }]),
      ...(countedAgain === undefined ? [] : [{ ...countedAgain, conversion: undefined, words: boardSums.again }]),
    ],
    sums: [{ ...firm, words: boardSums.firm }],
  });
}

function nameOf({ kind, name }: BoardRow, what: 'type' | 'person'): string {
  return what === 'type' || kind === undefined ? typeOnList({ name }) : personOnList({ kind, name });
}

function columnsOf(currency: string, tellsLost: boolean, what: 'type' | 'person'): readonly BoardColumn<Named>[] {
  const count = (heading: string, value: (row: Named) => number): BoardColumn<Named> => ({
    heading,
    isFigure: true,
    value,
    format: () => countFormat,
  });
  const money = (heading: string, value: (row: Named) => number | undefined): BoardColumn<Named> => ({
    heading,
    isFigure: true,
    value: (row) => toMajor(value(row) ?? 0, currency),
    format: () => wholeMoneyFormat(currency),
  });
  // Names of people need the room of a column more.
  const hasConversion = tellsLost && what === 'type';
  return [
    { heading: boardHeads.name, wide: hasConversion ? 1 : 2, value: ({ words }) => words },
    count(boardHeads.completed, ({ completed }) => completed),
    money(boardHeads.completedValue, ({ completedValue }) => completedValue[currency]),
    tellsLost ? count(boardHeads.lost, ({ lost }) => lost) : count(boardHeads.openCases, ({ openCases }) => openCases),
    ...(hasConversion
      ? [
          {
            heading: boardHeads.conversion,
            isFigure: true,
            value: ({ conversion }: Named) => conversion,
            format: () => shareFormat,
          },
        ]
      : []),
    money(boardHeads.openValue, ({ openValue }) => openValue[currency]),
  ];
}
