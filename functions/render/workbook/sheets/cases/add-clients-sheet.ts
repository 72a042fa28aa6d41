import { uuidKey } from '../../../../analyse/compare.ts';
import type { Report } from '../../../../analyse/report.ts';
import type { ClientRow } from '../../../../analyse/standing/clients.ts';
import { named } from '../../../words/format/names.ts';
import { clientOnList, clientsInWords, noRoomForFigures } from '../../../words/workbook/case-list-words.ts';
import type { Book } from '../../book.ts';
import type { CellContent } from '../../cells/write-cell.ts';
import { addDataBars } from '../../lists/data-bars.ts';
import { finishList } from '../../lists/finish-list.ts';
import type { ListColumn } from '../../lists/list-column.ts';
import { inCurrency, moneyColumn, otherCurrencies } from '../../lists/money-column.ts';
import { startSheet } from '../../lists/start-sheet.ts';
import { withinSheet } from '../../lists/within-sheet.ts';
import { writeTable } from '../../lists/write-table.ts';
import { sheetNames } from '../../sheet-names.ts';
import { firstOpenCases } from './first-open-cases.ts';
import { writeReconciliation } from './reconciliation.ts';

/** A row per client, and how the rows add up to the firm. */
export function addClientsSheet(book: Book): void {
  const { report } = book;
  const { rows, isCut, lines: ofLimit } = withinSheet(report.clients, 'client', book);
  const { sheet, nextRow } = startSheet(book, {
    name: sheetNames.clients,
    title: 'Clients',
    lines: [...clientsInWords(report), ...ofLimit, noRoomForFigures],
  });
  const cells = firstOpenCases(book, ({ clients }) => clients.map(({ uuid }) => uuidKey(uuid)));
  const columns = clientColumns(report, cells).map(blankIfUnread);
  const table = { name: 'Clients', columns, rows, isCut };
  const totalsRow = writeTable(sheet, nextRow, table);
  addDataBars(book.bars, { sheet, headRow: nextRow }, table);
  writeReconciliation(sheet, totalsRow + 2, columns, report);
  finishList(sheet, report, {
    headRow: nextRow,
    printed:
      columns.findLastIndex(({ heading }) => heading === 'Shared cases' || heading.startsWith('Completed value')) + 1,
    zoom: 90,
  });
}

/** The core columns, which other programs rely on, and then ours. Source: docs/design.md, section 9. */
function clientColumns(
  { currencies, reconciliation: { clients: sums } }: Report,
  cells: ReadonlyMap<string, string>,
): ListColumn<ClientRow>[] {
  const openValue = (currency: string) => ({
    ...moneyColumn<ClientRow>({
      heading: 'Open value',
      currency,
      minor: ({ totals }) => totals.openValue[currency] ?? 0,
      isSum: true,
      totalMinor: sums.openValue[currency] ?? 0,
    }),
    bar: true,
  });
  const completedValue = (currency: string) =>
    moneyColumn<ClientRow>({
      heading: 'Completed value in period',
      currency,
      minor: ({ totals }) => totals.completedValueInPeriod[currency] ?? 0,
      isSum: true,
      totalMinor: sums.completedValueInPeriod[currency] ?? 0,
    });
  return [
    { heading: 'Client', kind: 'text', value: (row) => linkedClient(row, cells), total: { count: 'client' } },
    count('Open cases', ({ totals }) => totals.openCases, { sum: sums.openCases }),
    openValue('GBP'),
    count('Completed in period', ({ totals }) => totals.completedInPeriod, { sum: sums.completedInPeriod }),
    completedValue('GBP'),
    { heading: 'Mean position', kind: 'mean', value: ({ totals }) => totals.position.mean },
    {
      heading: 'Furthest stage',
      kind: 'text',
      value: ({ totals: { position } }) => position.furthest && named(position.furthest.stage),
    },
    { ...count('Oldest (days)', ({ totals }) => totals.age.most), bar: true },
    count('Shared cases', ({ sharedCases }) => sharedCases, 'sum-of-cells'),
    { heading: 'Client UUID', kind: 'id', value: ({ uuid }) => uuid },
    ...otherCurrencies(currencies).flatMap((currency) => [openValue(currency), completedValue(currency)]),
    count('With a value', ({ totals }) => totals.openWithValue, 'sum-of-cells'),
    count('Opened in period', ({ totals }) => totals.openedInPeriod, 'sum-of-cells'),
    count('Median age (days)', ({ totals }) => totals.age.p50),
    count('85% age (days)', ({ totals }) => totals.age.p85),
    count('With a position', ({ totals }) => totals.position.n, 'sum-of-cells'),
    ...currencies.flatMap((currency) => weightedPosition(currency)),
    count('Lowest board position', ({ totals }) => totals.boardPositions.lowest),
    count('Median board position', ({ totals }) => totals.boardPositions.median),
    count('Highest board position', ({ totals }) => totals.boardPositions.highest),
    count('With a board position', ({ totals }) => totals.boardPositions.n, 'sum-of-cells'),
    count('Completed in history', ({ totals }) => totals.completedInHistory, 'sum-of-cells'),
    count('Median days to complete', ({ totals }) => totals.timeToComplete.p50),
    count('85% days to complete', ({ totals }) => totals.timeToComplete.p85),
    count('95% days to complete', ({ totals }) => totals.timeToComplete.p95),
  ];
}

function linkedClient(row: ClientRow, cells: ReadonlyMap<string, string>): CellContent {
  const cell = cells.get(uuidKey(row.uuid));
  const text = clientOnList(row, hasFigures(row));
  return cell === undefined ? text : { text, link: `#'${sheetNames.openCases}'!${cell}` };
}

/** No figure where nothing was read: noughts would say that there is no case. */
function blankIfUnread(column: ListColumn<ClientRow>): ListColumn<ClientRow> {
  if (column.kind === 'text' || column.kind === 'id') return column;
  return {
    ...column,
    value: (row) => (row.unread === undefined || hasFigures(row) ? column.value(row) : undefined),
  };
}

/** Whether any case came all the same, through another client who takes part in it. */
function hasFigures({ totals }: ClientRow): boolean {
  return totals.openCases + totals.completedInHistory + totals.openedInPeriod > 0;
}

function weightedPosition(currency: string): ListColumn<ClientRow>[] {
  const of = ({ totals }: ClientRow) => totals.position.weightedMean[currency];
  return [
    { heading: inCurrency('Mean position by value', currency), kind: 'mean', value: (row) => of(row)?.mean },
    count(inCurrency('Cases in that mean', currency), (row) => of(row)?.n ?? 0, 'sum-of-cells'),
  ];
}

function count(
  heading: string,
  value: ListColumn<ClientRow>['value'],
  total?: ListColumn<ClientRow>['total'],
): ListColumn<ClientRow> {
  return { heading, kind: 'count', value, ...(total === undefined ? {} : { total }) };
}
