import type { ValueAxis } from '../charts/chart.ts';

/** For bars with a figure at their end: an axis that goes on so far that the figure of the longest stands within. */
export function roomAtEnd(numbers: readonly (number | undefined)[]): Pick<ValueAxis, 'max'> {
  const longest = Math.max(...numbers.map((number = 0) => number));
  return longest > 0 ? { max: longest * longestWithFigure } : {};
}

const longestWithFigure = 1.35;
