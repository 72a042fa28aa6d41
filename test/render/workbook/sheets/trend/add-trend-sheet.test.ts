import { expect, test } from 'vitest';
import type { Report } from '../../../../../functions/analyse/report.ts';
import { aReport } from '../../../../builders/a-report.ts';
import { aFlow, aFlowWeek } from '../../../hand-made.ts';
import { fullReport } from '../../../last-week.ts';
import { day, OpenedWorkbook, shown } from '../../opened-workbook.ts';

test('the weeks stand one under another, with what came, what went and what lay there', async () => {
  const opened = await OpenedWorkbook.of(fullReport());
  const { head, rows, totals } = opened.table('Trend', 'Weeks');
  expect(head).toEqual([
    ...['Week', 'First day', 'Last day', 'Opened', 'Completed', 'Open at the end'],
    ...['Completed value (GBP)', 'Completed value (EUR)', 'Note'],
  ]);
  expect(rows).toEqual([
    ['2026-W45', day('2026-11-02'), day('2026-11-08'), 3, 1, 7, 450, null, null],
    ['2026-W46', day('2026-11-09'), day('2026-11-15'), 4, 5, 6, 1234.5, 900, null],
    ['2026-W47', day('2026-11-16'), day('2026-11-22'), 2, 2, 6, 1550, null, null],
  ]);
  expect(totals.map(shown)).toEqual([3, null, null, 9, 8, null, 3234.5, 900, null]);
  expect(opened.words('Trend')).toContain(
    '3 weeks, Monday to Sunday, worked out from the cases as they are now: a case that was deleted since is in none of them.',
  );
});

test('a week that is not over says so', async () => {
  const opened = await OpenedWorkbook.of({
    ...aReport(),
    flow: aFlow({ weeks: [aFlowWeek(47, { unfinished: true })] }),
  });
  expect(opened.column('Trend', 'Weeks', 'Note')).toEqual(['not over yet: up to the as-at time']);
  expect(opened.words('Trend')[2]).toMatch(/^1 week, /);
});

test('open cases stand by stage and age, in bands that leave no day out', async () => {
  const opened = await OpenedWorkbook.of(fullReport());
  const { head, rows, totals } = opened.table('Trend', 'Ageing');
  expect(head).toEqual([
    ...['Stage', 'Position', 'Open cases', '0 to 13', '14 to 27', '28 to 55', '56 to 90', '91 to 181', '182 or more'],
    ...['Past the usual age', 'Age compared', 'Past the usual stay', 'Stay compared'],
  ]);
  expect(rows).toEqual([
    ['Fact find', 1, 1, 1, 0, 0, 0, 0, 0, 0, 1, 0, 0],
    ['Submitted', 4, 1, 0, 0, 0, 0, 1, 0, 1, 1, 1, 1],
    ['Unknown stage', null, 4, 1, 1, 0, 1, 0, 1, 0, 2, 0, 0],
  ]);
  expect(totals.map(shown)).toEqual(['Total', null, 6, 2, 1, 0, 1, 1, 1, 1, 4, 1, 1]);
});

test('the days in a stage stand by stage and type, every percentile with its n', async () => {
  const opened = await OpenedWorkbook.of(fullReport());
  const { head, rows } = opened.table('Trend', 'TimeInStage');
  expect(head).toEqual([
    ...['Stage', 'Position', 'Type', 'Stays (n)', 'Half within', '85% within', '95% within', 'Longest'],
    ...[
      'Not known to the day',
      'Missing, not seen (at most)',
      'Missing, begun before',
      '85%: at least',
      '85%: at most',
    ],
  ]);
  expect(rows).toEqual([
    ['Research', 2, 'All types', 12, 6, 11, 20, 31, 3, 8, 1, 6, 20],
    ['Research', 2, 'Pension', 11, 6, 10, 20, 20, 2, 8, 2, 5, null],
    ['Research', 2, 'No type', 1, 31, 31, 31, 31, 1, 0, 0, null, null],
    ['Recommendation', 3, 'All types', 0, null, null, null, null, 2, 0, 0, null, null],
  ]);
  expect(opened.words('Trend').join('\n')).toContain(
    'Histories of 312 of 716 completed cases read; the rest in about 2 weeks.',
  );
});

test('what there is nothing to tell of yet is said in sentences', async () => {
  const flow = aFlow({ weeks: [], timeInStage: [], ageing: { bandsFrom: [0, 14], stages: [] } });
  const opened = await OpenedWorkbook.of({ ...aReport({ cases: [] }), flow });
  expect(opened.words('Trend').slice(2)).toEqual([
    'Completed cases are not read far enough back to show a whole week.',
    'Back to Summary',
    'Age of the open cases',
    'No case is open.',
    'Days from opening to completion, of the cases completed in the history window',
    'No case was completed in the history window.',
    'Days in a stage',
    'No case has left a stage yet since Casebook began to look.',
  ]);
});

test('targets stand beside the weeks, and as dashed lines in the chart of what they are about', async () => {
  const targets: Report['targets'] = [
    { kind: 'completed-cases', target: 4, actual: 2, apart: 2, state: 'missed' },
    { kind: 'completed-value', currency: 'GBP', target: 100_000, actual: 155_000, apart: 55_000, state: 'reached' },
    { kind: 'open-cases', target: 6, actual: 6, apart: 0, state: 'within' },
    { kind: 'late-cases', target: 1, actual: 0, apart: 1, state: 'within' },
  ];
  const opened = await OpenedWorkbook.of({ ...fullReport(), targets });
  const { head, rows } = opened.table('Trend', 'Weeks');
  expect(head.slice(-4)).toEqual(['Note', 'Completed, target', 'Completed value, target (GBP)', 'Open, at most']);
  expect(rows.map((row) => row.slice(-3))).toEqual([1, 2, 3].map(() => [4, 1_000, 6]));
  const charts = [...opened.parts].filter(([path]) => path.startsWith('xl/charts/chart')).map(([, xml]) => xml);
  const weeks = charts.filter((xml) => xml.includes('Open at the end'));
  expect(weeks).toHaveLength(1);
  expect(weeks[0]).toContain('<c:v>Completed, target</c:v>');
  expect(weeks[0]).toContain('<c:v>Open, at most</c:v>');
  expect(weeks[0]?.match(/prstDash val="dash"/g) ?? weeks[0]?.match(/prstDash/g)).toHaveLength(2);
  const value = charts.filter((xml) => xml.includes('Completed value (GBP) and target'));
  expect(value).toHaveLength(1);
  expect(value[0]).toContain('<c:v>Completed value, target (GBP)</c:v>');
});
