import { beforeAll, expect, test } from 'vitest';
import type { Case } from '../../../../functions/analyse/case.ts';
import { showsNothing } from '../../../../functions/analyse/shows-nothing.ts';
import { aCase } from '../../../builders/a-case.ts';
import { aClient } from '../../../builders/a-client.ts';
import { aReport } from '../../../builders/a-report.ts';
import { aStage } from '../../../builders/a-stage.ts';
import { aUuid } from '../../../builders/a-uuid.ts';
import { aSnapshot } from '../../last-week.ts';
import { OpenedWorkbook } from '../opened-workbook.ts';

/* Names of which a reader would see nothing: halves of an emoji, zero-width spaces, control characters. */

const blanks = ['\ud83d', '\udc00\ud800', '\u200b\u200b', '\ufeff', '\u0001', '   ', ''];

let opened: OpenedWorkbook;

beforeAll(async () => {
  const blankCase = (blank: string, index: number): Case =>
    aCase({
      uuid: aUuid(index + 1),
      name: blank,
      clients: [aClient(index, blank)],
      stage: aStage(1 + index, { name: blank }),
      type: { uuid: aUuid(7000 + index), name: blank },
      assignedTo: [blank],
      createdAt: '2026-01-05T09:00:00.000Z',
      reviewAt: '2026-10-05T09:00:00.000Z',
    });
  const open = blanks.map(blankCase);
  const completed = blanks.map((blank, index) => ({
    ...blankCase(blank, index + 20),
    completedAt: '2026-11-18T10:00:00.000Z',
  }));
  const before = open.map((each, index) => ({ ...each, stage: aStage(2 + index, { name: blanks[index + 1] ?? '' }) }));
  opened = await OpenedWorkbook.of(
    aReport({
      cases: [...open, ...completed],
      previous: aSnapshot(before),
      scope: { columns: ['custom:\u200b', 'custom:\ud83d'] },
    }),
  );
});

test('no cell looks blank that has a name in it', () => {
  for (const sheet of opened.workbook.worksheets) {
    for (const word of opened.words(sheet.name)) {
      if (typeof word === 'string') expect(showsNothing(word), sheet.name).toBe(false);
    }
  }
});

test('a list has as many names as its row of totals counts', () => {
  const lists = [
    ['Open cases', 'OpenCases'],
    ['Completed cases', 'CompletedCases'],
    ['Clients', 'Clients'],
    ['Movement', 'MovedCases'],
    ['Movement', 'MovementByClient'],
    ['Movement', 'MovementByPerson'],
  ] as const;
  for (const [sheet, name] of lists) {
    const { head, rows, totals } = opened.table(sheet, name);
    const names = opened.column(sheet, name, head[0] ?? '').filter((each) => each !== null);
    expect(names, name).toHaveLength(rows.length);
    expect(totals[0], name).toMatchObject({ result: rows.length });
  }
  expect(opened.column('Open cases', 'OpenCases', 'Case')).toEqual(blanks.map(() => '(no name)'));
  expect(opened.column('Open cases', 'OpenCases', 'Clients')).toEqual(blanks.map(() => 'Name not read'));
});

test('every column has a heading that shows', () => {
  expect(opened.table('Open cases', 'OpenCases').head.slice(-2)).toEqual(['Column', 'Column (2)']);
});
