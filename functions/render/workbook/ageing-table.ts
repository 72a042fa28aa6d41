import type { Ageing, AgeingRow } from '../../analyse/flow.ts';
import type { Totals } from '../../analyse/totals.ts';
import { formatNumber } from '../format.ts';
import { named } from './names.ts';
import type { ListTable } from './write-table.ts';

/** How many open cases of each stage are how old. */
export function ageingTable({ stages, bandsFrom }: Ageing, { openCases }: Totals): ListTable<AgeingRow> {
  return {
    name: 'Ageing',
    columns: [
      { heading: 'Stage', kind: 'text', value: ({ name }) => named(name) },
      { heading: 'Position', kind: 'count', value: ({ position }) => position },
      { heading: 'Open cases', kind: 'count', value: (row) => row.openCases, total: { sum: openCases } },
      ...bandsFrom.map((from, index) => ({
        heading: bandInWords(from, bandsFrom[index + 1]),
        kind: 'count' as const,
        value: ({ byAge }: AgeingRow) => byAge[index],
        total: 'sum-of-cells' as const,
      })),
      { heading: 'Past the usual age', kind: 'count', value: (row) => row.pastTypical.cases, total: 'sum-of-cells' },
      { heading: 'Age compared', kind: 'count', value: (row) => row.pastTypical.of, total: 'sum-of-cells' },
      {
        heading: 'Past the usual stay',
        kind: 'count',
        value: (row) => row.pastTypicalInStage.cases,
        total: 'sum-of-cells',
      },
      { heading: 'Stay compared', kind: 'count', value: (row) => row.pastTypicalInStage.of, total: 'sum-of-cells' },
    ],
    rows: stages,
  };
}

/** A band's days, both ends belonging to it; the last band has no end. */
function bandInWords(from: number, next: number | undefined): string {
  return next === undefined ? `${formatNumber(from)} or more` : `${formatNumber(from)} to ${formatNumber(next - 1)}`;
}
