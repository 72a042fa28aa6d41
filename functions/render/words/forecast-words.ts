import type { Forecast, ForecastBasis } from '../../analyse/forecast/forecast.ts';
import { formatCount, formatNumber } from './format.ts';

type TooLittle = Extract<Forecast, { readonly state: 'too-little' }>;

/** How a forecast is made, in two sentences. */
export function howForecast({ trials, openCases, completed, weeks, uses }: ForecastBasis): string[] {
  const from = uses === 'stage' ? 'type, stage and time already spent there' : 'type and age';
  const each = openCases === 1 ? 'the open case' : `each of the ${formatNumber(openCases)} open cases`;
  const known = openCases === 0 ? 'no case is open' : `${each} goes on as this firm’s own cases of its ${from} did`;
  return [
    `The weeks to come are played out ${formatCount(trials, 'time')}: ${known}, and new ones are opened as they were (${formatCount(weeks, 'week')} of history, ${formatCount(completed, 'case')} completed).`,
    'Half of the outcomes lie within the 50% range, and 85 of 100 within the 85% range; both ends belong to a range.',
  ];
}

/** What a forecast would need, and what there is. */
export function whyNoForecast({ completed, completedNeeded, weeks, weeksNeeded }: TooLittle): string {
  return `Too little history for a forecast: it takes ${formatCount(completedNeeded, 'completed case')} over ${formatCount(weeksNeeded, 'week')}; so far ${completedSoFar(completed, weeks)}.`;
}

function completedSoFar(completed: number, weeks: number): string {
  if (completed === 0) return 'none is completed';
  const over = weeks === 0 ? 'less than a week' : formatCount(weeks, 'week');
  return `${formatNumber(completed)} ${completed === 1 ? 'is' : 'are'} completed, over ${over}`;
}
