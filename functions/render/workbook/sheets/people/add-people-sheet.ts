import { holderKey } from '../../../../analyse/cases/holders.ts';
import type { PersonRow, TypeWorkRow } from '../../../../analyse/people/people.ts';
import type { Report } from '../../../../analyse/report.ts';
import {
  peopleInWords,
  peopleTitles,
  peopleToFirm,
  personOnList,
  typeOnList,
} from '../../../words/workbook/people-words.ts';
import type { Book } from '../../book.ts';
import type { CellContent } from '../../cells/write-cell.ts';
import { finishList } from '../../lists/finish-list.ts';
import { StackedLists } from '../../lists/stacked-lists.ts';
import { startSheet } from '../../lists/start-sheet.ts';
import type { ListTable } from '../../lists/write-table.ts';
import { sheetNames } from '../../sheet-names.ts';
import { firstOpenCases } from '../cases/first-open-cases.ts';
import { measureColumns, workColumns } from './work-columns.ts';

/** What each person, and each type of case, has open, late, overdue, opened and completed; and how they come to the firm. */
export function addPeopleSheet(book: Book): void {
  const { report } = book;
  const { people } = report;
  const { sheet, nextRow } = startSheet(book, {
    name: sheetNames.people,
    title: 'People',
    lines: peopleInWords(report),
  });
  const lists = new StackedLists(sheet, nextRow);
  const cells = firstOpenCases(book, ({ heldBy = [] }) => heldBy.map(holderKey));
  if (people.people.length > 0) {
    lists.add(peopleTitles.people, [], peopleTable(report, cells));
    lists.add(peopleTitles.types, [], typesTable(report));
    lists.add(peopleTitles.toFirm, [], toFirmTable(report));
  }
  finishList(sheet, report, { printed: lists.printed, blocks: lists.blocks, zoom: 90 });
}

function peopleTable(report: Report, cells: ReadonlyMap<string, string>): ListTable<PersonRow> {
  const { people, reconciliation } = report.people;
  return {
    name: 'People',
    columns: [
      {
        heading: 'Person',
        kind: 'text',
        value: (row) => linkedPerson(row, cells),
        total: { label: 'Sum over the people' },
      },
      ...workColumns<PersonRow>(report, reconciliation.people),
      ...measureColumns<PersonRow>(),
      {
        heading: 'As client’s adviser',
        kind: 'count',
        value: ({ asAdviser }) => asAdviser,
        total: { sum: people.reduce((sum, { asAdviser }) => sum + asAdviser, 0) },
      },
      { heading: 'Account UUID', kind: 'id', value: ({ uuid }) => uuid },
    ],
    rows: people,
  };
}

function linkedPerson(row: PersonRow, cells: ReadonlyMap<string, string>): CellContent {
  const text = personOnList(row);
  const { kind, uuid, name = '' } = row;
  const cell = kind === 'person' ? cells.get(holderKey({ uuid, name })) : undefined;
  return cell === undefined ? text : { text, link: `#'${sheetNames.openCases}'!${cell}` };
}

function typesTable(report: Report): ListTable<TypeWorkRow> {
  const { types, reconciliation } = report.people;
  return {
    name: 'WorkByType',
    columns: [
      { heading: 'Type', kind: 'text', value: typeOnList, total: { label: 'Firm' } },
      ...workColumns<TypeWorkRow>(report, reconciliation.firm),
      ...measureColumns<TypeWorkRow>(),
    ],
    rows: types,
  };
}

const parts = ['people', 'countedAgain', 'firm'] as const;

function toFirmTable(
  report: Report,
): ListTable<{ readonly part: (typeof parts)[number]; readonly work: Report['people']['reconciliation']['firm'] }> {
  const { reconciliation } = report.people;
  return {
    name: 'PeopleToFirm',
    columns: [{ heading: 'Line', kind: 'text', value: ({ part }) => peopleToFirm[part] }, ...workColumns(report)],
    rows: parts.map((part) => ({ part, work: reconciliation[part] })),
    withoutTotals: true,
  };
}
