import type { Report } from '../../../../analyse/report.ts';
import type { StageRow } from '../../../../analyse/standing/stages.ts';
import { formatNumber } from '../../../words/format/format.ts';
import { formatMoneyShort } from '../../../words/format/format-money.ts';
import { noOpenCase } from '../../../words/workbook/case-list-words.ts';
import { currencyInTitle, stageBarsAxis, stageBarsWords } from '../../../words/workbook/chart-words.ts';
import { countFormat, toMajor } from '../../cells/number-formats.ts';
import type { Chart, NumberCells } from '../../charts/chart.ts';
import { chartColours, visibleOnWhite } from '../../charts/chart-colours.ts';
import { headOf, numbersOf, textsOf } from '../../lists/list-cells.ts';
import type { ChartOrWords } from '../../report-charts/add-chart.ts';
import { shortSumFormat } from '../../report-charts/chart-formats.ts';

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
  if (figures === undefined) return { cases: { instead: noOpenCase } };
  const { list, window } = figures;
  const rows = list.table.rows.slice(window.from, window.to);
  const all = report.stages.filter(({ openCases }) => openCases > 0).length;
  const shown = rows.filter(({ openCases }) => openCases > 0).length;
  const part = { shown, all, hasValue: currency !== undefined };
  const figuresOf = (figure: (row: StageRow) => string) => rows.map((row) => ({ name: row.name, figure: figure(row) }));
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
      title: stageBarsAxis(axis, part),
      format: values.format,
      hasScale: false,
      ...roomAtEnd(values.numbers),
    },
  });

  const cases = bars(
    'Open cases',
    numbersOf(list, 'Open cases', countFormat, window),
    stageBarsWords(
      'Open cases by stage',
      figuresOf((row) => formatNumber(row.openCases)),
      part,
    ),
    'Open cases',
  );
  if (currency === undefined) return { cases };

  const minor = (row: StageRow) => row.openValue[currency] ?? 0;
  const largest = Math.max(...rows.map((row) => toMajor(minor(row), currency)));
  const value = bars(
    openValueIn(currency),
    numbersOf(list, openValueIn(currency), shortSumFormat(currency, largest), window),
    stageBarsWords(
      `Open value by stage${currencyInTitle(currency, report)}`,
      figuresOf((row) => formatMoneyShort(minor(row), currency)),
      part,
    ),
    openValueIn(currency),
  );
  return { cases, value };
}
