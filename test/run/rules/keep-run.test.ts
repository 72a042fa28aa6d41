import { expect, test } from 'vitest';
import { isAboutLastPeriod, planRun } from '../../../functions/run/plan-run.ts';
import { isSomebodysReport, keepRun } from '../../../functions/run/rules/keep-run.ts';
import { aReport } from '../../builders/a-report.ts';
import { aReportSettings } from '../../builders/a-report-settings.ts';
import { aSnapshot } from '../../builders/a-snapshot.ts';
import { aStageHistory } from '../../builders/a-stage-history.ts';

const settings = aReportSettings();
const monday = '2026-11-23T07:00:00.000Z';
const worked = { report: aReport(), snapshot: aSnapshot([]), stages: aStageHistory() };

/** What was written before anybody is mailed, in order, and whether it may be compared with. */
async function keep({
  asAt = monday,
  period,
  clients,
}: {
  asAt?: string;
  period?: string;
  clients?: readonly string[];
}) {
  const written: string[] = [];
  const archive = {
    save: async ({ run }: { readonly run: string }) => {
      written.push(run);
      return { workbook: 'a.xlsx', reportJson: 'a.report.json' };
    },
  };
  const snapshots = {
    save: async () => void written.push('snapshot'),
    saveStages: async () => void written.push('stages'),
  };
  const plan = planRun({ settings, asAt, period, clients });
  const order = { settings, clients };
  const made = { order, plan, worked, workbook: new Uint8Array(1), stagesSince: undefined, writer: 'a' };
  await keepRun(made, { archive, snapshots });
  return { written, isAboutLastPeriod: isAboutLastPeriod(order, plan) };
}

test.each([
  ['about the last whole week', {}, true],
  ['late', { asAt: '2026-11-26T07:00:00.000Z' }, true],
  ['about a past week', { period: '2026-W46' }, false],
  ['about the week that is not over', { period: '2026-W48' }, false],
  ['about another kind of period', { period: '2026-10' }, false],
])('a run that is %s adds to the history of stages before it is mailed, and no snapshot yet', async (_, given, may) => {
  const { written, isAboutLastPeriod: isSo } = await keep(given);

  expect(written.slice(1)).toEqual(['stages']);
  expect(isSo).toBe(may);
});

test('the stages of some of the clients alone are no history, and their report nothing to compare with', async () => {
  expect(await keep({ clients: ['edeca343-8b56-4079-8e16-620fe8145712'] })).toEqual({
    written: ['weekly-cases.2026-W47'],
    isAboutLastPeriod: false,
  });
});

test.each([
  [[], false],
  [['failed', 'bounced'], false],
  [['failed', 'sent'], true],
  [['unknown'], true],
  [['sending'], true],
] as const)('of a report whose mails are %j it is %s that somebody has it', (states, expected) => {
  expect(isSomebodysReport(states.map((state) => ({ state })))).toBe(expected);
});
