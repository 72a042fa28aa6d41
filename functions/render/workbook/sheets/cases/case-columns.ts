import type { CompletedCaseRow, OpenCaseRow } from '../../../../analyse/case-lists/case-rows.ts';
import type { ExtraColumn } from '../../../../analyse/case-lists/extra-columns.ts';
import { assignedNames, clientNames, named } from '../../../words/format/names.ts';
import { linkedText } from '../../cells/safe-link.ts';
import type { CellContent } from '../../cells/write-cell.ts';
import type { ListColumn } from '../../lists/list-column.ts';
import { moneyColumn } from '../../lists/money-column.ts';

type CaseRow = OpenCaseRow | CompletedCaseRow;

/* The columns that the case sheets have in common. */

export const caseColumn: ListColumn<CaseRow> = {
  heading: 'Case',
  kind: 'text',
  value: ({ name, link }) => linkedText(named(name), link),
  total: { count: 'case' },
};

export const clientsColumn: ListColumn<CaseRow> = {
  heading: 'Clients',
  kind: 'text',
  value: ({ clients }) => clientNames(clients),
  widest: 28,
};

export const typeColumn: ListColumn<CaseRow> = {
  heading: 'Type',
  kind: 'text',
  value: ({ type }) => (type === undefined ? undefined : named(type)),
};

export const openedColumn: ListColumn<CaseRow> = {
  heading: 'Opened',
  kind: 'day',
  value: ({ opened }) => (opened === undefined ? undefined : { day: opened }),
};

export const assignedColumn: ListColumn<CaseRow> = {
  heading: 'Assigned to',
  kind: 'text',
  value: ({ assignedTo }) => assignedNames(assignedTo),
  widest: 26,
};

export const uuidColumn: ListColumn<CaseRow> = { heading: 'Case UUID', kind: 'id', value: ({ uuid }) => uuid };

/** Blank where the case has no value, or one in another currency. */
export function valueColumn(currency: string, totalMinor: number | undefined): ListColumn<CaseRow> {
  return moneyColumn({
    heading: 'Value',
    currency,
    minor: ({ value }) => (value?.currency === currency ? value.minor : undefined),
    totalMinor: totalMinor ?? 0,
  });
}

/** What the firm asked for beyond ours: tags, plans, custom fields. */
export function askedColumns(columns: readonly ExtraColumn[]): ListColumn<CaseRow>[] {
  return columns.map(({ heading, kind }, index) => ({
    heading,
    kind: kind ?? 'text',
    value: ({ extra }) => typedText(extra[index] ?? '', kind),
  }));
}

function typedText(text: string, kind: ExtraColumn['kind']): CellContent {
  if (text === '' || kind === undefined) return text;
  return kind === 'day' ? { day: text } : Number(text);
}
