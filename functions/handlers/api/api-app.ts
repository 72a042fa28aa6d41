import { type Context, Hono } from 'hono';
import { routePath } from 'hono/route';
import type { ReportSettings } from '../../settings.ts';
import { guardAnswers } from '../http/guard-answers.ts';
import { only } from '../http/only.ts';
import { Problem } from '../http/problem.ts';
import type { ApiEnv } from './api-env.ts';
import type { ApiPorts } from './api-ports.ts';
import { authenticate } from './authenticate.ts';
import { confirmDelivery } from './deliveries.ts';
import { reportsOfKey } from './find-report-of-key.ts';
import { createLinkApp } from './link-app.ts';
import { notFound } from './not-found.ts';
import { orderRun } from './order-run.ts';
import { retryRun } from './retry-run.ts';
import { isOfLink, revokeLink } from './revoke-link.ts';
import { listRuns, redirectToFile, showOneRun } from './runs.ts';

/**
 * The URL (docs/design.md, section 11). Every answer that is not a success is a problem document, also where nobody expected
 * it to fail. The ports are asked for once a request is there, so that making the app does nothing.
 */
export function createApiApp(getPorts: () => ApiPorts): Hono<ApiEnv> {
  const app = new Hono<ApiEnv>();
  app.use(async (context, next) => {
    const ports = getPorts();
    context.set('ports', ports);
    const startedAt = performance.now();
    await next();
    ports.log.info('Answered', {
      method: context.req.method,
      route: routePath(context, -1),
      status: context.res.status,
      key: context.get('key')?.name,
      milliseconds: Math.round(performance.now() - startedAt),
    });
  });
  // Before the keys are asked for: who opens a link has none.
  app.route('/', createLinkApp());
  app.use(guardAnswers);
  app.use(authenticate);

  app.get('/reports', listReports).all(only('GET, HEAD'));
  app.post('/reports/:report/runs', orderRun).all(only('POST'));
  app.get('/runs', listRuns).all(only('GET, HEAD'));
  app.get('/runs/:run', showOneRun).all(only('GET, HEAD'));
  app.post('/runs/:run/retry', retryRun).all(only('POST'));
  app.get('/runs/:run/workbook', redirectToFile('workbook')).all(only('GET, HEAD'));
  app.get('/runs/:run/report.json', redirectToFile('reportJson')).all(only('GET, HEAD'));
  // What stands before the @ may hold a slash.
  app
    .post('/runs/:run/deliveries/:address{.+}', confirmDelivery)
    .delete(revokeLink)
    .all(({ req }) => only(isOfLink(req.path) ? 'DELETE' : 'POST')());

  app.notFound(() => notFound().toResponse());
  app.onError((error, context) => {
    if (error instanceof Problem) return error.toResponse();
    getPorts().log.error(`${context.req.method} ${routePath(context, -1)} failed`, error);
    return new Problem('internal', {
      detail: 'Casebook could not answer.',
      whatToDo: 'Try again in a minute. If it goes on, tell whoever looks after Casebook: the reason is in its log.',
    }).toResponse();
  });
  return app;
}

/** `GET /reports`: those one may ask for. */
async function listReports(context: Context<ApiEnv>): Promise<Response> {
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
