import type { Worksheet } from 'exceljs';
import type { Board } from '../../../../analyse/board.ts';
import type { Report } from '../../../../analyse/report.ts';
import { named } from '../../../words/format/names.ts';
import { allStages, furtherStages, noTargetedStage } from '../../../words/workbook/board-words.ts';
import { cellStyles } from '../../cells/cell-styles.ts';
import { countFormat, shareFormat } from '../../cells/number-formats.ts';
import { halves, writeWrapped } from '../summary/summary-grid.ts';
import { type BoardColumn, writeBoardTable } from './board-table.ts';

const mostStages = 10;

type Row = NonNullable<Board['service']> & { readonly words: string; readonly target?: number };

const columns: readonly BoardColumn<Row>[] = [
  { heading: 'Stage', value: ({ words }) => words },
  figure('Target (days)', ({ target }) => target),
  figure('Ended', ({ ended }) => ended),
  figure('Not clear', ({ unclear }) => unclear),
  { ...figure('Share within', ({ share }) => share), format: () => shareFormat },
  figure('Open past it', ({ openPast }) => openPast),
];

function figure(heading: string, value: (row: Row) => number | undefined): BoardColumn<Row> {
  return { heading, isFigure: true, value, format: () => countFormat };
}

/** How cases kept to the target of each stage. @returns the first row that is free */
export function writeBoardService(sheet: Worksheet, top: number, { board, service }: Report): number {
  const levels = service?.levels.filter(({ type }) => type === undefined) ?? [];
  if (board?.service === undefined || levels.length === 0) {
    writeWrapped(sheet, { row: top, first: halves.left, last: halves.right - 2 }, noTargetedStage, cellStyles.label);
    return top + 1;
  }
  const row = writeBoardTable(sheet, { row: top, first: halves.left }, columns, {
    rows: levels.slice(0, mostStages).map((level) => ({ ...level, words: named(level.stage.name) })),
    sums: [{ ...board.service, words: allStages }],
  });
  const further = levels.length - mostStages;
  if (further <= 0) return row;
  writeWrapped(sheet, { row, first: halves.left, last: halves.right - 2 }, furtherStages(further), cellStyles.label);
  return row + 1;
}
