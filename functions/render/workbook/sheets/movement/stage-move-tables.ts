import type { Queue } from '../../../../analyse/flow/queues.ts';
import type { StageChange } from '../../../../analyse/movement/stage-changes.ts';
import type { StageMove } from '../../../../analyse/movement/stage-moves.ts';
import { directionInWords } from '../../../words/direction-in-words.ts';
import { named } from '../../../words/format/names.ts';
import { moneyColumn } from '../../lists/money-column.ts';
import type { ListTable } from '../../lists/write-table.ts';

/** How many open cases were in each stage, and are now. */
export function queuesTable(rows: readonly Queue[]): ListTable<Queue> {
  return {
    name: 'StagesThenAndNow',
    columns: [
      { heading: 'Stage', kind: 'text', value: ({ name }) => named(name) },
      { heading: 'Open then', kind: 'count', value: ({ before }) => before, total: 'sum-of-cells' },
      { heading: 'Open now', kind: 'count', value: ({ now }) => now, total: 'sum-of-cells' },
      { heading: 'Position', kind: 'count', value: ({ position }) => position },
    ],
    rows,
  };
}

/** From which stage to which how many cases moved. */
export function stageMovesTable(rows: readonly StageMove[], currencies: readonly string[]): ListTable<StageMove> {
  return {
    name: 'StageMoves',
    columns: [
      { heading: 'From', kind: 'text', value: ({ from }) => named(from.name) },
      { heading: 'To', kind: 'text', value: ({ to }) => named(to.name), widest: 24 },
      ...currencies.map((currency) => ({
        ...moneyColumn<StageMove>({ heading: 'Value', currency, minor: ({ value }) => value[currency] }),
        total: 'sum-of-cells' as const,
      })),
      { heading: 'Cases', kind: 'count', value: ({ count }) => count, total: 'sum-of-cells' },
      { heading: 'Direction', kind: 'text', value: ({ direction }) => directionInWords(direction) },
    ],
    rows,
  };
}

/** What the firm did to its list of stages. */
export function stageChangesTable(rows: readonly StageChange[]): ListTable<StageChange> {
  return {
    name: 'StageChanges',
    columns: [
      { heading: 'Stage', kind: 'text', value: ({ now }) => named(now.name) },
      { heading: 'Called before', kind: 'text', value: ({ before }) => named(before.name), widest: 24 },
      { heading: 'Position', kind: 'count', value: ({ now }) => now.position },
      { heading: 'Position before', kind: 'count', value: ({ before }) => before.position },
    ],
    rows,
    withoutTotals: true,
  };
}
