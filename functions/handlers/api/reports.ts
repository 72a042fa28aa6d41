import type { Context } from 'hono';
import type { ReportSettings } from '../../settings.ts';
import type { ApiEnv } from './api-env.ts';
import { reportsOfKey } from './find-report.ts';

/** `GET /reports`: those one may ask for. */
export async function listReports(context: Context<ApiEnv>): Promise<Response> {
  const reports = await reportsOfKey(context);
  return context.json({ reports: reports.map(showReport) });
}

function showReport({ id, firm, period, schedule, clients, allowedDomains }: ReportSettings) {
  return {
    id,
    firm,
    period,
    schedule,
    /** How many clients it is about. */
    clients: clients === 'all' ? clients : clients.length,
    /** Where a preview may be sent to. */
    allowedDomains,
    links: { runs: `/runs?report=${id}`, order: `/reports/${id}/runs` },
  };
}
