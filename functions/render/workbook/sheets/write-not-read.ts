import type { Worksheet } from 'exceljs';
import type { Coverage } from '../../../analyse/coverage.ts';
import { formatCount } from '../../words/format.ts';
import type { ListColumn } from '../lists/list-column.ts';
import { StackedLists } from '../lists/stacked-lists.ts';

type NotRead = Pick<Coverage, 'setAside' | 'unreadClients' | 'shortLists'>;

/** What could not be read or used: `2 records set aside, 1 client not read`; `undefined` if nothing. */
export function notReadInWords({ setAside, unreadClients, shortLists }: NotRead): string | undefined {
  const parts = [
    ...(setAside.length === 0 ? [] : [`${formatCount(setAside.length, 'record')} set aside`]),
    ...(unreadClients.length === 0 ? [] : [`${formatCount(unreadClients.length, 'client')} not read`]),
    ...(shortLists.length === 0 ? [] : [`${formatCount(shortLists.length, 'list')} not whole`]),
  ];
  return parts.length === 0 ? undefined : parts.join(', ');
}

/** A UUID on one line. */
const uuidWidth = 36;

/** Lists what could not be read or used, each kind under a title of its own. */
export function writeNotRead(sheet: Worksheet, top: number, { setAside, unreadClients, shortLists }: NotRead): void {
  const lists = new StackedLists(sheet, top);
  const add = <Row>(title: string, name: string, columns: readonly ListColumn<Row>[], rows: readonly Row[]) => {
    if (rows.length > 0) lists.add(title, [], { name, columns, rows });
  };
  const reason: ListColumn<{ readonly reason: string }> = {
    heading: 'Reason',
    kind: 'text',
    value: (each) => each.reason,
  };
  add(
    'Records set aside, since they do not fit',
    'RecordsSetAside',
    [
      {
        heading: 'Record UUID',
        kind: 'text',
        value: ({ uuid }) => uuid ?? 'without a UUID',
        widest: uuidWidth,
        total: { count: 'record' },
      },
      reason,
    ],
    setAside,
  );
  add(
    'Clients that could not be read',
    'UnreadClients',
    [
      {
        heading: 'Client UUID',
        kind: 'text',
        value: ({ uuid }) => uuid,
        widest: uuidWidth,
        total: { count: 'client' },
      },
      reason,
    ],
    unreadClients,
  );
  add(
    'Lists that are not whole',
    'ShortLists',
    [{ heading: 'List', kind: 'text', value: ({ list }) => list, total: { count: 'list' } }, reason],
    shortLists,
  );
}
