import type { Context } from 'hono';
import type { RunOrder } from '../../deliver/ledger/run-record.ts';
import { ReportError } from '../../report-error.ts';
import { type OrderFields, orderSchema } from '../../run/start/order-schema.ts';
import { type StartRequest, startRun } from '../../run/start/start-run.ts';
import { Problem } from '../http/problem.ts';
import type { ApiEnv } from './api-env.ts';
import { findReportOfKey } from './find-report-of-key.ts';
import { inBody, readFitting } from './misfits.ts';
import { readJsonBody } from './read-json-body.ts';
import { showRun } from './runs.ts';

/**
 * `POST /reports/{id}/runs`: has the report made and answers at once. Without `send` and `to` nobody is mailed; `to` is
 * sent to alone, and only `"send": true` sends to the report's own recipients. With `"send": false` nobody is mailed,
 * `to` or not. `"accept": "drop"` takes up the scheduled run of the period that was held for a steep drop.
 */
export async function orderRun(context: Context<ApiEnv, '/reports/:report/runs'>): Promise<Response> {
  const { key, ports } = context.var;
  const settings = await findReportOfKey(context, context.req.param('report'));
  const idempotencyKey = readIdempotencyKey(context.req.header('idempotency-key'));
  const fields = readFitting(orderSchema(settings, ports.now()), await readJsonBody(context.req.raw), inBody);
  const asked = { settings, askedBy: key.name, period: fields.period };
  const record = await start(
    fields.accept === undefined
      ? { by: 'request', ...asked, order: orderOf(fields), idempotencyKey }
      : { by: 'acceptance', ...asked },
  );
  return context.json(showRun(record, ports.now()), 202, { location: `/runs/${record.run}` });

  async function start(request: StartRequest) {
    try {
      return await startRun(ports, request);
    } catch (error) {
      if (!(error instanceof ReportError) || error.kind !== 'bad-input') throw error;
      throw new Problem('does-not-fit', { detail: error.happened, whatToDo: error.whatToDo });
    }
  }
}

function orderOf({ clients, send, to }: OrderFields): RunOrder {
  return { send: send ?? to !== undefined, ...(clients && { clients }), ...(to && { to }) };
}

/** @throws Problem 422 for a key that no header should hold. */
function readIdempotencyKey(header: string | undefined): string | undefined {
  if (header === undefined || /^[\x21-\x7e](?:[\x20-\x7e]{0,253}[\x21-\x7e])?$/.test(header)) return header;
  const detail = 'Give 1 to 255 plain characters, such as a UUID.';
  throw new Problem('does-not-fit', {
    detail: 'The Idempotency-Key does not fit.',
    whatToDo: `${detail} Nothing was started.`,
    errors: [{ header: 'Idempotency-Key', detail }],
  });
}
