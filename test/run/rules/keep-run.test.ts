import { describe, expect, test } from 'vitest';
import { planRun } from '../../../functions/run/plan-run.ts';
import { keepRun } from '../../../functions/run/rules/keep-run.ts';
import { aReport } from '../../builders/a-report.ts';
import { aReportSettings } from '../../builders/a-report-settings.ts';
import { aSnapshot } from '../../builders/a-snapshot.ts';
import { aStageHistory } from '../../builders/a-stage-history.ts';

const settings = aReportSettings();
const monday = '2026-11-23T07:00:00.000Z';
const worked = { report: aReport(), snapshot: aSnapshot([]), stages: aStageHistory() };

type Given = {
  readonly asAt?: string;
  readonly period?: string;
  readonly clients?: readonly string[];
  readonly isOfSchedule?: boolean;
  readonly wasMailed?: boolean;
  /** The periods of which there is a snapshot already. */
  readonly there?: readonly string[];
};

/** What was written, in order. */
async function keep({ asAt = monday, period, clients, isOfSchedule = true, wasMailed, there = [] }: Given) {
  const written: string[] = [];
  const archive = {
    save: async ({ run }: { readonly run: string }) => {
      written.push(run);
      return { workbook: 'a.xlsx', reportJson: 'a.report.json' };
    },
  };
  const snapshots = {
    periods: async () => there,
    save: async () => void written.push('snapshot'),
    saveStages: async () => void written.push('stages'),
  };
  const plan = planRun({ settings, asAt, period, clients });
  const run = { order: { settings, clients }, plan, worked, workbook: new Uint8Array(1), isOfSchedule, wasMailed };
  await keepRun(run, { archive, snapshots });
  return written;
}

describe('the next run is compared with this one', () => {
  test.each<[string, Given]>([
    ['if it is about the last whole week', {}],
    ['if it is late', { asAt: '2026-11-26T07:00:00.000Z' }],
    ['if it is made again before anybody was mailed', { wasMailed: false, there: ['2026-W47'] }],
    ['if there is no other of its week, whoever was mailed', { wasMailed: true, there: ['2026-W46'] }],
  ])('%s', async (_, given) => {
    expect(await keep(given)).toEqual(['weekly-cases.2026-W47', 'stages', 'snapshot']);
  });
});

describe('the next run is not compared with this one', () => {
  test.each<[string, Given]>([
    ['if it is about a past week', { period: '2026-W46' }],
    ['if it is about the week that is not over', { period: '2026-W48' }],
    ['if it is about another kind of period', { period: '2026-10' }],
    ['if it was asked for beside the scheduled one', { isOfSchedule: false, wasMailed: false }],
    ['if readers were mailed what is kept', { wasMailed: true, there: ['2026-W47'] }],
    ['if readers may have been mailed what is kept', { there: ['2026-W46', '2026-W47'] }],
  ])('%s, but it adds to the history of stages', async (_, given) => {
    expect((await keep(given)).slice(1)).toEqual(['stages']);
  });

  test('if it is about some of the clients, whose stages alone are no history either', async () => {
    expect(await keep({ clients: ['edeca343-8b56-4079-8e16-620fe8145712'] })).toEqual(['weekly-cases.2026-W47']);
  });
});
