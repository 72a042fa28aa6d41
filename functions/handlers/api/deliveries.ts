import type { Context } from 'hono';
import * as z from 'zod';
import { Problem } from '../http/problem.ts';
import type { ApiEnv } from './api-env.ts';
import { findRun } from './find-run.ts';
import { inBody, readFitting } from './misfits.ts';
import { notFound } from './not-found.ts';
import { readJsonBody } from './read-json-body.ts';
import { showRun } from './runs.ts';

const body = z.strictObject({ came: z.literal(true, 'Give true, or nothing at all.').optional() });

/**
 * `POST /runs/{run}/deliveries/{address}`: says that this reader has the report, whatever became of the mail.
 *
 * @throws Problem 404 for an address that the run was not mailed to, 409 while it is still being mailed.
 */
export async function confirmDelivery(context: Context<ApiEnv, '/runs/:run/deliveries/:address'>): Promise<Response> {
  const { key, ports } = context.var;
  const { run, state } = await findRun(context, context.req.param('run'));
  readFitting(body, await readJsonBody(context.req.raw), inBody);
  if (state === 'claimed' || state === 'running') {
    throw new Problem('not-ready', {
      detail: 'The run is still being made.',
      whatToDo: `Ask again when GET /runs/${run} says that its state is "done" or "failed".`,
    });
  }
  if (!(await ports.ledger.confirm(run, context.req.param('address'), key.name))) throw notFound();
  ports.log.info('Confirmed that a mail came', { run, key: key.name });
  return context.json(showRun(await findRun(context, run), ports.now()));
}
