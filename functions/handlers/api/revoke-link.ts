import type { Context } from 'hono';
import { only } from '../http/only.ts';
import type { ApiEnv } from './api-env.ts';
import { findRun } from './find-run.ts';
import { notFound } from './not-found.ts';
import { showRun } from './runs.ts';

const linkEnd = '/link';

/** Whether a path is that of a reader's link: no address ends so. */
export function isOfLink(path: string): boolean {
  return path.endsWith(linkEnd);
}

/**
 * `DELETE /runs/{run}/deliveries/{address}/link`: whoever has the link of this reader's mail gets nothing by it any more.
 *
 * @throws Problem 404 for an address that was mailed no link to the run.
 */
export async function revokeLink(context: Context<ApiEnv, '/runs/:run/deliveries/:address'>): Promise<Response> {
  const { key, ports } = context.var;
  const address = context.req.param('address');
  if (!isOfLink(address)) only('POST')();
  const { run } = await findRun(context, context.req.param('run'));
  if (!(await ports.ledger.revokeLinks(run, address.slice(0, -linkEnd.length)))) throw notFound();
  ports.log.info('Link revoked', { run, key: key.name });
  return context.json(showRun(await findRun(context, run), ports.now()));
}
