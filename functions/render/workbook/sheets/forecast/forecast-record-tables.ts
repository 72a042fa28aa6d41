import type { ForecastOutcome, HitRate } from '../../../../analyse/forecast/record.ts';
import type { ListColumn } from '../../lists/list-column.ts';
import { inCurrency } from '../../lists/money-column.ts';
import type { ListTable } from '../../lists/write-table.ts';
import { figureColumn, rangeColumns } from './forecast-table.ts';

/** How many forecasts held what happened in their ranges. */
export function hitRatesTable(rows: readonly HitRate[]): ListTable<HitRate> {
  return {
    name: 'ForecastHits',
    columns: [
      { heading: 'Weeks ahead', kind: 'count', value: ({ weeks }) => weeks },
      {
        heading: 'Of',
        kind: 'text',
        value: ({ currency }) => (currency === undefined ? 'Cases' : inCurrency('Value', currency)),
      },
      { heading: 'Forecasts', kind: 'count', value: ({ forecasts }) => forecasts },
      { heading: 'In the 50% range', kind: 'count', value: ({ inLikely }) => inLikely },
      { heading: 'In the 85% range', kind: 'count', value: ({ inWide }) => inWide },
    ],
    rows,
    withoutTotals: true,
  };
}

/** Forecasts of cases whose time is over. */
export function outcomesTable(rows: readonly ForecastOutcome[]): ListTable<ForecastOutcome> {
  return {
    name: 'ForecastOutcomes',
    columns: [...madeColumns, ...outcomeColumns(undefined), rangeHitColumn],
    rows,
    withoutTotals: true,
  };
}

/** The same of value, each currency in columns of its own. */
export function valueOutcomesTable(
  rows: readonly ForecastOutcome[],
  currencies: readonly string[],
): ListTable<ForecastOutcome> {
  return {
    name: 'ForecastValueOutcomes',
    columns: [...madeColumns, ...currencies.flatMap((currency) => outcomeColumns(currency)), rangeHitColumn],
    rows,
    withoutTotals: true,
  };
}

const madeColumns: readonly ListColumn<ForecastOutcome>[] = [
  { heading: 'Weeks ahead', kind: 'count', value: ({ weeks }) => weeks },
  { heading: 'Made on', kind: 'day', value: ({ asAtDay }) => ({ day: asAtDay }) },
];

const rangeHitColumn: ListColumn<ForecastOutcome> = { heading: 'In the range of', kind: 'text', value: inWhichRange };

function outcomeColumns(currency: string | undefined): ListColumn<ForecastOutcome>[] {
  const isOwn = (row: ForecastOutcome) => row.currency === currency;
  return [
    figureColumn('Came about', currency, (row) => (isOwn(row) ? row.actual : undefined)),
    ...rangeColumns<ForecastOutcome>(currency, (row) => (isOwn(row) ? row.ranges : undefined)),
  ];
}

function inWhichRange({ actual, ranges: { likely, wide } }: ForecastOutcome): string {
  if (actual >= likely.low && actual <= likely.high) return '50%';
  return actual >= wide.low && actual <= wide.high ? '85%' : 'neither';
}
