import type { Horizon } from '../../../../analyse/forecast/horizon.ts';
import type { ForecastRecord } from '../../../../analyse/forecast/record.ts';
import { figuresBehind } from '../../../words/workbook/chart-words.ts';
import { forecastInWords, forecastTitles, recordInWords } from '../../../words/workbook/forecast-lists-words.ts';
import type { Book } from '../../book.ts';
import { brokenLines } from '../../cells/text-width.ts';
import { finishList } from '../../lists/finish-list.ts';
import { StackedLists, textWidthWithoutLists } from '../../lists/stacked-lists.ts';
import { startSheet } from '../../lists/start-sheet.ts';
import { addChart } from '../../report-charts/add-chart.ts';
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
    lines: forecastInWords(report).flatMap((line) => brokenLines(line, textWidthWithoutLists)),
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
  const ofCases = forecastTitles.cases;
  lists.add(ofCases, [], forecastTable(horizons));
  const row = lists.leaveRoom(fanPoints.height);
  const inCases = { row, horizons, currency: undefined, title: ofCases };
  const currencies = [...new Set(horizons.flatMap(({ value }) => Object.keys(value)))];
  const [currency] = currencies;
  if (currency === undefined) return [inCases];

  const ofValue = forecastTitles.value;
  lists.add(ofValue, [], forecastValueTable(horizons, currencies));
  const title = `${ofValue} (${currency}${currencies.length > 1 ? ' only' : ''})`;
  return [inCases, { row: lists.leaveRoom(fanPoints.height), horizons, currency, title }];
}

function addRecord(lists: StackedLists, record: ForecastRecord): void {
  const { hits, outcomes } = record;
  if (hits.length === 0) {
    lists.say(forecastTitles.record, recordInWords(record));
    return;
  }
  lists.add(forecastTitles.record, recordInWords(record), hitRatesTable(hits));
  const ofCases = outcomes.filter(({ currency }) => currency === undefined);
  if (ofCases.length > 0) lists.add(forecastTitles.caseOutcomes, [], outcomesTable(ofCases));
  const ofValue = outcomes.filter(({ currency }) => currency !== undefined);
  if (ofValue.length > 0) {
    const currencies = new Set(ofValue.flatMap(({ currency }) => currency ?? []));
    lists.add(forecastTitles.valueOutcomes, [], valueOutcomesTable(ofValue, [...currencies]));
  }
}
