import type { ForecastRecord } from '../../../analyse/forecast/record.ts';
import type { Report } from '../../../analyse/report.ts';
import { valueInWords } from '../first-screen/value-words.ts';
import { forecastGrounds, howForecast, whyNoForecast } from '../forecast-words.ts';
import { formatCount } from '../format/format.ts';

/* The sentences and titles of the sheet Forecast. */

/** How the forecast is made and what it goes by, or why there is none. */
export function forecastInWords({ forecast, ...report }: Report): string[] {
  if (forecast.state === 'too-little') return [whyNoForecast(forecast)];
  const { currenciesLeftOut } = forecast.basis;
  return [
    `Value: ${valueInWords(report)}.`,
    ...howForecast(forecast.basis),
    ...forecastGrounds(forecast),
    ...(currenciesLeftOut.length === 0
      ? []
      : [`No forecast of value in ${currenciesLeftOut.join(', ')}: too few completed cases have a value.`]),
  ];
}

export const forecastTitles = {
  cases: 'Cases that will be completed',
  value: 'Value that will be completed',
  record: 'How earlier forecasts turned out',
  caseOutcomes: 'Each earlier forecast of cases',
  valueOutcomes: 'Each earlier forecast of value',
} as const;

/** How earlier forecasts turned out, or why that is not known yet. */
export function recordInWords({ hits, pending, untold }: ForecastRecord): string[] {
  const waiting =
    pending === 0
      ? []
      : [`${formatCount(pending, 'earlier forecast')} cannot be judged yet: the weeks ahead are not over.`];
  if (hits.length > 0) {
    return [
      'If the ranges are right, about half of the outcomes lie in the 50% range, and 85 of 100 in the 85% range.',
      ...waiting,
    ];
  }
  const why =
    untold === 0
      ? 'No earlier forecast can be judged yet.'
      : `The weeks of ${formatCount(untold, 'forecast')} are over; the next report that reads every case tells how they turned out.`;
  return [why, ...waiting];
}
