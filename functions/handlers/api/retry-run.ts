import type { Context } from 'hono';
import * as z from 'zod';
import { startRun } from '../../run/start/start-run.ts';
import { Problem } from '../http/problem.ts';
import type { ApiEnv } from './api-env.ts';
import { findReportOfKey } from './find-report-of-key.ts';
import { findRun } from './find-run.ts';
import { inBody, readFitting } from './misfits.ts';
import { readJsonBody } from './read-json-body.ts';
import { showRun } from './runs.ts';

/**
 * `POST /runs/{run}/retry`: takes up a run of any kind that failed, was held, or has not been heard of past its lease, as
 * it was ordered. Whoever has its mail is not mailed again.
 *
 * @throws Problem 404 for a run or a report that the key may not use, or whose report is gone; 409 for one that is being
 *   made, or is done.
 */
export async function retryRun(context: Context<ApiEnv, '/runs/:run/retry'>): Promise<Response> {
  const { key, ports } = context.var;
  const found = await findRun(context, context.req.param('run'));
  readFitting(z.strictObject({}), await readJsonBody(context.req.raw), inBody);
  const settings = await findReportOfKey(context, found.reportId);
  const record = await startRun(ports, { by: 'retry', settings, run: found.run });
  const { run, state, attempt } = record;
  if (attempt === found.attempt) {
    throw state === 'done'
      ? new Problem('cannot-be-retried', {
          detail: 'The run is done: there is nothing to take up.',
          whatToDo: `Have the period made again with POST /reports/${found.reportId}/runs.`,
        })
      : new Problem('not-ready', {
          detail: 'The run is still being made.',
          whatToDo: `Ask again when GET /runs/${run} says that its state is "failed" or "held".`,
        });
  }
  ports.log.info('Taken up again', { run, attempt, key: key.name });
  return context.json(showRun(record, ports.now()), 202, { location: `/runs/${run}` });
}
