import { expect, test } from 'vitest';
import type { Forecast } from '../../../../../functions/analyse/forecast/forecast.ts';
import type { ForecastRecord } from '../../../../../functions/analyse/forecast/record.ts';
import { aReport } from '../../../../builders/a-report.ts';
import { aForecast, aRecord, noRecord } from '../../../hand-made.ts';
import { day, OpenedWorkbook } from '../../opened-workbook.ts';

const open = (forecast: Forecast) => OpenedWorkbook.of({ ...aReport(), forecast });

const sentences = (opened: OpenedWorkbook) => opened.words('Forecast').join(' ');

const tooLittleState = {
  state: 'too-little',
  completed: 1,
  completedNeeded: 30,
  weeks: 3,
  weeksNeeded: 26,
  weeksRead: 52,
  record: noRecord,
} as const;

const tooLittle = (record: ForecastRecord = noRecord): Forecast => ({ ...tooLittleState, record });

test('cases and value stand for 4, 8 and 13 weeks, with the median and both ranges', async () => {
  const forecast = aForecast();
  // Nobody read what more than the last four weeks brought.
  const lately = {
    weeks: 4,
    firstDay: '2026-10-26',
    lastDay: '2026-11-22',
    completed: 8,
    completedValue: { EUR: 900 },
  };
  const horizons = forecast.horizons.map((each) => (each.weeks === 4 ? { ...each, lately } : each));
  const opened = await open({ ...forecast, horizons });
  expect(opened.table('Forecast', 'Forecast')).toMatchObject({
    head: [
      ...['Weeks ahead', 'Up to', 'Median', '50% range from', '50% range to', '85% range from', '85% range to'],
      'Last as many weeks',
    ],
    rows: [
      [4, day('2026-12-21'), 7, 6, 9, 4, 11, 8],
      [8, day('2027-01-18'), 14, 12, 16, 9, 20, null],
      [13, day('2027-02-22'), 22, 19, 25, 15, 30, null],
    ],
  });
  const value = opened.table('Forecast', 'ForecastValue');
  expect(value.head[2]).toBe('Median (GBP)');
  expect(value.rows[0]).toEqual([4, day('2026-12-21'), 5600, 4500, 7000, 3000.5, 9000, 0]);
});

test('how it is done is told in two sentences, with what it was made from', async () => {
  const told = sentences(await open(aForecast()));
  expect(told).toContain(
    'The weeks to come are played out 10,000 times: each of the 6 open cases goes on as this firm’s own cases of its type, stage and time already spent there did, and new ones are opened as they were (52 weeks of history, 61 cases completed). Half of the outcomes lie within the 50% range, and 85 of 100 within the 85% range; both ends belong to a range.',
  );
  expect(told).toContain('No forecast of value in EUR: too few completed cases have a value.');
  const { basis } = aForecast();
  const byAge = sentences(
    await open({ ...aForecast(), basis: { ...basis, uses: 'age', openCases: 1, currenciesLeftOut: [] } }),
  );
  expect(byAge).toContain(': the open case goes on as this firm’s own cases of its type and age did, and');
  expect(byAge).not.toContain('No forecast of value');
  const none = sentences(await open({ ...aForecast(), basis: { ...basis, openCases: 0 } }));
  expect(none).toContain('played out 10,000 times: no case is open, and new ones are opened as they were');
});

test('every sentence is printed to its end, though the lists are narrower', async () => {
  const forecast = aForecast();
  const horizons = forecast.horizons.map((each) => ({ ...each, value: {} }));
  const opened = await open({ ...forecast, horizons });
  const sheet = opened.sheet('Forecast');
  const longest = Math.max(...opened.words('Forecast').map((each) => (typeof each === 'string' ? each.length : 0)));
  expect(longest).toBeGreaterThan(80);
  const [, last = 'A'] = /^A1:([A-Z]+)\d+$/.exec(sheet.pageSetup.printArea ?? '') ?? [];
  let room = 0;
  for (let column = 1; column <= sheet.getColumn(last).number; column += 1) room += sheet.getColumn(column).width ?? 9;
  // A letter of a sentence is narrower than a digit, which is what columns are measured in.
  expect(room).toBeGreaterThan(0.8 * longest);
});

test('with too little history it says what is needed and what there is, and shows no figure', async () => {
  const opened = await open(tooLittle());
  expect(sentences(opened)).toContain(
    'Too little history for a forecast: it takes 30 completed cases over 26 weeks; so far 1 is completed, over 3 weeks.',
  );
  expect(opened.words('Forecast').slice(-2)).toEqual([
    'How earlier forecasts turned out',
    'No earlier forecast can be judged yet.',
  ]);
  expect([...opened.parts.values()].join()).not.toContain('displayName="Forecast');
});

test('earlier forecasts stand with what came about and in which range it lay', async () => {
  const opened = await open(aForecast(aRecord()));
  expect(opened.table('Forecast', 'ForecastHits')).toMatchObject({
    head: ['Weeks ahead', 'Of', 'Forecasts', 'In the 50% range', 'In the 85% range'],
    rows: [
      [4, 'Cases', 12, 5, 10],
      [4, 'Value (GBP)', 12, 7, 11],
    ],
  });
  // Both ends belong to a range: 9 lies in 6 to 9.
  expect(opened.table('Forecast', 'ForecastOutcomes').rows).toEqual([
    [4, day('2026-10-19'), 9, 6, 9, 4, 11, '50%'],
    [4, day('2026-10-12'), 5, 6, 9, 4, 11, '85%'],
    [4, day('2026-10-05'), 12, 6, 9, 4, 11, 'neither'],
  ]);
  expect(opened.table('Forecast', 'ForecastValueOutcomes').rows).toEqual([
    [4, day('2026-10-19'), 9000.01, 4500, 7000, 3000, 9000, 'neither'],
  ]);
  expect(opened.words('Forecast')).toContain('9 earlier forecasts cannot be judged yet: the weeks ahead are not over.');
});

test('a record is shown though there is too little history by now, and one forecast is not "1 forecasts"', async () => {
  const opened = await open(tooLittle({ ...aRecord(), pending: 1 }));
  expect(opened.table('Forecast', 'ForecastHits').rows).toHaveLength(2);
  expect(opened.words('Forecast')).toContain('1 earlier forecast cannot be judged yet: the weeks ahead are not over.');
});

test('a run that did not read every case says that it cannot tell, not that the time of a forecast is still to come', async () => {
  const opened = await open(aForecast({ ...noRecord, pending: 3, untold: 2 }));
  const told = sentences(opened);
  expect(told).toContain(
    'The weeks of 2 forecasts are over; the next report that reads every case tells how they turned out.',
  );
  expect(told).toContain('3 earlier forecasts cannot be judged yet: the weeks ahead are not over.');
  expect(told).not.toContain('No earlier forecast can be judged yet.');
});

test('values in two currencies stand side by side, each in its own unit', async () => {
  const forecast = aForecast();
  const horizons = forecast.horizons.map((each) => ({
    ...each,
    value: { ...each.value, JPY: { median: 500, likely: { low: 400, high: 600 }, wide: { low: 300, high: 700 } } },
  }));
  const opened = await open({ ...forecast, horizons });
  const { head, rows } = opened.table('Forecast', 'ForecastValue');
  expect(head.slice(7)).toEqual([
    'Last as many weeks (GBP)',
    'Median (JPY)',
    '50% range from (JPY)',
    '50% range to (JPY)',
    '85% range from (JPY)',
    '85% range to (JPY)',
    'Last as many weeks (JPY)',
  ]);
  expect(rows[0]?.slice(7)).toEqual([null, 500, 400, 600, 300, 700, null]);
});

test('what it goes by, what it does not know, and why ranges are wider stand in sentences', async () => {
  const forecast = aForecast();
  const [first, ...others] = forecast.horizons;
  if (first === undefined) throw new Error('no horizon');
  const before = { likely: { low: 6, high: 8 }, wide: { low: 5, high: 10 } };
  const ownRecord = { cases: { forecasts: 19, inWide: 12, factor: 1.4, before }, value: {} };
  const told = sentences(await open({ ...forecast, horizons: [{ ...first, ownRecord }, ...others] }));
  expect(told).toContain('for 75% and by how many the team completes a week for 25%');
  expect(told).toContain('Lately 60% of what its cases used to complete is completed; the last weeks count for more.');
  expect(told).toContain(
    'It knows no season: that takes two years of history (historyWeeks: 104), and there are 52 weeks.',
  );
  expect(told).toContain('The settings name no closed days.');
  expect(told).toContain('so the ranges are wider (8 weeks: 1.3 times).');
  expect(told).toContain(
    'Within 4 weeks, cases: of 19 earlier 85% ranges 12 held, so this one is 1.40 times as wide: 4 to 11, before 5 to 10.',
  );
});

test('where completed cases are not read far enough back, it says that there will be no forecast', async () => {
  const told = sentences(await open({ ...tooLittleState, weeks: 20, weeksRead: 20 }));
  expect(told).toContain(
    'No forecast: it takes 26 weeks of history, and completed cases are read 20 weeks back (historyWeeks).',
  );
});
