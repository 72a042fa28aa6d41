import type { Day } from '../../../../analyse/case.ts';
import type { Horizon } from '../../../../analyse/forecast/horizon.ts';
import { formatNumber } from '../../../words/format/format.ts';
import { formatMoneyPlain } from '../../../words/format/format-money.ts';
import { belowNought, fanAltText, fanHeadings } from '../../../words/workbook/chart-words.ts';
import { countFormat, toMajor, toMinor } from '../../cells/number-formats.ts';
import { type FanBands, type FanPoint, fanBands, fanChart } from '../../charts/fan.ts';
import { numbersOf, type PlacedList } from '../../lists/list-cells.ts';
import { inCurrency } from '../../lists/money-column.ts';
import type { ListTable } from '../../lists/write-table.ts';
import type { ChartOrWords } from '../../report-charts/add-chart.ts';
import { shortAmountFormat, shortDayFormat } from '../../report-charts/chart-formats.ts';

export type FanRow = { readonly day: Day; readonly median: number; readonly bands: FanBands };

export type FanDrawing = {
  /** The day before which nothing of it is completed. */
  readonly from: Day;
  readonly horizons: readonly Horizon[];
  /** Of the value; absent for cases. */
  readonly currency: string | undefined;
  readonly title: string;
};

/**
 * Draws what will be completed, with both ranges, from nothing on the as-at day on.
 *
 * @param write puts the figures behind the chart on a sheet
 */
export function forecastChart(
  { from, horizons, currency, title }: FanDrawing,
  write: (table: ListTable<FanRow>) => PlacedList<FanRow>,
): ChartOrWords {
  const points = horizons.flatMap(({ weeks, until, cases, value }) => {
    const point = currency === undefined ? cases : inMajor(value[currency], currency);
    return point === undefined ? [] : [{ weeks, day: until, point }];
  });
  const rows = points.flatMap(({ day, point }) => {
    const bands = fanBands(point);
    return bands === undefined ? [] : [{ day, median: point.median, bands }];
  });
  if (rows.length < points.length) return { instead: belowNought(title) };
  const list = write(fanTable([{ day: from, median: 0, bands: nothing }, ...rows], currency));

  const format = currency === undefined ? countFormat : shortAmountFormat(currency);
  const cells = (name: FanColumn) => numbersOf(list, heading(name, currency), format);
  const inUnit = (figure: number) =>
    currency === undefined ? formatNumber(figure) : formatMoneyPlain(toMinor(figure, currency), currency);
  const inUnits = ({ low, high }: FanPoint['wide']) => ({ low: inUnit(low), high: inUnit(high) });
  const told = points.map(({ weeks, point: { likely, wide } }) => ({
    weeks,
    likely: inUnits(likely),
    wide: inUnits(wide),
  }));
  return fanChart({
    title,
    altText: fanAltText(title, told),
    days: numbersOf(list, 'Up to', shortDayFormat),
    dayTitle: 'Up to',
    axis: { title: currency === undefined ? 'Cases completed' : `Value completed (${currency})`, format },
    names: { median: 'Median', likely: '50% range', wide: '85% range' },
    cells: {
      base: cells('base'),
      wideBelow: cells('wideBelow'),
      likely: cells('likely'),
      wideAbove: cells('wideAbove'),
      median: cells('median'),
    },
  });
}

type FanColumn = keyof FanBands | 'median';

const nothing: FanBands = { base: 0, wideBelow: 0, likely: 0, wideAbove: 0 };

function heading(column: FanColumn, currency: string | undefined): string {
  return currency === undefined ? fanHeadings[column] : inCurrency(fanHeadings[column], currency);
}

function fanTable(rows: readonly FanRow[], currency: string | undefined): ListTable<FanRow> {
  const kind = currency === undefined ? ('count' as const) : { money: currency };
  const band = (name: keyof FanBands) => ({
    heading: heading(name, currency),
    kind,
    value: ({ bands }: FanRow) => bands[name],
  });
  return {
    name: currency === undefined ? 'ForecastChart' : 'ForecastValueChart',
    columns: [
      { heading: 'Up to', kind: 'day', value: ({ day }) => ({ day }) },
      { heading: heading('median', currency), kind, value: ({ median }) => median },
      ...(['base', 'wideBelow', 'likely', 'wideAbove'] as const).map(band),
    ],
    rows,
    withoutTotals: true,
  };
}

function inMajor(point: FanPoint | undefined, currency: string): FanPoint | undefined {
  const major = ({ low, high }: FanPoint['wide']) => ({ low: toMajor(low, currency), high: toMajor(high, currency) });
  return point && { median: toMajor(point.median, currency), likely: major(point.likely), wide: major(point.wide) };
}
