import { analyse, type Report } from '../analyse/report.ts';
import type { Reading } from '../collect/reading.ts';
import { renderWorkbook } from '../render/workbook/render-workbook.ts';
import type { Plan } from './plan-run.ts';
import { version } from './version.ts';

export type MadeReport = { readonly report: Report; readonly workbook: Uint8Array };

/** From what was read to what is sent: the figures, and the workbook that shows them. */
export async function makeReport({ run, scope, period, asAt }: Plan, reading: Reading): Promise<MadeReport> {
  const { cases, coverage } = reading;
  const report = analyse({ run, scope, period, asAt, cases, coverage });
  return { report, workbook: await renderWorkbook(report, { version }) };
}
