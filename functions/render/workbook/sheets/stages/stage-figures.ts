import type { Report } from '../../../../analyse/report.ts';
import { largestStages, type StageRow } from '../../../../analyse/standing/stages.ts';
import { chartName, isChartName } from '../../../words/workbook/chart-names.ts';
import type { PlacedList, RowWindow } from '../../lists/list-cells.ts';
import { inCurrency, moneyColumn } from '../../lists/money-column.ts';
import type { ListTable } from '../../lists/write-table.ts';

/** More bars than this cannot be read in a quarter of a page. */
const mostStages = 12;

/** The cells that the charts by stage are drawn from. */
export type StageFigures = { readonly list: PlacedList<StageRow>; readonly window: RowWindow };

/**
 * The rows of the list of stages that can be drawn as they are: from the first stage with an open case to the last.
 * `undefined` if these are too many, or a name is too long to stand beside a bar.
 */
export function drawableRows(stages: readonly StageRow[]): RowWindow | undefined {
  const from = stages.findIndex(({ openCases }) => openCases > 0);
  const to = stages.findLastIndex(({ openCases }) => openCases > 0) + 1;
  const rows = from < 0 ? [] : stages.slice(from, to);
  return rows.length > 0 && rows.length <= mostStages && rows.every(({ name }) => isChartName(name))
    ? { from, to }
    : undefined;
}

/** The stages with the most open value, or cases where none has a value, in the firm's own order, with names that fit. */
export function stageFiguresTable({ stages }: Report, currency: string | undefined): ListTable<StageRow> {
  return {
    name: 'StagesOnSummary',
    columns: [
      { heading: 'Position', kind: 'count', value: ({ position }) => position },
      { heading: 'Stage', kind: 'text', value: ({ name }) => chartName(name) },
      { heading: 'Open cases', kind: 'count', value: ({ openCases }) => openCases },
      ...(currency === undefined
        ? []
        : [
            moneyColumn<StageRow>({
              heading: openValueHeading,
              currency,
              minor: ({ openValue }) => openValue[currency] ?? 0,
              isSum: true,
            }),
          ]),
    ],
    rows: largestStages(stages, mostStages, currency).shown,
    withoutTotals: true,
  };
}

const openValueHeading = 'Open value';

/** The heading of the open value in that currency, in the list of stages and in this one. */
export function openValueIn(currency: string): string {
  return inCurrency(openValueHeading, currency);
}
