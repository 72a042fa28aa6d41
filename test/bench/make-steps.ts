import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readCases } from '../../functions/collect/read-cases.ts';
import { renderWorkbook } from '../../functions/render/workbook/render-workbook.ts';
import { findReport } from '../../functions/run/find-report.ts';
import { localPorts } from '../../functions/run/local/local-ports.ts';
import { planRun } from '../../functions/run/plan-run.ts';
import { findBaseline } from '../../functions/run/rules/find-baseline.ts';
import { workOut } from '../../functions/run/rules/work-out.ts';
import { parseSettings } from '../../functions/settings.ts';
import { sharesWithin } from './shares-within.ts';

/* The steps of one report, one by one, in a process of its own: tells the CPU that each took. */
const { values } = parseArgs({
  options: {
    reports: { type: 'string' },
    out: { type: 'string' },
    'as-at': { type: 'string' },
    profile: { type: 'boolean', default: false },
  },
});
const { reports = '', out = '', 'as-at': asAt = '' } = values;
const settings = findReport(parseSettings(JSON.parse(await readFile(reports, 'utf8'))), 'weekly-cases');
const { plannr, snapshots } = localPorts({
  environment: process.env,
  folder: out,
  accountUuid: settings.plannr.accountUuid,
});
const plan = planRun({ settings, asAt });
const previous = await findBaseline(snapshots, plan);

let began = process.cpuUsage();
const reading = await readCases(plannr, plan.reading);
const read = cpuSeconds();

const stages = (await snapshots.readStages(settings.id))?.history;
const { shares, report, figures } = await workedOut();

began = process.cpuUsage();
const workbook = await renderWorkbook(report, { version: 'bench' });
const draw = cpuSeconds();

await writeFile(join(out, 'steps.xlsx'), workbook);
process.send?.({ read, figures, draw, shares });
process.disconnect();

function cpuSeconds(): number {
  const { user, system } = process.cpuUsage(began);
  return (user + system) / 1e6;
}

async function workedOut() {
  const work = () => {
    began = process.cpuUsage();
    const { report } = workOut(plan, reading, { previous, stages });
    return { report, figures: cpuSeconds() };
  };
  if (!values.profile) return { ...work(), shares: [] };
  const { result, shares } = await sharesWithin('analyse', work);
  return { ...result, shares };
}
