import type { Categories, Chart, NumberCells, TextCells } from './chart.ts';
import { chartColours } from './chart-colours.ts';

/** Of one day: the middle, a range around it and a wider one. */
export type FanPoint = {
  readonly median: number;
  readonly likely: { readonly low: number; readonly high: number };
  readonly wide: { readonly low: number; readonly high: number };
};

/** What the stacked areas of a fan are made of: each band's height over the one below it, the first over nought. */
export type FanBands = {
  readonly base: number;
  readonly wideBelow: number;
  readonly likely: number;
  readonly wideAbove: number;
};

/** @returns `undefined` if the fan goes below nought, where areas cannot be stacked on a base */
export function fanBands({ likely, wide }: FanPoint): FanBands | undefined {
  if (wide.low < 0) return undefined;
  return {
    base: wide.low,
    wideBelow: likely.low - wide.low,
    likely: likely.high - likely.low,
    wideAbove: wide.high - likely.high,
  };
}

export type Fan = Pick<Chart, 'title' | 'altText'> & {
  readonly days: Categories;
  readonly dayTitle: string;
  readonly axis: { readonly title: string; readonly format: string };
  readonly names: Readonly<Record<'median' | 'likely' | 'wide', TextCells | string>>;
  readonly cells: Readonly<Record<keyof FanBands | 'median', NumberCells>>;
};

/** What may lie ahead: two bands that grow wider with time, and the middle as a line. */
export function fanChart({ title, altText, days, dayTitle, axis, names, cells }: Fan): Chart {
  return {
    title,
    altText,
    categories: days,
    categoryAxis: { title: dayTitle, isCalendar: true },
    valueAxis: axis,
    legend: 'bottom',
    plots: [
      {
        kind: 'area',
        isStacked: true,
        series: [
          { name: 'Base', values: cells.base },
          { name: names.wide, values: cells.wideBelow, colour: wideColour },
          { name: names.likely, values: cells.likely, colour: chartColours.blue },
          { name: names.wide, values: cells.wideAbove, colour: wideColour, isLeftOutOfLegend: true },
        ],
      },
      { kind: 'line', series: [{ name: names.median, values: cells.median, colour: chartColours.dark }] },
    ],
  };
}

/** The wider band, which lies around the other: paler, and its edge stands at 3 to 1 on the band within. */
const wideColour = 'A9C8E0';
