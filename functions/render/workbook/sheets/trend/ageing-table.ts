import type { Ageing, AgeingRow } from '../../../../analyse/flow/ageing.ts';
import type { Totals } from '../../../../analyse/standing/totals.ts';
import { formatNumber } from '../../../words/format/format.ts';
import { named } from '../../../words/format/names.ts';
import { chartName } from '../../../words/workbook/chart-names.ts';
import type { ListColumn } from '../../lists/list-column.ts';
import type { ListTable } from '../../lists/write-table.ts';

/** How many open cases of each stage are how old. */
export function ageingTable({ stages, bandsFrom }: Ageing, { openCases }: Totals): ListTable<AgeingRow> {
  return {
    name: 'Ageing',
    columns: [
      { heading: 'Stage', kind: 'text', value: ({ name }) => named(name) },
      { heading: 'Position', kind: 'count', value: ({ position }) => position },
      { heading: 'Open cases', kind: 'count', value: (row) => row.openCases, total: { sum: openCases } },
      ...bandColumns(bandsFrom).map((column) => ({ ...column, total: 'sum-of-cells' as const })),
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

/** The same for a chart, whose stages' names must fit beside its bars. */
export function ageingFiguresTable({ stages, bandsFrom }: Ageing): ListTable<AgeingRow> {
  return {
    name: 'AgeingChart',
    columns: [{ heading: 'Stage', kind: 'text', value: ({ name }) => chartName(name) }, ...bandColumns(bandsFrom)],
    rows: stages,
    withoutTotals: true,
  };
}

export function bandHeadings({ bandsFrom }: Pick<Ageing, 'bandsFrom'>): string[] {
  return bandsFrom.map((from, index) => bandInWords(from, bandsFrom[index + 1]));
}

function bandColumns(bandsFrom: Ageing['bandsFrom']): ListColumn<AgeingRow>[] {
  return bandHeadings({ bandsFrom }).map((heading, index) => ({
    heading,
    kind: 'count',
    value: ({ byAge }) => byAge[index],
  }));
}

/** A band's days, both ends belonging to it; the last band has no end. */
function bandInWords(from: number, next: number | undefined): string {
  return next === undefined ? `${formatNumber(from)} or more` : `${formatNumber(from)} to ${formatNumber(next - 1)}`;
}
