import { expect, test } from 'vitest';
import type { Case } from '../../../functions/analyse/case.ts';
import type { Report } from '../../../functions/analyse/report.ts';
import { renderMail } from '../../../functions/render/mail/render-mail.ts';
import { aCase, pounds } from '../../builders/a-case.ts';
import { aReport } from '../../builders/a-report.ts';
import { aSnapshot } from '../../builders/a-snapshot.ts';
import { aUuid } from '../../builders/a-uuid.ts';
import { OpenedWorkbook } from '../workbook/opened-workbook.ts';
import { unwrap } from './unwrap.ts';

const attached = { fileName: 'weekly-cases.2026-W47.xlsx' };
const textOf = (report: Report) => unwrap(renderMail(report, attached).text);

const one = (number: number, pence: number, completedAt?: string): Case =>
  aCase({ uuid: aUuid(number), value: pounds(pence), completedAt });

// Entered on Tuesday the 17th: completed on Friday the 13th. The other two completed in the week.
const then = [one(1, 9_000), one(2, 1_000), one(3, 2_000), one(4, 500)];
const now = [
  one(1, 9_000, '2026-11-13T15:00:00.000Z'),
  one(2, 1_000, '2026-11-18T15:00:00.000Z'),
  one(3, 2_000),
  one(4, 500),
];
const late = aReport({ cases: now, previous: aSnapshot(then) });

test('what was entered after the last report is told beside the number of the week, with its value', () => {
  const text = textOf(late);
  expect(renderMail(late, attached).subject).toContain(', 1 completed, 1 more entered late: ');
  expect(text).toContain(
    '1 case completed in the week to Sun 22 Nov 2026, worth £1,000, and none was opened. 1 more, dated Fri 13 Nov 2026 and worth £9,000, was entered after the last report.',
  );
  expect(text).toContain(
    'Completed in the week: 1, £1,000\n  1 with a value; 1 in the week before; 0.1 on average in the 13 weeks before; 1 more entered late, dated Fri 13 Nov 2026 (£9,000)',
  );
  expect(text).toContain('- 1 completed earlier and entered late (£9,000) - 1 completed in the week (£1,000) = 2 open');
});

test('it is listed in Movement by that name, stands on Summary, and in its true week of Trend', async () => {
  const opened = await OpenedWorkbook.of(late);
  expect(opened.column('Movement', 'MovedCases', 'What')).toEqual(['Completed, entered late', 'Completed']);
  expect(opened.words('Summary').join('\n')).toContain('1 more entered late, dated Fri 13 Nov 2026 (£9,000)');
  expect(late.flow.weeks.map(({ name, completed }) => [name, completed]).slice(-2)).toEqual([
    ['2026-W46', 1],
    ['2026-W47', 1],
  ]);
});

test('where the week and the two readings do not agree, the bridge splits its line, and both times stand there', () => {
  // One at 01:00 of the Monday on which the last report was read, and one at 01:00 of this Monday.
  const before = [one(1, 100, '2026-11-16T01:00:00.000Z'), one(2, 200), one(3, 400), one(4, 800)];
  const after = [
    one(1, 100, '2026-11-16T01:00:00.000Z'),
    one(2, 200, '2026-11-19T10:00:00.000Z'),
    one(3, 400, '2026-11-23T01:00:00.000Z'),
    one(4, 800),
  ];
  const text = textOf(aReport({ cases: after, previous: aSnapshot(before) }));
  expect(text).toContain('Completed in the week: 2, £300\n');
  expect(text).toContain(
    '- 1 completed in the week since 07:00 on Mon 16 Nov 2026 (£200) - 1 completed after the week, up to 07:00 on Mon 23 Nov 2026 (£400) = 1 open',
  );
  expect(text).toContain(
    '1 more completed in the week, before 07:00 on Mon 16 Nov 2026 (£100): the last report had read that already.',
  );
});

test('a week of which no report is kept is told apart from what was entered late', () => {
  const before = aSnapshot([one(1, 100), one(2, 200)], { period: '2026-W45', asAt: '2026-11-09T07:00:00.000Z' });
  const after = [one(1, 100, '2026-11-12T10:00:00.000Z'), one(2, 200, '2026-11-19T10:00:00.000Z')];
  const text = textOf(aReport({ cases: after, previous: before }));
  expect(text).toContain(
    '- 1 completed before the week, since 07:00 on Mon 9 Nov 2026 (£100) - 1 completed in the week (£200)',
  );
  expect(text).not.toContain('entered late');
});

test('a completion dated before the whole history is entered late too', () => {
  const report = aReport({ cases: [one(1, 9_000, '2024-01-05T10:00:00.000Z')], previous: aSnapshot([one(1, 9_000)]) });
  expect(textOf(report)).toContain('1 more, dated Fri 5 Jan 2024 and worth £9,000, was entered after the last report.');
});

test('a report on a past period says in its subject and first line as at when its open cases are', () => {
  const report = aReport({ period: '2026-W46', asAt: '2026-11-26T09:00:00.000Z' });
  const mail = renderMail(report, attached);
  expect(mail.subject).toMatch(/^\d+ open as at 26 Nov, .*: Harbour Wealth, week to 15 Nov$/);
  expect(textOf(report)).toContain('\nWeek to Sun 15 Nov 2026, as at Thu 26 Nov 2026\n');
  expect(renderMail(aReport(), attached).subject).not.toContain('as at');
});
