import type { CompletedCaseRow } from '../../../../analyse/case-lists/case-rows.ts';
import { addAmounts } from '../../../../analyse/money.ts';
import type { Report } from '../../../../analyse/report.ts';
import { completedCasesInWords } from '../../../words/workbook/case-list-words.ts';
import type { Book } from '../../book.ts';
import { linkLimitInWords } from '../../cells/safe-link.ts';
import { finishList } from '../../lists/finish-list.ts';
import { type ListColumn, printedColumns } from '../../lists/list-column.ts';
import { otherCurrencies } from '../../lists/money-column.ts';
import { startSheet } from '../../lists/start-sheet.ts';
import { withinSheet } from '../../lists/within-sheet.ts';
import { writeTable } from '../../lists/write-table.ts';
import { sheetNames } from '../../sheet-names.ts';
import {
  askedColumns,
  assignedColumn,
  caseColumn,
  clientsColumn,
  openedColumn,
  typeColumn,
  uuidColumn,
  valueColumn,
} from './case-columns.ts';

/** Every case completed within the history window. */
export function addCompletedCasesSheet(book: Book): void {
  const { report } = book;
  const { rows, isCut, lines } = withinSheet(report.completedCases, 'case', book);
  const { sheet, nextRow } = startSheet(book, {
    name: sheetNames.completedCases,
    title: 'Completed cases',
    lines: [completedCasesInWords(report), ...linkLimitInWords(report.completedCases), ...lines],
  });
  const columns = completedColumns(report);
  writeTable(sheet, nextRow, { name: 'CompletedCases', columns, rows, isCut });
  finishList(sheet, report, { headRow: nextRow, printed: printedColumns(columns), zoom: 90 });
}

const outcomeColumn: ListColumn<CompletedCaseRow> = {
  heading: 'Outcome',
  kind: 'text',
  value: ({ outcome }) => (outcome === 'lost' ? 'Lost' : 'Completed'),
};

/** The core columns, which other programs rely on, and then the rest. Source: docs/design.md, section 9. */
function completedColumns({ totals, currencies, columns }: Report): ListColumn<CompletedCaseRow>[] {
  const all = addAmounts([totals.completedValueInHistory, totals.lostValueInHistory]);
  const allOf = (currency: string) => all[currency];
  return [
    caseColumn,
    clientsColumn,
    typeColumn,
    valueColumn('GBP', allOf('GBP')),
    openedColumn,
    { heading: 'Completed', kind: 'day', value: ({ completed }) => ({ day: completed }) },
    { heading: 'Days to complete', kind: 'count', value: ({ daysToComplete }) => daysToComplete },
    { heading: 'In period', kind: 'text', value: ({ inPeriod }) => (inPeriod ? 'Yes' : '') },
    assignedColumn,
    uuidColumn,
    outcomeColumn,
    ...otherCurrencies(currencies).map((currency) => valueColumn(currency, allOf(currency))),
    ...askedColumns(columns),
  ];
}
