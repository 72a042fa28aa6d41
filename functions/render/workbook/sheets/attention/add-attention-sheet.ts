import type { AttentionCase } from '../../../../analyse/attention/attention.ts';
import type { ClearedCase } from '../../../../analyse/attention/cleared.ts';
import type { Report } from '../../../../analyse/report.ts';
import {
  allInWords,
  attentionLines,
  attentionTitles,
  countedInWords,
  howInWords,
} from '../../../words/attention/attention-sheet-words.ts';
import { actFirstTitle } from '../../../words/first-screen/act-first.ts';
import { assignedNames, clientNames, named, stageName } from '../../../words/format/names.ts';
import { sentenceText } from '../../../words/format/sentence-text.ts';
import { daysInStage } from '../../../words/workbook/days-in-stage.ts';
import type { Book } from '../../book.ts';
import { linkedText } from '../../cells/safe-link.ts';
import { addDataBars } from '../../lists/data-bars.ts';
import { finishList } from '../../lists/finish-list.ts';
import type { ListColumn } from '../../lists/list-column.ts';
import { moneyColumn, otherCurrencies } from '../../lists/money-column.ts';
import { StackedLists } from '../../lists/stacked-lists.ts';
import { startSheet } from '../../lists/start-sheet.ts';
import { withinSheet } from '../../lists/within-sheet.ts';
import type { ListTable } from '../../lists/write-table.ts';
import { sheetNames } from '../../sheet-names.ts';
import { heldByColumn } from '../held-by-column.ts';
import { addReviews, holderColumn } from './add-overdue-reviews.ts';
import { liveCount, peopleColumns } from './people-columns.ts';

/** Every case to act on with its reason: the first apart, then how many each person has, then all, then what came off. */
export function addAttentionSheet(book: Book): void {
  const { report } = book;
  const { attention } = report;
  const { sheet, nextRow } = startSheet(book, {
    name: sheetNames.attention,
    title: 'Attention',
    lines: attentionLines(attention, report.overdueReviews),
  });
  const currencies = listedCurrencies(report);
  const columns = attentionColumns(currencies);
  const lists = new StackedLists(sheet, nextRow);
  const addBarred = (title: string, lines: readonly string[], table: ListTable<Ranked>) => {
    const { headRow } = lists.add(title, lines, table);
    addDataBars(book.bars, { sheet, headRow }, table);
  };
  addBarred(actFirstTitle, [], { name: 'Attention', columns, rows: ranked(attention.firm), withoutTotals: true });
  const isAll = attention.listed.length > attention.firm.length;
  const all = withinSheet(ranked(attention.listed), 'case', book);
  if (attention.people.length > 0) {
    lists.add(attentionTitles.people, [countedInWords], {
      name: 'AttentionPeople',
      columns: peopleColumns(attention, liveCount(isAll ? 'AttentionAll' : 'Attention', !all.isCut)),
      rows: attention.people,
      withoutTotals: true,
    });
  }
  const printedRows = sheet.rowCount;
  if (attention.cleared.length > 0) {
    lists.add(attentionTitles.cleared, [], {
      name: 'AttentionCleared',
      columns: clearedColumns,
      rows: attention.cleared,
      withoutTotals: true,
    });
  }
  if (isAll) {
    const { rows, isCut, lines } = all;
    addBarred(attentionTitles.all, [allInWords, ...lines], {
      name: 'AttentionAll',
      columns,
      rows,
      isCut,
      withoutTotals: true,
    });
  }
  addReviews(book, lists, report);
  // On paper a row ends with since when it is on the list: the rest would make all of it small.
  const printed = columns.findIndex(({ heading }) => heading === 'On the list since') + 1;
  finishList(sheet, report, { frozen: 2, printed, printedRows, zoom: 90 });
}

type Ranked = AttentionCase & { readonly rank: number };

function ranked(cases: readonly AttentionCase[]): Ranked[] {
  return cases.map((each, index) => ({ ...each, rank: index + 1 }));
}

const clearedColumns: ListColumn<ClearedCase>[] = [
  { heading: 'Day', kind: 'day', value: ({ day }) => (day === undefined ? undefined : { day }) },
  { heading: 'Case', kind: 'text', value: ({ name, link }) => linkedText(name === undefined ? '' : named(name), link) },
  { heading: 'Clients', kind: 'text', value: ({ clients = [] }) => clientNames(clients), widest: 28 },
  { ...holderColumn, value: ({ assignedTo }) => (assignedTo === undefined ? undefined : assignedNames(assignedTo)) },
  { heading: 'Stage', kind: 'text', value: ({ stage }) => stage && named(stage), widest: 24 },
  { heading: 'What became of it', kind: 'text', value: ({ how }) => howInWords[how] },
  { heading: 'Was on it since', kind: 'day', value: ({ since }) => ({ day: since }) },
  { heading: 'Case UUID', kind: 'id', value: ({ uuid }) => uuid },
];

/** Pounds, and what else a listed case has a value in: a column more leaves less room for the reasons. */
function listedCurrencies({ attention, currencies }: Report): string[] {
  return [
    'GBP',
    ...otherCurrencies(currencies).filter((each) => attention.listed.some(({ value }) => value?.currency === each)),
  ];
}

function attentionColumns(currencies: readonly string[]): ListColumn<Ranked>[] {
  const value = (currency: string) => ({
    ...moneyColumn<Ranked>({
      heading: 'Value',
      currency,
      minor: (row) => (row.value?.currency === currency ? row.value.minor : undefined),
    }),
    bar: true,
  });
  return [
    { heading: 'Rank', kind: 'count', value: ({ rank }) => rank },
    { heading: 'Case', kind: 'text', value: ({ name, link }) => linkedText(named(name), link), widest: 40 },
    { heading: 'Clients', kind: 'text', value: ({ clients }) => clientNames(clients), widest: 28 },
    heldByColumn,
    { heading: 'Stage', kind: 'text', value: ({ stage }) => stageName(stage), widest: 24 },
    ...currencies.map(value),
    { heading: 'Reason', kind: 'text', value: ({ words }) => sentenceText(words), widest: 50 },
    { heading: 'New', kind: 'text', value: ({ isNew }) => (isNew === true ? 'new' : undefined) },
    { heading: 'On the list since', kind: 'day', value: ({ since }) => ({ day: since }) },
    { heading: 'Type', kind: 'text', value: ({ type }) => (type === undefined ? undefined : named(type)) },
    { heading: 'Age (days)', kind: 'count', value: ({ ageDays }) => ageDays, bar: true },
    { heading: 'Days in stage', kind: 'count', value: ({ timeInStage }) => daysInStage(timeInStage) },
    { heading: 'Case UUID', kind: 'id', value: ({ uuid }) => uuid },
  ];
}
