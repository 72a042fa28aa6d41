import type { Context } from 'hono';
import type { RunRecord } from '../../deliver/ledger/run-record.ts';
import type { ApiEnv } from './api-env.ts';
import { mayUse } from './api-key.ts';
import { notFound } from './not-found.ts';

/** Whether a run could be named so. */
export function isRunName(text: string): boolean {
  return text.length <= 200 && /^[a-z0-9-]+\.\d{4}-(?:W\d\d|\d\d)(?:\.\d+)?$/.test(text);
}

/** @throws Problem 404 for a run that is not there or that the key may not see; the two cannot be told apart. */
export async function findRun({ var: { key, ports } }: Context<ApiEnv>, run: string): Promise<RunRecord> {
  // The report comes first in a run's name; asking the ledger only then keeps both answers equally quick.
  const [reportId = ''] = run.split('.');
  if (!isRunName(run) || !mayUse(key, reportId)) throw notFound();
  const record = await ports.ledger.getRun(run);
  if (record === undefined) throw notFound();
  return record;
}
