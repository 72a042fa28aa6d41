import type { Worksheet } from 'exceljs';
import { type NotRead, notReadTitles } from '../../words/workbook/not-read-words.ts';
import type { ListColumn } from '../lists/list-column.ts';
import { StackedLists } from '../lists/stacked-lists.ts';

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
    notReadTitles.setAside,
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
    notReadTitles.unreadClients,
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
    notReadTitles.shortLists,
    'ShortLists',
    [{ heading: 'List', kind: 'text', value: ({ list }) => list, total: { count: 'list' } }, reason],
    shortLists,
  );
}
