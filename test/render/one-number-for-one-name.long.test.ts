import { expect, test } from 'vitest';
import { comparedIn, yearOfRuns } from '../analyse/year-of-runs.ts';
import { generateFirm } from '../sandbox/plannr/generate-firm.ts';
import { toldInMail, toldInWorkbook, twoNumbers } from './told-figures.ts';

const habits = { backDates: 0.2, datesBeforeHistory: 0.02, changesClient: 0.2, namesakes: true };

test.each([1, 2, 3, 4])(
  'over a year of firm %i, what mail and workbook tell under one name is one number, and nothing is unexplained',
  async (seed) => {
    // Read on Mondays at noon, when some of the day's cases have been completed: week and readings seldom agree.
    const asAt = '2026-11-23T12:00:00.000Z';
    const firm = generateFirm({ seed, cases: 100 * seed, clients: 20 * seed, habits, asAt });
    let week = 0;
    let late = 0;
    for (const { report } of yearOfRuns({ firm, weeks: 52 })) {
      const figures = [...toldInMail(report), ...(week % 6 === 5 ? await toldInWorkbook(report) : [])];
      expect(twoNumbers(figures)).toEqual([]);
      if (week > 0) {
        const { bridge, completions } = comparedIn(report);
        expect([bridge.unexplained.cases, ...Object.values(bridge.unexplained.value)].filter(Boolean)).toEqual([]);
        const { toldBefore, ...parts } = completions;
        const onLine = Object.values(parts).reduce((sum, { cases }) => sum + cases, 0);
        expect(onLine).toBe(bridge.lines.find(({ kind }) => kind === 'completed')?.count);
        expect(parts.inPeriod.cases + toldBefore.cases).toBe(report.totals.completedInPeriod);
        late += parts.enteredLate.cases;
      }
      week += 1;
    }
    expect(late).toBeGreaterThan(2);
  },
  600_000,
);
