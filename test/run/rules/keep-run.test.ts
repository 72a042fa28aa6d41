import { expect, test } from 'vitest';
import { planRun } from '../../../functions/run/plan-run.ts';
import { keepRun } from '../../../functions/run/rules/keep-run.ts';
import { aReport } from '../../builders/a-report.ts';
import { aReportSettings } from '../../builders/a-report-settings.ts';
import { aSnapshot } from '../../builders/a-snapshot.ts';
import { aStageHistory } from '../../builders/a-stage-history.ts';

const settings = aReportSettings();
const monday = '2026-11-23T07:00:00.000Z';
const worked = { report: aReport(), snapshot: aSnapshot([]), stages: aStageHistory() };

/** What was written before anybody is mailed, in order. */
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
    saveStages: async () => void written.push('stages'),
  };
  const plan = planRun({ settings, asAt, period, clients });
  const order = { settings, clients };
  const made = { order, plan, worked, workbook: new Uint8Array(1), stagesSince: undefined, writer: 'a' };
  await keepRun(made, { archive, snapshots });
  return written;
}

test.each([
  ['about the last whole week', {}],
  ['about a past week', { period: '2026-W46' }],
])(
  'a run that is %s adds to the history of stages before it is mailed, and leaves no snapshot yet',
  async (_, given) => {
    expect((await keep(given)).slice(1)).toEqual(['stages']);
  },
);

test('the stages of some of the clients alone are no history', async () => {
  expect(await keep({ clients: ['edeca343-8b56-4079-8e16-620fe8145712'] })).toEqual(['weekly-cases.2026-W47']);
});
