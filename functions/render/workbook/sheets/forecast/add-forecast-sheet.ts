import type { Forecast, Horizon } from '../../../../analyse/forecast/forecast.ts';
import type { ForecastRecord } from '../../../../analyse/forecast/record.ts';
import { forecastGrounds, howForecast, whyNoForecast } from '../../../words/forecast-words.ts';
import { formatCount } from '../../../words/format.ts';
import type { Book } from '../../book.ts';
import { brokenLines } from '../../cells/text-width.ts';
import { finishList } from '../../lists/finish-list.ts';
import { StackedLists, textWidthWithoutLists } from '../../lists/stacked-lists.ts';
import { startSheet } from '../../lists/start-sheet.ts';
import { addChart } from '../../report-charts/add-chart.ts';
import { figuresBehind } from '../../report-charts/chart-names.ts';
import { sheetNames } from '../../sheet-names.ts';
import { forecastChart } from './forecast-charts.ts';
import { hitRatesTable, outcomesTable, valueOutcomesTable } from './forecast-record-tables.ts';
import { forecastTable, forecastValueTable } from './forecast-table.ts';

/** What will be completed in the next weeks, how that is worked out, and how earlier forecasts turned out. */
export function addForecastSheet(book: Book): void {
  const { report } = book;
  const { forecast } = report;
  const { sheet, nextRow } = startSheet(book, {
    name: sheetNames.forecast,
    title: 'Forecast',
    // The lists are no wider.
    lines: forecastLines(forecast).flatMap((line) => brokenLines(line, textWidthWithoutLists)),
  });
  const lists = new StackedLists(sheet, nextRow);
  const rooms = forecast.state === 'shown' ? addForecast(lists, forecast.horizons) : [];
  addRecord(lists, forecast.record);
  for (const { row, horizons, currency, title } of rooms) {
    const chart = forecastChart({ from: report.asAtDay, horizons, currency, title }, (table) =>
      lists.add(`${figuresBehind}: ${title}`, [], table),
    );
    addChart(book, sheet, { from: { row, column: 1 }, ...fanPoints }, chart);
  }
  finishList(sheet, report, { printed: lists.printed, blocks: lists.blocks });
}

/** Room under a list for the chart of it, whose figures come under the last list. */
type FanRoom = {
  readonly row: number;
  readonly horizons: readonly Horizon[];
  readonly currency: string | undefined;
  readonly title: string;
};

const fanPoints = { width: 500, height: 240 };

function addForecast(lists: StackedLists, horizons: readonly Horizon[]): FanRoom[] {
  const ofCases = 'Cases that will be completed';
  lists.add(ofCases, [], forecastTable(horizons));
  const row = lists.leaveRoom(fanPoints.height);
  const inCases = { row, horizons, currency: undefined, title: ofCases };
  const currencies = [...new Set(horizons.flatMap(({ value }) => Object.keys(value)))];
  const [currency] = currencies;
  if (currency === undefined) return [inCases];

  const ofValue = 'Value that will be completed';
  lists.add(ofValue, [], forecastValueTable(horizons, currencies));
  const title = `${ofValue} (${currency}${currencies.length > 1 ? ' only' : ''})`;
  return [inCases, { row: lists.leaveRoom(fanPoints.height), horizons, currency, title }];
}

function forecastLines(forecast: Forecast): string[] {
  if (forecast.state === 'too-little') return [whyNoForecast(forecast)];
  const { currenciesLeftOut } = forecast.basis;
  return [
    ...howForecast(forecast.basis),
    ...forecastGrounds(forecast),
    ...(currenciesLeftOut.length === 0
      ? []
      : [`No forecast of value in ${currenciesLeftOut.join(', ')}: too few cases with one were completed.`]),
  ];
}

function addRecord(lists: StackedLists, { hits, outcomes, pending, untold }: ForecastRecord): void {
  const title = 'How earlier forecasts turned out';
  const waiting = pending === 0 ? [] : [`The time of ${formatCount(pending, 'forecast')} is not over yet.`];
  if (hits.length === 0) {
    const why =
      untold === 0
        ? 'No earlier forecast’s time is over yet.'
        : `The time of ${formatCount(untold, 'forecast')} is over; the next report that reads every case tells how they turned out.`;
    lists.say(title, [why, ...waiting]);
    return;
  }
  lists.add(
    title,
    [
      'If the ranges are right, about half of the outcomes lie in the 50% range, and 85 of 100 in the 85% range.',
      ...waiting,
    ],
    hitRatesTable(hits),
  );
  const ofCases = outcomes.filter(({ currency }) => currency === undefined);
  if (ofCases.length > 0) lists.add('Each earlier forecast of cases', [], outcomesTable(ofCases));
  const ofValue = outcomes.filter(({ currency }) => currency !== undefined);
  if (ofValue.length > 0) {
    const currencies = new Set(ofValue.flatMap(({ currency }) => currency ?? []));
    lists.add('Each earlier forecast of value', [], valueOutcomesTable(ofValue, [...currencies]));
  }
}
