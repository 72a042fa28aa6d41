import type { Report } from '../../../../analyse/report.ts';
import type { StageRow } from '../../../../analyse/standing/stages.ts';
import { named } from '../../../words/format/names.ts';
import { stagesBehindCharts, stagesInWords } from '../../../words/workbook/case-list-words.ts';
import type { Book } from '../../book.ts';
import { addDataBars } from '../../lists/data-bars.ts';
import { finishList } from '../../lists/finish-list.ts';
import type { PlacedList } from '../../lists/list-cells.ts';
import { type ListColumn, printedColumns } from '../../lists/list-column.ts';
import { inCurrency, moneyColumn, otherCurrencies } from '../../lists/money-column.ts';
import { startSheet, writeLine } from '../../lists/start-sheet.ts';
import { writeTable } from '../../lists/write-table.ts';
import { mainCurrency } from '../../report-charts/main-currency.ts';
import { sheetNames } from '../../sheet-names.ts';
import { type StageCharts, stageCharts } from './stage-charts.ts';
import { drawableRows, type StageFigures, stageFiguresTable } from './stage-figures.ts';

/** Where the open cases stand, a row per stage. @returns the charts of it, for the Summary */
export function addStagesSheet(book: Book): StageCharts {
  const { report } = book;
  const { sheet, nextRow } = startSheet(book, {
    name: sheetNames.stages,
    title: 'Stages',
    lines: [stagesInWords(report)],
  });
  const columns = stageColumns(report);
  const table = { name: 'Stages', columns, rows: report.stages };
  const lastRow = writeTable(sheet, nextRow, table);
  addDataBars(book.bars, { sheet, headRow: nextRow }, table);
  const currency = mainCurrency(report);
  const figures = findFigures({ sheet, headRow: nextRow, table }, report, { currency, top: lastRow + 2 });
  finishList(sheet, report, { headRow: nextRow, printed: printedColumns(columns) });
  return stageCharts(report, figures, currency);
}

/** The cells that the charts are drawn from: those of the list, or what can be drawn of them in a list below it. */
function findFigures(
  list: PlacedList<StageRow>,
  report: Report,
  { currency, top }: { readonly currency: string | undefined; readonly top: number },
): StageFigures | undefined {
  if (report.totals.openCases === 0) return undefined;
  const window = drawableRows(report.stages);
  if (window !== undefined) return { list, window };
  const { sheet } = list;
  const table = stageFiguresTable(report, currency);
  writeLine(sheet, top, stagesBehindCharts, 'section');
  writeTable(sheet, top + 1, table);
  return { list: { sheet, headRow: top + 1, table }, window: { from: 0, to: table.rows.length } };
}

/** The core columns, which other programs rely on, and then ours. Source: docs/design.md, section 9. */
function stageColumns({ totals, currencies }: Report): ListColumn<StageRow>[] {
  return [
    { heading: 'Position', kind: 'count', value: ({ position }) => position, mark: ({ colour }) => colour },
    { heading: 'Stage', kind: 'text', value: ({ name }) => named(name) },
    { heading: 'Open cases', kind: 'count', value: ({ openCases }) => openCases, total: { sum: totals.openCases } },
    openValue('GBP', totals),
    shareOfValue('Share of value', 'GBP'),
    { heading: 'With a value', kind: 'count', value: (row) => row.withValue, total: { sum: totals.openWithValue } },
    { heading: 'Median age (days)', kind: 'count', value: ({ age }) => age.p50, bar: true },
    { heading: '85% age (days)', kind: 'count', value: ({ age }) => age.p85 },
    { heading: 'Oldest (days)', kind: 'count', value: ({ age }) => age.most },
    { heading: 'Lowest board position', kind: 'count', value: ({ boardPositions }) => boardPositions.lowest },
    { heading: 'Median board position', kind: 'count', value: ({ boardPositions }) => boardPositions.median },
    { heading: 'Highest board position', kind: 'count', value: ({ boardPositions }) => boardPositions.highest },
    {
      heading: 'Completed in period',
      kind: 'count',
      value: ({ completedInPeriod }) => completedInPeriod,
      total: { sum: totals.completedInPeriod },
    },
    ...otherCurrencies(currencies).flatMap((currency) => [
      openValue(currency, totals),
      shareOfValue(inCurrency('Share of value', currency), currency),
    ]),
    { heading: 'Share of cases', kind: 'share', value: (row) => row.shareOfCases, total: 'sum-of-cells' },
    {
      heading: 'With a board position',
      kind: 'count',
      value: ({ boardPositions }) => boardPositions.n,
      total: { sum: totals.boardPositions.n },
    },
    { heading: 'Counts as completed', kind: 'text', value: (row) => (row.isTypeCompleted === true ? 'Yes' : '') },
    { heading: 'Stage UUID', kind: 'id', value: ({ uuid }) => uuid },
  ];
}

function openValue(currency: string, { openValue: total }: Report['totals']): ListColumn<StageRow> {
  const column = moneyColumn<StageRow>({
    heading: 'Open value',
    currency,
    minor: (row) => row.openValue[currency] ?? 0,
    isSum: true,
    totalMinor: total[currency] ?? 0,
  });
  return { ...column, bar: true };
}

function shareOfValue(heading: string, currency: string): ListColumn<StageRow> {
  return { heading, kind: 'share', value: (row) => row.shareOfValue[currency], total: 'sum-of-cells' };
}
