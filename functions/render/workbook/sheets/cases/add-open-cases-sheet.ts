import type { OpenCaseRow } from '../../../../analyse/case-lists/case-rows.ts';
import type { Report } from '../../../../analyse/report.ts';
import { workingDaysInWords } from '../../../words/calendar-words.ts';
import { faultInWords } from '../../../words/fault-in-words.ts';
import { stageName } from '../../../words/format/names.ts';
import { sentenceText } from '../../../words/format/sentence-text.ts';
import { noRoomForColumns, openCasesInWords } from '../../../words/workbook/case-list-words.ts';
import { daysInStage, daysInStageKnown } from '../../../words/workbook/days-in-stage.ts';
import type { Book } from '../../book.ts';
import { linkLimitInWords } from '../../cells/safe-link.ts';
import { addDataBars } from '../../lists/data-bars.ts';
import { finishList } from '../../lists/finish-list.ts';
import type { ListColumn } from '../../lists/list-column.ts';
import { otherCurrencies } from '../../lists/money-column.ts';
import { type SheetStart, startSheet } from '../../lists/start-sheet.ts';
import { withinSheet } from '../../lists/within-sheet.ts';
import { writeTable } from '../../lists/write-table.ts';
import { sheetNames } from '../../sheet-names.ts';
import { heldByColumn } from '../held-by-column.ts';
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

/** Every open case. */
export function addOpenCasesSheet(book: Book): void {
  const { report } = book;
  const { sheet, nextRow } = startSheet(book, openCasesStart(book));
  const columns = openColumns(report);
  const { rows, isCut } = withinSheet(report.openCases, 'case', book);
  const table = { name: 'OpenCases', columns, rows, isCut };
  writeTable(sheet, nextRow, table);
  addDataBars(book.bars, { sheet, headRow: nextRow }, table);
  finishList(sheet, report, {
    headRow: nextRow,
    printed: columns.findLastIndex((column) => isPrinted(column)) + 1,
    zoom: 90,
  });
}

/** On paper the days say how they are known ("at least 9"), and what the firm asked for beyond ours would make all of it small. */
function isPrinted({ heading, kind }: ListColumn<OpenCaseRow>): boolean {
  return heading === 'Flags' || typeof kind === 'object';
}

/** What the sheet begins with; the list of clients leads to the rows under it. */
export function openCasesStart(book: Book): SheetStart {
  const { openCases, columns } = book.report;
  return {
    name: sheetNames.openCases,
    title: 'Open cases',
    lines: [
      ...openCasesInWords(book.report),
      ...(openCases.length === 0 ? [] : workingDaysInWords(book.report)),
      ...linkLimitInWords(openCases),
      ...withinSheet(openCases, 'case', book).lines,
      ...(columns.length === 0 ? [] : [noRoomForColumns]),
    ],
  };
}

const knownColumn: ListColumn<OpenCaseRow> = {
  heading: 'Days in stage known',
  kind: 'text',
  value: ({ timeInStage }) => daysInStageKnown(timeInStage),
};

/** Whether it is to be looked at, why, and by how much it is past what it is held against. */
function workColumns({ listed }: Report['attention']): ListColumn<OpenCaseRow>[] {
  const reasons = new Map(listed.map(({ uuid, words }) => [uuid, words]));
  const reasonOf = (uuid: string) => {
    const words = reasons.get(uuid);
    return words && sentenceText(words);
  };
  return [
    { heading: 'Needs a look', kind: 'text', value: ({ weeksOnList }) => (weeksOnList === undefined ? '' : 'Yes') },
    { heading: 'Why', kind: 'text', value: ({ uuid }) => reasonOf(uuid), widest: 50 },
    { heading: 'Usual days in stage', kind: 'count', value: ({ usualDays }) => usualDays },
    { heading: 'Days over', kind: 'count', value: ({ daysOver }) => daysOver },
    { heading: 'Weeks on the list', kind: 'count', value: ({ weeksOnList }) => weeksOnList },
  ];
}

/** Beside the days of the calendar, where the settings say which days are working days. */
function workingColumns({ calendar }: Report): ListColumn<OpenCaseRow>[] {
  if (calendar === undefined) return [];
  return [
    {
      heading: 'Working days in stage',
      kind: 'count',
      value: ({ working }) => working && daysInStage(working.timeInStage),
    },
    { heading: 'Usual working days', kind: 'count', value: ({ working }) => working?.usualDays },
    { heading: 'Working days over', kind: 'count', value: ({ working }) => working?.daysOver },
  ];
}

/** The core columns, which other programs rely on, and then the rest. Source: docs/design.md, section 9. */
function openColumns(report: Report): ListColumn<OpenCaseRow>[] {
  const { totals, currencies, columns, stages, attention } = report;
  const colours = new Map(stages.map(({ uuid, colour }) => [uuid, colour]));
  return [
    caseColumn,
    clientsColumn,
    typeColumn,
    {
      heading: 'Stage',
      kind: 'text',
      value: ({ stage }) => stageName(stage?.name),
      mark: ({ stage }) => colours.get(stage?.uuid),
    },
    { heading: 'Position', kind: 'count', value: ({ stage }) => stage?.position },
    { heading: 'Board position', kind: 'count', value: ({ boardPosition }) => boardPosition },
    { ...valueColumn('GBP', totals.openValue.GBP), bar: true },
    openedColumn,
    { heading: 'Age (days)', kind: 'count', value: ({ ageDays }) => ageDays, bar: true },
    { heading: 'Days in stage', kind: 'count', value: ({ timeInStage }) => daysInStage(timeInStage) },
    { heading: 'Review', kind: 'day', value: ({ review }) => (review === undefined ? undefined : { day: review }) },
    assignedColumn,
    { heading: 'Flags', kind: 'text', value: ({ flags }) => flags.map(faultInWords).join('; '), widest: 24 },
    uuidColumn,
    ...workColumns(attention),
    knownColumn,
    heldByColumn,
    ...workingColumns(report),
    ...otherCurrencies(currencies).map((currency) => ({
      ...valueColumn(currency, totals.openValue[currency]),
      bar: true,
    })),
    ...askedColumns(columns),
  ];
}
