import type { Forecast, ForecastBasis } from '../../analyse/forecast/forecast.ts';
import type { Horizon } from '../../analyse/forecast/horizon.ts';
import type { OwnRecord } from '../../analyse/forecast/own-record.ts';
import type { ForecastRanges } from '../../analyse/snapshot/issued-forecast.ts';
import { nationInWords } from './calendar-words.ts';
import { formatCount, formatNumber } from './format/format.ts';
import { formatMoneyPlain } from './format/format-money.ts';

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

/** What else it goes by, and by how much ranges were stretched, a sentence each. */
export function forecastGrounds(forecast: Extract<Forecast, { readonly state: 'shown' }>): string[] {
  const { byThroughput, season, pace, stretch, weeks } = forecast.basis;
  const team = Math.round(100 * byThroughput);
  const wider = forecast.horizons.flatMap((horizon, index) =>
    (stretch[index] ?? 1) > 1.05 ? [`${horizon.weeks} weeks: ${(stretch[index] ?? 1).toFixed(1)} times`] : [],
  );
  return [
    `It goes by the chances of the cases for ${100 - team}% and by how many the team completes a week for ${team}%: as well as each would have foretold the weeks past.`,
    ...(pace < 0.85 || pace > 1.15
      ? [
          `Lately ${Math.round(100 * pace)}% of what its cases used to complete is completed; the last weeks count for more.`,
        ]
      : []),
    season === 'years'
      ? 'What the same weeks of earlier years have alike counts.'
      : `It knows no season: that takes two years of history (historyWeeks: 104), and there are ${formatCount(weeks, 'week')}. A week in which the firm did next to nothing a year ago counts as closed.`,
    closedInWords(forecast.basis),
    ...(wider.length === 0
      ? []
      : [
          `Replayed forecasts of past weeks were further off than they said, so the ranges are wider (${wider.join('; ')}).`,
        ]),
    ...forecast.horizons.flatMap(recordWords),
  ];
}

/** On which days nothing is expected. */
function closedInWords({ closedDays, bankHolidays }: ForecastBasis): string {
  if (bankHolidays === undefined) {
    return closedDays ? 'The closed days in the settings count.' : 'The settings name no closed days.';
  }
  const own = closedDays ? ' and the closed days in the settings' : '';
  return `The bank holidays of ${nationInWords[bankHolidays]}${own} count: a week with one of them has four of five working days.`;
}

/** "In 4 weeks, cases: of 19 earlier 85% ranges 12 held, so it is 1.3 times as wide: 13 to 24, before 15 to 22." */
function recordWords({ weeks, cases, value, ownRecord }: Horizon): string[] {
  if (ownRecord === undefined) return [];
  const told = (
    what: string,
    own: OwnRecord & { readonly before: ForecastRanges },
    now: ForecastRanges | undefined,
    inWords: (figure: number) => string,
  ) => {
    const range = (of: ForecastRanges) => `${inWords(of.wide.low)} to ${inWords(of.wide.high)}`;
    const { before, factor, forecasts, inWide } = own;
    return `Within ${weeks} weeks, ${what}: of ${formatCount(forecasts, 'earlier 85% range')} ${formatNumber(inWide)} held, so this one is ${factor.toFixed(2)} times as wide: ${now === undefined ? '' : range(now)}, before ${range(before)}.`;
  };
  return [
    ...(ownRecord.cases === undefined ? [] : [told('cases', ownRecord.cases, cases, formatNumber)]),
    ...Object.entries(ownRecord.value).map(([currency, own]) =>
      told(`value in ${currency}`, own, value[currency], (minor) => formatMoneyPlain(minor, currency)),
    ),
  ];
}

/** What a forecast would need, and what there is. */
export function whyNoForecast({ completed, completedNeeded, weeks, weeksNeeded, weeksRead }: TooLittle): string {
  if (weeksRead < weeksNeeded) {
    return `No forecast: it takes ${formatCount(weeksNeeded, 'week')} of history, and completed cases are read ${formatCount(weeksRead, 'week')} back (historyWeeks).`;
  }
  return `Too little history for a forecast: it takes ${formatCount(completedNeeded, 'completed case')} over ${formatCount(weeksNeeded, 'week')}; so far ${completedSoFar(completed, weeks)}.`;
}

function completedSoFar(completed: number, weeks: number): string {
  if (completed === 0) return 'none is completed';
  const over = weeks === 0 ? 'less than a week' : formatCount(weeks, 'week');
  return `${formatNumber(completed)} ${completed === 1 ? 'is' : 'are'} completed, over ${over}`;
}
