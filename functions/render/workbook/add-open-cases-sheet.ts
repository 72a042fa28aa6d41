import type { OpenCaseRow } from '../../analyse/case-rows.ts';
import type { Report } from '../../analyse/report.ts';
import { formatCount } from '../format.ts';
import { timeInStageKnownInWords } from '../reliance-words.ts';
import type { Book } from './book.ts';
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
import { daysInStage, daysInStageKnown } from './days-in-stage.ts';
import { faultInWords } from './fault-in-words.ts';
import { finishList } from './finish-list.ts';
import { type ListColumn, printedColumns } from './list-column.ts';
import { otherCurrencies } from './money-column.ts';
import { stageName } from './names.ts';
import { linkLimitInWords } from './safe-link.ts';
import { sheetNames } from './sheet-names.ts';
import { startSheet } from './start-sheet.ts';
import { writeTable } from './write-table.ts';

/** Every open case. */
export function addOpenCasesSheet(book: Book): void {
  const { report } = book;
  const { sheet, nextRow } = startSheet(book, {
    name: sheetNames.openCases,
    title: 'Open cases',
    lines: [
      report.openCases.length === 0
        ? 'No case is open.'
        : `${formatCount(report.openCases.length, 'case')}, by position, the oldest first.`,
      ...(report.openCases.length === 0 ? [] : [`Days in stage: ${timeInStageKnownInWords(report.reliance)}.`]),
      ...linkLimitInWords(report.openCases),
    ],
  });
  const columns = openColumns(report);
  writeTable(sheet, nextRow, { name: 'OpenCases', columns, rows: report.openCases });
  finishList(sheet, report, {
    headRow: nextRow,
    // On paper the days say as much: "at least 9".
    printed: printedColumns(columns.at(-1) === knownColumn ? columns.slice(0, -1) : columns),
    zoom: 90,
  });
}

const knownColumn: ListColumn<OpenCaseRow> = {
  heading: 'Days in stage known',
  kind: 'text',
  value: ({ timeInStage }) => daysInStageKnown(timeInStage),
};

/** The core columns, which other programs rely on, and then the rest. Source: design.md, section 9. */
function openColumns({ totals, currencies, columns }: Report): ListColumn<OpenCaseRow>[] {
  return [
    caseColumn,
    clientsColumn,
    typeColumn,
    { heading: 'Stage', kind: 'text', value: ({ stage }) => stageName(stage?.name) },
    { heading: 'Position', kind: 'count', value: ({ stage }) => stage?.position },
    { heading: 'Board position', kind: 'count', value: ({ boardPosition }) => boardPosition },
    valueColumn('GBP', totals.openValue.GBP),
    openedColumn,
    { heading: 'Age (days)', kind: 'count', value: ({ ageDays }) => ageDays },
    { heading: 'Days in stage', kind: 'count', value: ({ timeInStage }) => daysInStage(timeInStage) },
    { heading: 'Review', kind: 'day', value: ({ review }) => (review === undefined ? undefined : { day: review }) },
    assignedColumn,
    { heading: 'Flags', kind: 'text', value: ({ flags }) => flags.map(faultInWords).join('; ') },
    uuidColumn,
    knownColumn,
    ...otherCurrencies(currencies).map((currency) => valueColumn(currency, totals.openValue[currency])),
    ...askedColumns(columns),
  ];
}
