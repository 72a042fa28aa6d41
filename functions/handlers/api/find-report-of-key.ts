import type { Context } from 'hono';
import type { ReportSettings } from '../../settings.ts';
import type { ApiEnv } from './api-env.ts';
import { mayUse } from './api-key.ts';
import { notFound } from './not-found.ts';

/** The reports that the key may use, in the order of the settings. */
export async function reportsOfKey({ var: { key, ports } }: Context<ApiEnv>): Promise<readonly ReportSettings[]> {
  const { settings } = await ports.settings();
  return settings.reports.filter(({ id }) => mayUse(key, id));
}

/** @throws Problem 404 for a report that is not there or that the key may not use. */
export async function findReportOfKey(context: Context<ApiEnv>, id: string): Promise<ReportSettings> {
  const report = (await reportsOfKey(context)).find((each) => each.id === id);
  if (report === undefined) throw notFound();
  return report;
}
