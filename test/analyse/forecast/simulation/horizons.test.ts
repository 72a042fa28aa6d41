import { describe, expect, test } from 'vitest';
import { dateCase } from '../../../../functions/analyse/cases/dated-case.ts';
import { latestNames, latestStages } from '../../../../functions/analyse/cases/latest-stages.ts';
import { type Forecast, makeForecast } from '../../../../functions/analyse/forecast/forecast.ts';
import { horizons as usual } from '../../../../functions/analyse/forecast/simulation/horizons.ts';
import { issueForecasts } from '../../../../functions/analyse/issue-forecasts.ts';
import { createLocalDay } from '../../../../functions/analyse/local-day.ts';
import { dayBegan, historyWindow } from '../../../../functions/analyse/period.ts';
import { aPeriod } from '../../../builders/a-period.ts';
import { aReport } from '../../../builders/a-report.ts';
import { aSteadyFirm } from '../../../builders/a-steady-firm.ts';
import { OpenedWorkbook } from '../../../render/workbook/opened-workbook.ts';

// 10 cases a week, each of 1,500 pounds and six weeks long.
const cases = aSteadyFirm();
const report = aReport({ cases });

type Shown = Extract<Forecast, { readonly state: 'shown' }>;

function forecastFor(horizons?: readonly number[]): Shown {
  const timezone = 'Europe/London';
  const asAt = '2026-11-23T07:00:00.000Z';
  const period = aPeriod();
  const history = historyWindow(period, asAt, 52, timezone);
  const localDay = createLocalDay(timezone);
  const names = latestNames([], () => []);
  const rules = { period, history, localDay, stages: latestStages(cases), types: names, clients: names };
  const forecast = makeForecast({
    asAt,
    dayBegan: dayBegan(history.lastDay, timezone),
    cases: cases.map((each) => dateCase(each, rules)),
    history,
    currencies: ['GBP'],
    localDay,
    issued: [],
    isComplete: true,
    horizons,
  });
  if (forecast.state !== 'shown') throw new Error('there is no forecast');
  return forecast;
}

test('the usual list is that of the report', () => {
  expect(usual).toEqual([4, 8, 13]);
  expect(forecastFor()).toEqual(report.forecast);
});

describe.each([
  { list: [2, 4, 8, 13], until: ['2026-12-07', '2026-12-21', '2027-01-18', '2027-02-22'] },
  { list: [6], until: ['2027-01-04'] },
])('with the list $list', ({ list, until }) => {
  const forecast = forecastFor(list);
  const { horizons } = forecast;

  test('each figure is that of its own number of weeks', () => {
    expect(horizons.map(({ weeks }) => weeks)).toEqual(list);
    expect(horizons.map((each) => each.until)).toEqual(until);
    for (const { weeks, cases: ofCases, value } of horizons) {
      const { median } = ofCases;
      expect(Math.abs(median - 10 * weeks), `${weeks} weeks`).toBeLessThanOrEqual(2 + weeks / 2);
      const pounds = (value.GBP?.median ?? 0) / 100;
      expect(Math.abs(pounds - 1_500 * median), `${weeks} weeks`).toBeLessThanOrEqual(1_500);
    }
  });

  test('each is kept, to be held against what happens', () => {
    const issued = issueForecasts({ ...report, forecast }, []);
    expect(issued.map(({ weeks, cases: { wide } }) => [weeks, wide])).toEqual(
      horizons.map(({ weeks, cases: { wide } }) => [weeks, wide]),
    );
  });

  test('each has a row in the workbook, and a point in the chart', async () => {
    const opened = await OpenedWorkbook.of({ ...report, forecast });
    expect(opened.table('Forecast', 'Forecast').rows.map(([weeks, , median]) => [weeks, median])).toEqual(
      horizons.map(({ weeks, cases: { median } }) => [weeks, median]),
    );
    expect(opened.table('Forecast', 'ForecastChart').rows).toHaveLength(list.length + 1);
  });
});
