import type { Bridge } from '../../../../analyse/movement/bridge.ts';
import type { MovementShare, ShareLineKind } from '../../../../analyse/movement/shares.ts';
import { nobodyInWords } from '../../../words/attention-words.ts';
import { clientName } from '../../../words/format/names.ts';
import { lineWords } from '../../../words/line-words.ts';
import type { ListColumn } from '../../lists/list-column.ts';
import { moneyColumn } from '../../lists/money-column.ts';
import type { ListTable } from '../../lists/write-table.ts';
import { bridgeCurrencies, shownLines } from './bridge-table.ts';

/** What moved of each client's cases, or of each person's. */
export function shareTable(
  name: string,
  heading: 'Client' | 'Assigned to',
  rows: readonly MovementShare[],
  bridge: Bridge,
): ListTable<MovementShare> {
  const isClient = heading === 'Client';
  return {
    name,
    columns: [
      {
        heading,
        kind: 'text',
        value: (share) => (share.name === undefined ? nobody(isClient) : clientName(share.name)),
        total: { count: isClient ? 'client' : 'name' },
      },
      { heading: 'Change in cases', kind: 'count', value: ({ change }) => change.cases },
      ...bridgeCurrencies(bridge).map((currency) =>
        moneyColumn<MovementShare>({
          heading: 'Change in value',
          currency,
          minor: ({ change }) => change.value[currency],
        }),
      ),
      ...shownLines(bridge).map(({ kind }) => lineColumn(kind, lineWords[kind].title)),
      ...handWords
        .filter(({ kind }) => rows.some((row) => row.lines.some((line) => line.kind === kind)))
        .map(({ kind, title }) => lineColumn(kind, title)),
      { heading: 'Moved forward', kind: 'count', value: ({ forward }) => forward },
      { heading: 'Moved back', kind: 'count', value: ({ back }) => back },
      ...(isClient ? [uuidColumn] : []),
    ],
    rows,
  };
}

const uuidColumn: ListColumn<MovementShare> = { heading: 'Client UUID', kind: 'id', value: ({ uuid }) => uuid };

/** Shown only where a case changed hands. */
const handWords = [
  { kind: 'moved-in', title: 'From others' },
  { kind: 'moved-out', title: 'To others' },
] as const;

function lineColumn(kind: ShareLineKind, heading: string): ListColumn<MovementShare> {
  return {
    heading,
    kind: 'count',
    value: ({ lines }) => lines.find((line) => line.kind === kind)?.count,
  };
}

function nobody(isClient: boolean): string {
  return isClient ? 'Without a client' : nobodyInWords;
}
