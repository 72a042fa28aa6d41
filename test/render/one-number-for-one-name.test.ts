import { expect, test } from 'vitest';
import { completedParts } from '../../functions/render/words/late-words.ts';
import { yearOfRuns } from '../analyse/year-of-runs.ts';
import { generateFirm } from '../sandbox/plannr/generate-firm.ts';
import { toldInMail, toldInWorkbook, twoNumbers } from './told-figures.ts';

const habits = { backDates: 0.2, datesBeforeHistory: 0.02, changesClient: 0.1, namesakes: true };

test('what is told under one name in mail and workbook is one number, week after week', async () => {
  // Read on Mondays at noon, when some of the day's cases have been completed: week and readings never agree.
  const firm = generateFirm({ seed: 3, cases: 250, clients: 60, habits, asAt: '2026-11-23T12:00:00.000Z' });
  const told = new Map<string, number>();
  let week = 0;
  let parted = 0;
  for (const { report } of yearOfRuns({ firm, weeks: 8 })) {
    // The workbook of the first weeks is no other than that of the last, and takes a while to open.
    const figures = [...toldInMail(report), ...(week < 6 ? [] : await toldInWorkbook(report))];
    expect(twoNumbers(figures)).toEqual([]);
    for (const { words } of figures) told.set(words, (told.get(words) ?? 0) + 1);
    if (completedParts(report).length > 1) parted += 1;
    week += 1;
  }
  expect(parted).toBeGreaterThan(2);
  // All of them are told, and in several places.
  for (const words of ['open', 'opened in the week', 'completed in the week', 'entered late']) {
    expect(told.get(words) ?? 0, words).toBeGreaterThan(5);
  }
});
