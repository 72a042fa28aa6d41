import type { Bridge } from '../../../../analyse/movement/bridge.ts';
import type { MovedCase } from '../../../../analyse/movement/moved-case.ts';
import type { Compared } from '../../../../analyse/movement/movement.ts';
import { directionInWords } from '../../../words/direction-in-words.ts';
import { assignedNames, clientNames, named } from '../../../words/format/names.ts';
import { movedHowInWords } from '../../../words/workbook/movement-words.ts';
import { linkedText } from '../../cells/safe-link.ts';
import type { ListColumn } from '../../lists/list-column.ts';
import { moneyColumn } from '../../lists/money-column.ts';
import type { ListTable } from '../../lists/write-table.ts';
import { bridgeCurrencies, signed } from './bridge-table.ts';

/** A case with what happened to it; `sign` is absent for a move between stages, which adds to no line. */
export type MovedRow = MovedCase & { readonly what: string; readonly sign?: 1 | -1 };

/**
 * The cases of every line, in order of the lines, then those that moved between stages. A case can be there several times.
 *
 * @param beforeHistory those completed, or lost, with a date from before the history
 */
export function movedRows(
  { bridge, stageMoves, completions, losses }: Compared,
  beforeHistory: ReadonlySet<string>,
): MovedRow[] {
  const late = new Set([completions, losses].flatMap(({ enteredLate }) => enteredLate.uuids));
  const dated = (uuid: string) => (beforeHistory.has(uuid) ? 'before-history' : late.has(uuid) ? 'late' : undefined);
  return [
    ...bridge.lines.flatMap(({ kind, sign, items }) =>
      items.map((item) => ({ ...item, what: movedHowInWords(kind, item, dated(item.uuid)), sign })),
    ),
    ...stageMoves.flatMap(({ direction, from, to, items }) =>
      items.map((item) => ({
        ...item,
        what: directionInWords(direction),
        stageBefore: from.name,
        stage: to.name,
      })),
    ),
  ];
}

export function movedCasesTable(rows: readonly MovedRow[], bridge: Bridge): ListTable<MovedRow> {
  const currencies = bridgeCurrencies(bridge);
  return {
    name: 'MovedCases',
    columns: [
      {
        heading: 'Case',
        kind: 'text',
        value: ({ name, link }) => linkedText(name === undefined ? 'Name not kept' : named(name), link),
        total: { count: 'row' },
      },
      { heading: 'What', kind: 'text', value: ({ what }) => what },
      ...currencies.map(addsColumn),
      ...currencies.flatMap((currency) => [
        valueColumn('Value before', currency, ({ valueBefore }) => valueBefore),
        valueColumn('Value now', currency, ({ valueNow }) => valueNow),
      ]),
      textColumn('Stage before', ({ stageBefore }) => stageBefore),
      textColumn('Stage now', ({ stage }) => stage),
      { heading: 'Clients', kind: 'text', value: ({ clients }) => clientNames(clients), widest: 24 },
      textColumn('Type', ({ type }) => type),
      {
        heading: 'Assigned to',
        kind: 'text',
        // Of a case that this run did not see nobody knows who.
        value: ({ name, assignedTo }) => (name === undefined ? undefined : assignedNames(assignedTo)),
        widest: mostText,
      },
      { heading: 'Opened', kind: 'day', value: ({ opened }) => (opened === '' ? undefined : { day: opened }) },
      { heading: 'Completed', kind: 'day', value: ({ completed: day }) => (day === undefined ? undefined : { day }) },
      { heading: 'Case UUID', kind: 'id', value: ({ uuid }) => uuid },
    ],
    rows,
  };
}

// Narrow, since the lists above and below have figures in the same columns.
const mostText = 18;

function textColumn(heading: string, text: (row: MovedRow) => string | undefined): ListColumn<MovedRow> {
  const value = (row: MovedRow) => {
    const given = text(row);
    return given === undefined ? undefined : named(given);
  };
  return { heading, kind: 'text', value, widest: mostText };
}

/** By the line's sign, so that the column adds up to the change in value. */
function addsColumn(currency: string): ListColumn<MovedRow> {
  const column = moneyColumn<MovedRow>({
    heading: 'Adds',
    currency,
    minor: ({ amount, sign }) =>
      sign !== undefined && amount?.currency === currency ? signed(amount.minor, sign) : undefined,
  });
  return { ...column, total: 'sum-of-cells' };
}

function valueColumn(
  heading: string,
  currency: string,
  of: (row: MovedRow) => MovedCase['valueNow'],
): ListColumn<MovedRow> {
  return moneyColumn({
    heading,
    currency,
    minor: (row) => {
      const value = of(row);
      return value?.currency === currency ? value.minor : undefined;
    },
  });
}
