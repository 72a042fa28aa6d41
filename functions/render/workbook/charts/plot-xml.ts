import type { Categories, Plot } from './chart.ts';
import { seriesXml } from './series-xml.ts';

export type AxisIds = { readonly category: number; readonly value: number };

/**
 * `c:barChart`, `c:lineChart` or `c:areaChart`. Source of the order: ECMA-376 part 1, 21.2.
 *
 * @param firstIndex how many series the plots before it have
 */
export function plotXml(plot: Plot, firstIndex: number, categories: Categories, axes: AxisIds): string {
  const { kind, isStacked = false } = plot;
  const series = plot.series.map((each, index) => seriesXml(each, firstIndex + index, plot, categories)).join('');
  const ids = `<c:axId val="${axes.category}"/><c:axId val="${axes.value}"/>`;
  const ungrouped = kind === 'bar' || kind === 'column' ? 'clustered' : 'standard';
  const grouping = `<c:grouping val="${isStacked ? 'stacked' : ungrouped}"/><c:varyColors val="0"/>`;
  switch (kind) {
    case 'bar':
    case 'column':
      return (
        `<c:barChart><c:barDir val="${kind === 'bar' ? 'bar' : 'col'}"/>${grouping}${series}` +
        `<c:gapWidth val="${gapWidth(plot)}"/><c:overlap val="${isStacked ? 100 : 0}"/>${ids}</c:barChart>`
      );
    case 'line':
      return `<c:lineChart>${grouping}${series}<c:marker val="1"/>${ids}</c:lineChart>`;
    case 'area':
      return `<c:areaChart>${grouping}${series}${ids}</c:areaChart>`;
  }
}

/** In percent of a bar: few bars would otherwise be blocks. */
function gapWidth({ series }: Plot): number {
  const categories = Math.max(...series.map(({ values }) => values.numbers.length));
  return categories < fewCategories ? 200 : 50;
}

const fewCategories = 4;
