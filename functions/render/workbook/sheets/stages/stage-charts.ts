import type { Report } from '../../../../analyse/report.ts';
import type { StageRow } from '../../../../analyse/standing/stages.ts';
import { formatCount, formatNumber } from '../../../words/format.ts';
import { formatMoneyShort } from '../../../words/format-money.ts';
import { countFormat, toMajor } from '../../cells/number-formats.ts';
import type { Chart, NumberCells } from '../../charts/chart.ts';
import { chartColours, visibleOnWhite } from '../../charts/chart-colours.ts';
import { headOf, numbersOf, textsOf } from '../../lists/list-cells.ts';
import type { ChartOrWords } from '../../report-charts/add-chart.ts';
import { shortSumFormat } from '../../report-charts/chart-formats.ts';
import { chartName } from '../../report-charts/chart-names.ts';
import { listed } from '../../report-charts/listed.ts';
import { currencyInTitle } from '../../report-charts/main-currency.ts';
import { roomAtEnd } from '../../report-charts/room-at-end.ts';
import { openValueIn, type StageFigures } from './stage-figures.ts';

/** Where the open cases stand; no chart of value where no open case has one. */
export type StageCharts = { readonly cases: ChartOrWords; readonly value?: ChartOrWords };

/** @param figures the cells to draw from; absent if no case is open */
export function stageCharts(
  report: Report,
  figures: StageFigures | undefined,
  currency: string | undefined,
): StageCharts {
  if (figures === undefined) return { cases: { instead: 'No case is open.' } };
  const { list, window } = figures;
  const rows = list.table.rows.slice(window.from, window.to);
  const all = report.stages.filter(({ openCases }) => openCases > 0).length;
  const shown = rows.filter(({ openCases }) => openCases > 0).length;
  const part = shown < all ? `, ${shown} of ${all}` : '';
  const bars = (
    heading: string,
    values: NumberCells,
    words: Pick<Chart, 'title' | 'altText'>,
    axis: string,
  ): Chart => ({
    ...words,
    categories: textsOf(list, 'Stage', window),
    categoryAxis: { labelEvery: 1 },
    plots: [
      {
        kind: 'bar',
        series: [
          {
            name: headOf(list, heading),
            values,
            colour: chartColours.blue,
            pointColours: rows.map(({ colour }) => visibleOnWhite(colour) ?? chartColours.blue),
            labelFormat: values.format,
          },
        ],
      },
    ],
    valueAxis: {
      title: shown < all ? `${axis}; the ${shown} of ${all} stages with the most cases` : axis,
      format: values.format,
      hasScale: false,
      ...roomAtEnd(values.numbers),
    },
  });

  const cases = bars(
    'Open cases',
    numbersOf(list, 'Open cases', countFormat, window),
    {
      title: `Open cases by stage${part}`,
      altText: told(`Bars: Open cases by stage${part}`, rows, (row) => formatNumber(row.openCases)),
    },
    'Open cases',
  );
  if (currency === undefined) return { cases };

  const minor = (row: StageRow) => row.openValue[currency] ?? 0;
  const largest = Math.max(...rows.map((row) => toMajor(minor(row), currency)));
  const named = `Open value by stage${currencyInTitle(currency, report)}`;
  const value = bars(
    openValueIn(currency),
    numbersOf(list, openValueIn(currency), shortSumFormat(currency, largest), window),
    {
      title: `${named}${part}`,
      altText: told(`Bars: ${named}${part}`, rows, (row) => formatMoneyShort(minor(row), currency)),
    },
    openValueIn(currency),
  );
  return { cases, value };
}

function told(what: string, rows: readonly StageRow[], figure: (row: StageRow) => string): string {
  const figures = listed(rows.map((row) => `${chartName(row.name)} ${figure(row)}`));
  return `${what}, ${formatCount(rows.length, 'bar')}. ${figures}`;
}
