import type { Horizon } from '../../../../analyse/forecast/horizon.ts';
import type { ForecastRanges } from '../../../../analyse/snapshot/issued-forecast.ts';
import type { ListColumn } from '../../lists/list-column.ts';
import { moneyColumn } from '../../lists/money-column.ts';
import type { ListTable } from '../../lists/write-table.ts';

const aheadColumns: readonly ListColumn<Horizon>[] = [
  { heading: 'Weeks ahead', kind: 'count', value: ({ weeks }) => weeks },
  { heading: 'Up to', kind: 'day', value: ({ until }) => ({ day: until }) },
];

const latelyHeading = 'Last as many weeks';

/** Cases: the median of the outcomes and both ranges, by how far they look ahead. */
export function forecastTable(rows: readonly Horizon[]): ListTable<Horizon> {
  return {
    name: 'Forecast',
    columns: [
      ...aheadColumns,
      figureColumn('Median', undefined, ({ cases }) => cases.median),
      ...rangeColumns<Horizon>(undefined, ({ cases }) => cases),
      figureColumn(latelyHeading, undefined, ({ lately }) => lately?.completed),
    ],
    rows,
    withoutTotals: true,
  };
}

/** The same of value, each currency in columns of its own. */
export function forecastValueTable(rows: readonly Horizon[], currencies: readonly string[]): ListTable<Horizon> {
  return {
    name: 'ForecastValue',
    columns: [
      ...aheadColumns,
      ...currencies.flatMap((currency) => [
        figureColumn<Horizon>('Median', currency, ({ value }) => value[currency]?.median),
        ...rangeColumns<Horizon>(currency, ({ value }) => value[currency]),
        figureColumn<Horizon>(
          latelyHeading,
          currency,
          ({ lately }) => lately && (lately.completedValue[currency] ?? 0),
        ),
      ]),
    ],
    rows,
    withoutTotals: true,
  };
}

/** Both ends of both ranges. */
export function rangeColumns<Row>(
  currency: string | undefined,
  of: (row: Row) => ForecastRanges | undefined,
): ListColumn<Row>[] {
  return [
    figureColumn('50% range from', currency, (row) => of(row)?.likely.low),
    figureColumn('50% range to', currency, (row) => of(row)?.likely.high),
    figureColumn('85% range from', currency, (row) => of(row)?.wide.low),
    figureColumn('85% range to', currency, (row) => of(row)?.wide.high),
  ];
}

/** A column of cases, or of minor units of a currency. */
export function figureColumn<Row>(
  heading: string,
  currency: string | undefined,
  value: (row: Row) => number | undefined,
): ListColumn<Row> {
  return currency === undefined ? { heading, kind: 'count', value } : moneyColumn({ heading, currency, minor: value });
}
