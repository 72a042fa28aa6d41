import type { Attention, AttentionCase, AttentionShare } from '../../../../analyse/attention/attention.ts';
import type { ClearedCase, ClearedHow } from '../../../../analyse/attention/cleared.ts';
import type { Report } from '../../../../analyse/report.ts';
import { nobodyInWords, nothingToActOn } from '../../../words/attention-words.ts';
import { formatCount, formatDay, formatNumber } from '../../../words/format/format.ts';
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

/** Every case to act on with its reason: the first apart, then how many each person has, then all, then what came off. */
export function addAttentionSheet(book: Book): void {
  const { report } = book;
  const { attention } = report;
  const { sheet, nextRow } = startSheet(book, {
    name: sheetNames.attention,
    title: 'Attention',
    lines: attentionLines(attention),
  });
  const currencies = listedCurrencies(report);
  const columns = attentionColumns(currencies);
  const lists = new StackedLists(sheet, nextRow);
  const addBarred = (title: string, lines: readonly string[], table: ListTable<Ranked>) => {
    const { headRow } = lists.add(title, lines, table);
    addDataBars(book.bars, { sheet, headRow }, table);
  };
  addBarred('Act on these first', [], {
    name: 'Attention',
    columns,
    rows: ranked(attention.firm),
    withoutTotals: true,
  });
  if (attention.assignees.length > 0) {
    lists.add('How many each person has', ['A case of two people counts for both.'], {
      name: 'AttentionPeople',
      columns: peopleColumns(attention),
      rows: attention.assignees,
      withoutTotals: true,
    });
  }
  if (attention.listed.length > attention.firm.length) {
    const { rows, isCut, lines } = withinSheet(ranked(attention.listed), 'case', book);
    addBarred('All cases to look at', ['The filter of a column leaves one person’s.', ...lines], {
      name: 'AttentionAll',
      columns,
      rows,
      isCut,
      withoutTotals: true,
    });
  }
  if (attention.cleared.length > 0) {
    lists.add('Came off the list since the last report', [], {
      name: 'AttentionCleared',
      columns: clearedColumns,
      rows: attention.cleared,
      withoutTotals: true,
    });
  }
  finishList(sheet, report, { frozen: 2, printed: lists.printed, blocks: lists.blocks, zoom: 90 });
}

type Ranked = AttentionCase & { readonly rank: number };

function ranked(cases: readonly AttentionCase[]): Ranked[] {
  return cases.map((each, index) => ({ ...each, rank: index + 1 }));
}

function attentionLines(attention: Attention): string[] {
  const { firm, found, currency, fresh } = attention;
  const changed = changedLine(attention);
  if (found === 0) return [nothingToActOn, ...changed];
  const shown =
    firm.length < found
      ? `The ${formatNumber(firm.length)} most urgent of ${formatCount(found, 'case')} to look at`
      : `${formatCount(found, 'case')} to look at, the most urgent first`;
  return [
    `${shown}, by how late each is against what is usual, and by its value (${currency}).`,
    ...(fresh === undefined ? [] : changed),
  ];
}

function changedLine({ fresh, cleared }: Attention): string[] {
  if (fresh === undefined) return [];
  return [
    `${formatCount(fresh, 'case is', 'cases are')} new on the list, and ${formatCount(cleared.length, 'case')} came off it since the last report.`,
  ];
}

const assignedColumn: ListColumn<Pick<AttentionCase, 'assignedTo'>> = {
  heading: 'Assigned to',
  kind: 'text',
  value: ({ assignedTo }) => assignedNames(assignedTo),
  widest: 26,
};

function peopleColumns({ fresh }: Attention): ListColumn<AttentionShare>[] {
  return [
    { heading: 'On the list', kind: 'count', value: ({ found }) => found },
    {
      heading: 'Person',
      kind: 'text',
      value: ({ name }) => (name === undefined ? nobodyInWords : assignedNames([name])),
    },
    ...(fresh === undefined
      ? []
      : [{ heading: 'New', kind: 'count' as const, value: (share: AttentionShare) => share.fresh }]),
  ];
}

const howInWords: Readonly<Record<ClearedHow, string>> = {
  completed: 'Completed',
  lost: 'Lost',
  moved: 'Moved to another stage',
  'put-right': 'Not late any more',
  gone: 'No longer in the report',
};

const clearedColumns: ListColumn<ClearedCase>[] = [
  { heading: 'Day', kind: 'day', value: ({ day }) => (day === undefined ? undefined : { day }) },
  { heading: 'Case', kind: 'text', value: ({ name, link }) => linkedText(name === undefined ? '' : named(name), link) },
  { heading: 'Clients', kind: 'text', value: ({ clients = [] }) => clientNames(clients), widest: 28 },
  { ...assignedColumn, value: ({ assignedTo }) => (assignedTo === undefined ? undefined : assignedNames(assignedTo)) },
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
    assignedColumn,
    { heading: 'Stage', kind: 'text', value: ({ stage }) => stageName(stage), widest: 24 },
    ...currencies.map(value),
    { heading: 'Reason', kind: 'text', value: ({ words }) => sentenceText(words), widest: 50 },
    {
      heading: 'On the list since',
      kind: 'text',
      value: ({ since, isNew }) => (isNew === true ? 'new' : formatDay(since)),
    },
    { heading: 'Type', kind: 'text', value: ({ type }) => (type === undefined ? undefined : named(type)) },
    { heading: 'Age (days)', kind: 'count', value: ({ ageDays }) => ageDays, bar: true },
    { heading: 'Days in stage', kind: 'count', value: ({ timeInStage }) => daysInStage(timeInStage) },
    { heading: 'Case UUID', kind: 'id', value: ({ uuid }) => uuid },
  ];
}
