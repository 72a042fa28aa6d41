import type { AgeingRow } from '../../../../analyse/flow/ageing.ts';
import { ageingWords } from '../../../words/workbook/chart-words.ts';
import { countFormat } from '../../cells/number-formats.ts';
import type { Chart } from '../../charts/chart.ts';
import { ramp } from '../../charts/chart-colours.ts';
import { headOf, numbersOf, type PlacedList, textsOf } from '../../lists/list-cells.ts';

/** Points: what stands around the bars, and one bar. */
const around = 110;

const perBar = 21;

/** Where there are so many that the chart would be higher than a page. */
const perThinBar = 15;

const manyBars = 20;

export const ageingChartWidth = 640;

export function ageingChartHeight(stages: number): number {
  return around + Math.max(4, stages) * (stages > manyBars ? perThinBar : perBar);
}

/**
 * How old the open cases of each stage are.
 *
 * @param list a row per stage, whose names fit beside a bar
 * @param bands the headings of the bands of age, youngest first
 */
export function ageingChart(list: PlacedList<AgeingRow>, bands: readonly string[]): Chart {
  const { rows } = list.table;
  const { title, altText, axis } = ageingWords(rows, bands);
  return {
    title,
    altText,
    categories: textsOf(list, 'Stage'),
    categoryAxis: { labelEvery: 1 },
    plots: [
      {
        kind: 'bar',
        isStacked: true,
        series: bands.map((band, index) => ({
          name: headOf(list, band),
          values: numbersOf(list, band, countFormat),
          colour: ramp[index % ramp.length],
        })),
      },
    ],
    valueAxis: { title: axis, format: countFormat },
    legend: 'bottom',
  };
}
