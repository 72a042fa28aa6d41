/*
 * A native chart as its drawer describes it. Ranges are absolute (`'Open cases'!$A$6:$A$9`) and come with what their cells
 * hold, so that a previewer draws the chart without working the sheet out. Colours are RRGGBB.
 */

export type Chart = {
  readonly title: string;
  /** What it shows, for whoever cannot see it. */
  readonly altText: string;
  readonly categories: Categories;
  readonly categoryAxis: CategoryAxis;
  /** Drawn in this order, the first at the back. */
  readonly plots: readonly Plot[];
  readonly valueAxis: ValueAxis;
  /** For the plots that are on it; stands on the right. */
  readonly secondAxis?: ValueAxis;
  /** Where it stands; none where one series says it all. */
  readonly legend?: 'right' | 'bottom';
};

export type TextCells = { readonly range: string; readonly texts: readonly string[] };

export type NumberCells = {
  readonly range: string;
  /** `undefined` for a blank cell. */
  readonly numbers: readonly (number | undefined)[];
  /** How they are shown. */
  readonly format: string;
};

/** Texts, or days as the numbers that a workbook holds them as. */
export type Categories = TextCells | NumberCells;

export type CategoryAxis = {
  readonly title?: string;
  /** Days stand as far apart as they lie in the calendar. */
  readonly isCalendar?: boolean;
  /** A label for every so many categories. */
  readonly labelEvery?: number;
};

export type ValueAxis = {
  readonly title: string;
  readonly format: string;
  /** Without it there are no figures along the axis and no grid: every bar has its own. */
  readonly hasScale?: boolean;
  /** What the axis begins with, where that is not nought. */
  readonly min?: number;
  /** Where it ends, if not by itself: leaves room for the figure at the end of a bar. */
  readonly max?: number;
};

export type Plot = {
  /** Bars lie, columns stand. A chart of bars has no other plots. */
  readonly kind: 'bar' | 'column' | 'line' | 'area';
  readonly isStacked?: boolean;
  readonly onSecondAxis?: boolean;
  readonly series: readonly Series[];
};

export type Series = {
  /** A cell, or words of our own. */
  readonly name: TextCells | string;
  readonly values: NumberCells;
  /** Without one it takes up its room and is not seen. */
  readonly colour?: string;
  /** Of single bars, where they differ. */
  readonly pointColours?: readonly string[];
  readonly isDashed?: boolean;
  /** Shows each figure, in this format. */
  readonly labelFormat?: string;
  /** Another series says the same, or there is nothing to see. */
  readonly isLeftOutOfLegend?: boolean;
};
