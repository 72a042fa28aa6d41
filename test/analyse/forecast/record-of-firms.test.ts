import { expect, test } from 'vitest';
import { generateFirm } from '../../sandbox/plannr/generate-firm.ts';
import { yearOfRuns } from '../year-of-runs.ts';

const week = 7 * 86_400_000;

/*
 * A third of this firm's completions are entered days after the day that they are dated: what a forecast is held against
 * is what is known by now, and it grows as they are entered.
 */
test('forecasts are held against completions by their dates, and again as late ones are entered', () => {
  const firm = generateFirm({ seed: 3, cases: 150, clients: 20, habits: { backDates: 0.35 } });
  const completedWithin = (from: string, to: string, seenAt: string) =>
    firm.at(seenAt).cases.filter(({ completedAt = '' }) => completedAt > from && completedAt <= to);
  const first = new Map<string, number>();
  let [told, grown] = [0, 0];
  for (const { report } of yearOfRuns({ firm, weeks: 11 })) {
    for (const { asAt, weeks, currency, actual } of report.forecast.record.outcomes) {
      const end = new Date(Date.parse(asAt) + weeks * week).toISOString();
      const done = completedWithin(asAt, end, report.asAt);
      const values = done.flatMap(({ value }) =>
        value !== undefined && value.currency === currency ? [value.minor] : [],
      );
      const truth = currency === undefined ? done.length : values.reduce((sum, minor) => sum + minor, 0);
      expect(actual, `${asAt}, ${weeks} weeks, ${currency ?? 'cases'}, seen ${report.asAt}`).toBe(truth);
      told += 1;
      if (currency !== undefined) continue;
      const key = `${asAt} ${weeks}`;
      grown += actual > (first.get(key) ?? actual) ? 1 : 0;
      first.set(key, first.get(key) ?? actual);
    }
  }
  expect(told).toBeGreaterThan(30);
  expect(grown).toBeGreaterThan(2);
});
