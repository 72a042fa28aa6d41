import type { Context } from 'hono';
import type { RunFile } from '../../deliver/archive/run-links.ts';
import { Problem } from '../http/problem.ts';
import type { ApiEnv } from './api-env.ts';
import { findRun } from './find-run.ts';

/** `GET /runs/{run}/workbook` and `…/report.json`: sends on to a link that is made now. @throws Problem 404 or 409. */
export function redirectToFile(file: RunFile) {
  return async (context: Context<ApiEnv, '/runs/:run/workbook' | '/runs/:run/report.json'>): Promise<Response> => {
    const { run, state, error } = await findRun(context, context.req.param('run'));
    const link = await context.var.ports.linkTo(run, file);
    if (link !== undefined) return context.redirect(link, 302);
    if (state === 'claimed' || state === 'running') {
      throw new Problem('not-ready', {
        detail: 'The run is still being made.',
        whatToDo: `Ask again when GET /runs/${run} says that its state is "done".`,
      });
    }
    throw new Problem('not-found', {
      detail: error === undefined ? 'The file of this run is no longer kept.' : 'The run ended without this file.',
      whatToDo: `See GET /runs/${run} for how it ended, and have the period made again with POST /reports/{id}/runs.`,
    });
  };
}
