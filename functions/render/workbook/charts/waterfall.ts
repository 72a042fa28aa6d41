import type { Categories, Chart, NumberCells } from './chart.ts';
import { chartColours } from './chart-colours.ts';

/** A level that was counted, or a change that leads from one to the next. */
export type Step = { readonly label: string } & ({ readonly level: number } | { readonly change: number });

/** What the stacked columns of a waterfall are made of: at each step one stands, on a base that is not seen. */
export type WaterfallRow = {
  readonly label: string;
  readonly base?: number;
  readonly level?: number;
  readonly added?: number;
  readonly taken?: number;
};

/** The columns' heights; `undefined` if the way leads below nought, where columns cannot be stacked on a base. */
export function waterfallRows(steps: readonly Step[]): WaterfallRow[] | undefined {
  let reached = 0;
  let lowest = 0;
  const rows = steps.map((step): WaterfallRow => {
    const { label } = step;
    const before = reached;
    reached = 'level' in step ? step.level : reached + step.change;
    lowest = Math.min(lowest, reached);
    if ('level' in step) return { label, level: step.level };
    const base = Math.min(before, reached);
    if (step.change < 0) return { label, base, taken: before - reached };
    return step.change > 0 ? { label, base, added: step.change } : { label, base };
  });
  return lowest < 0 ? undefined : rows;
}

/**
 * What the scale begins with: nought, unless the changes would then be too small to see.
 *
 * @returns a round number below every end of a column
 */
export function waterfallMin(rows: readonly WaterfallRow[]): number {
  const tops = rows.map(({ base = 0, level = 0, added = 0, taken = 0 }) => base + level + added + taken);
  const highest = Math.max(...tops);
  const lowest = Math.min(...rows.map(({ base, level }) => base ?? level ?? 0));
  const spread = highest - lowest;
  if (spread === 0 || spread >= highest * smallestShare) return 0;
  const unit = 10 ** Math.floor(Math.log10(spread));
  return Math.max(0, Math.floor((lowest - spread) / unit) * unit);
}

const smallestShare = 0.25;

export type Waterfall = Pick<Chart, 'title' | 'altText'> & {
  readonly categories: Categories;
  readonly axis: { readonly title: string; readonly format: string; readonly min: number };
  /** How the figure at each column is shown. */
  readonly labelFormats: Readonly<Record<'level' | 'added' | 'taken', string>>;
  readonly columns: Readonly<Record<'base' | 'level' | 'added' | 'taken', NumberCells>>;
};

/** Columns that lead from one level to another, each beginning where the one before it ended. */
export function waterfallChart({ title, altText, categories, axis, labelFormats, columns }: Waterfall): Chart {
  return {
    title,
    altText,
    categories,
    categoryAxis: {},
    valueAxis: { title: axis.title, format: axis.format, ...(axis.min === 0 ? {} : { min: axis.min }) },
    plots: [
      {
        kind: 'column',
        isStacked: true,
        series: [
          { name: 'Base', values: columns.base },
          { name: 'Level', values: columns.level, colour: chartColours.grey, labelFormat: labelFormats.level },
          { name: 'Added', values: columns.added, colour: chartColours.sky, labelFormat: labelFormats.added },
          { name: 'Taken', values: columns.taken, colour: chartColours.amber, labelFormat: labelFormats.taken },
        ],
      },
    ],
  };
}
