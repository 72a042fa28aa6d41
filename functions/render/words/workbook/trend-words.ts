import type { Flow } from '../../../analyse/flow/flow.ts';
import type { Period } from '../../../analyse/period.ts';
import { formatCount, formatNumber } from '../format/format.ts';

/* The sentences and titles of the sheet Trend. */

export const tooFewWeeks = 'Completed cases are not read far enough back to show a whole week.';

const tooFewMonths = 'Completed cases are not read far enough back to show a whole month.';

export function weeksInWords({ weeks, months }: Flow, { kind }: Pick<Period, 'kind'>): string {
  const { length } = months ?? weeks;
  if (length === 0) return kind === 'week' ? tooFewWeeks : tooFewMonths;
  return `${formatCount(length, kind)}${kind === 'week' ? ', Monday to Sunday' : ''}, worked out from the cases as they are now: a case that was deleted since is in none of them.`;
}

export const trendTitles = {
  week: 'Week by week',
  month: 'Month by month',
  ages: 'Age of the open cases',
  agesInDays: 'Age of the open cases, in days',
  timeToComplete: 'Days from opening to completion, of the cases completed in the history window',
  stays: 'Days in a stage',
  staysInHistory: 'Days in a stage, of the cases that left it in the history window',
} as const;

/** What the columns beside the ages mean. */
export const agesInWords: readonly string[] = [
  'Past the usual age: older than 85% of their type’s cases were when they completed. Past the usual stay: surely in their stage for longer than 85% of their type’s cases were.',
  'Compared: the cases for which there is enough history to tell.',
];

/** Beside the last week, where it is not over. */
export const weekNotOver = 'not over yet: up to the as-at time';

/** Instead of bars. */
export function tooFewForBars(least: number): string {
  return `No type has ${formatNumber(least)} completed cases, the fewest that bars are drawn for.`;
}

export const noneCompleted = 'No case was completed in the history window.';

export const noStageLeft = 'No case has left a stage yet since Casebook began to look.';

export const mostOfAStay = 'Where a stay is only known between two bounds, the longer one counts.';
