import { expect, test } from 'vitest';
import { targetFindings } from '../../../../functions/run/doctor/own-rules/targets-finding.ts';
import { aReportSettings } from '../../../builders/a-report-settings.ts';

test('a firm that sets no target is told nothing', () => {
  expect(targetFindings(aReportSettings())).toEqual([]);
});

test('targets are told as the report takes them, with how they were scaled', () => {
  const settings = aReportSettings({
    targets: { completedCases: 40, completedValue: 21_667, per: 'month', openCasesAtMost: 150, lateCasesAtMost: 0 },
  });
  expect(targetFindings(settings)).toEqual([
    {
      level: 'ok',
      about: 'Targets',
      what: 'completed cases 40 a month, which is 9 a week; completed value GBP 21667 a month, which is GBP 5000 a week; open cases at most 150; late cases at most 0 (a month counts as 52/12 weeks).',
    },
  ]);
});

test('a month’s few cases, which make no fair number for a week, are warned of with the way to mend it', () => {
  expect(targetFindings(aReportSettings({ targets: { completedCases: 2, per: 'month' } }))).toEqual([
    {
      level: 'warn',
      about: 'Targets',
      what: 'completed cases 2 a month, which is 1 a week (a month counts as 52/12 weeks). In whole cases a week that is far from 0.5.',
      whatToDo: 'Set completedCases in targets for a week ("per": "week"), or have the report by the month.',
    },
  ]);
});
