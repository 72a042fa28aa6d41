import type { Attention, AttentionCase } from '../../../../analyse/attention/attention.ts';
import type { Report } from '../../../../analyse/report.ts';
import { formatCount, formatNumber } from '../../../words/format.ts';
import { assignedNames, clientName, clientNames, named, stageName } from '../../../words/names.ts';
import { sentenceText } from '../../../words/sentence-text.ts';
import type { Book } from '../../book.ts';
import { linkedText } from '../../cells/safe-link.ts';
import { addDataBars } from '../../lists/data-bars.ts';
import { finishList } from '../../lists/finish-list.ts';
import { type ListColumn, printedColumns } from '../../lists/list-column.ts';
import { moneyColumn, otherCurrencies } from '../../lists/money-column.ts';
import { StackedLists } from '../../lists/stacked-lists.ts';
import { startSheet } from '../../lists/start-sheet.ts';
import { writeTable } from '../../lists/write-table.ts';
import { sheetNames } from '../../sheet-names.ts';
import { daysInStage } from '../cases/days-in-stage.ts';

/** The few cases to act on, each with its reason: of the firm, and of everybody who is assigned. */
export function addAttentionSheet(book: Book): void {
  const { report } = book;
  const { attention } = report;
  const { sheet, nextRow } = startSheet(book, {
    name: sheetNames.attention,
    title: 'Attention',
    lines: attentionLines(attention),
  });
  const currencies = listedCurrencies(report);
  const columns = attentionColumns(currencies, assignedColumn);
  const table = { name: 'Attention', columns, rows: ranked(attention.firm), withoutTotals: true };
  const last = writeTable(sheet, nextRow, table);
  addDataBars(book.bars, { sheet, headRow: nextRow }, table);

  const lists = new StackedLists(sheet, last + 2);
  const people = attention.assignees.flatMap(({ name, cases, found }) =>
    ranked(cases).map((each) => ({
      ...each,
      person: name === undefined ? 'Nobody, or not read' : clientName(name),
      found,
    })),
  );
  if (people.length > 0) {
    const byPerson = {
      name: 'AttentionByPerson',
      columns: [
        ...attentionColumns<Ranked & Listed>(currencies, personColumn),
        { heading: 'Of how many', kind: 'count' as const, value: ({ found }: Listed) => found },
      ],
      rows: people,
      withoutTotals: true,
    };
    const { headRow } = lists.add('By who is assigned', ['A case of two people is under both.'], byPerson);
    addDataBars(book.bars, { sheet, headRow }, byPerson);
  }
  // The second list has the same columns, so that the head of the first is right for both.
  finishList(sheet, report, { headRow: nextRow, frozen: 2, printed: printedColumns(columns), zoom: 90 });
}

type Ranked = AttentionCase & { readonly rank: number };

type Listed = { readonly person: string; readonly found: number };

function ranked(cases: readonly AttentionCase[]): Ranked[] {
  return cases.map((each, index) => ({ ...each, rank: index + 1 }));
}

function attentionLines({ firm, found, currency }: Attention): string[] {
  if (found === 0)
    return [
      'No open case needs a look: none is known to wait for far longer than is usual, and no review is over half a year late.',
    ];
  const shown =
    firm.length < found
      ? `The ${formatNumber(firm.length)} most urgent of ${formatCount(found, 'case')} to look at`
      : `${formatCount(found, 'case')} to look at, the most urgent first`;
  return [`${shown}, by how late each is against what is usual, and by its value (${currency}).`];
}

const assignedColumn: ListColumn<AttentionCase> = {
  heading: 'Assigned to',
  kind: 'text',
  value: ({ assignedTo }) => assignedNames(assignedTo),
  widest: 26,
};

const personColumn: ListColumn<Listed> = { heading: 'Listed for', kind: 'text', value: ({ person }) => person };

/** Pounds, and what else a listed case has a value in: a column more leaves less room for the reasons. */
function listedCurrencies({ attention, currencies }: Report): string[] {
  const listed = [attention.firm, ...attention.assignees.map(({ cases }) => cases)].flat();
  return ['GBP', ...otherCurrencies(currencies).filter((each) => listed.some(({ value }) => value?.currency === each))];
}

function attentionColumns<Row extends Ranked>(currencies: readonly string[], who: ListColumn<Row>): ListColumn<Row>[] {
  const value = (currency: string) => ({
    ...moneyColumn<Row>({
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
    who,
    { heading: 'Stage', kind: 'text', value: ({ stage }) => stageName(stage), widest: 24 },
    ...currencies.map(value),
    { heading: 'Reason', kind: 'text', value: ({ words }) => sentenceText(words), widest: 50 },
    { heading: 'Type', kind: 'text', value: ({ type }) => (type === undefined ? undefined : named(type)) },
    { heading: 'Age (days)', kind: 'count', value: ({ ageDays }) => ageDays, bar: true },
    { heading: 'Days in stage', kind: 'count', value: ({ timeInStage }) => daysInStage(timeInStage) },
    { heading: 'Case UUID', kind: 'id', value: ({ uuid }) => uuid },
  ];
}
