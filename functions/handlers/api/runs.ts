import type { Context } from 'hono';
import * as z from 'zod';
import type { RunFile } from '../../deliver/archive/run-links.ts';
import { isForsaken } from '../../deliver/ledger/lease.ts';
import type { RunRecord } from '../../deliver/ledger/run-record.ts';
import { ReportError } from '../../report-error.ts';
import { Problem } from '../http/problem.ts';
import type { ApiEnv } from './api-env.ts';
import { mayUse } from './api-key.ts';
import { findRun } from './find-run.ts';
import { inQuery, readFitting } from './misfits.ts';
import { notFound } from './not-found.ts';

const limitAllowed = 'Give a whole number from 1 to 100.';

const once = 'Give it once.';

const query = z.strictObject({
  report: z.string(once).optional(),
  limit: z
    .string(once)
    .regex(/^(?:[1-9]\d?|100)$/, limitAllowed)
    .default('20')
    .transform(Number),
  after: z.string(once).min(1).max(1024).optional(),
});

/** `GET /runs`: newest first; `next` is the address that goes on, absent at the end. */
export async function listRuns(context: Context<ApiEnv>): Promise<Response> {
  const { key, ports } = context.var;
  const { report, limit, after } = readFitting(query, readQuery(context), inQuery);
  if (report !== undefined && !(mayUse(key, report) && (await isReport(context, report)))) throw notFound();
  const reportIds = report !== undefined ? [report] : key.reports === 'all' ? undefined : key.reports;
  const { runs, next } = await listFrom(() => ports.ledger.listRuns({ reportIds, limit, after }));
  return context.json({
    runs: runs.map((each) => showInList(each, ports.now())),
    next: next && nextAddress(next, limit, report),
  });
}

/** The parameters, each once. What comes twice is a list, and none of them takes one. */
function readQuery({ req }: Context<ApiEnv>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(req.queries()).map(([name, values]) => [name, values.length === 1 ? values[0] : values]),
  );
}

/** Whether there is such a report, or was while one of its runs is still known. */
async function isReport({ var: { ports } }: Context<ApiEnv>, id: string): Promise<boolean> {
  const { settings } = await ports.settings();
  if (settings.reports.some((report) => report.id === id)) return true;
  const { runs } = await ports.ledger.listRuns({ reportIds: [id], limit: 1 });
  return runs.length > 0;
}

/** `GET /runs/{run}` */
export async function showOneRun(context: Context<ApiEnv, '/runs/:run'>): Promise<Response> {
  return context.json(showRun(await findRun(context, context.req.param('run')), context.var.ports.now()));
}

function showInList(record: RunRecord, now: string) {
  const { deliveries: _deliveries, ...shown } = showRun(record, now);
  return shown;
}

function nextAddress(after: string, limit: number, report: string | undefined): string {
  return `/runs?${new URLSearchParams({ ...(report !== undefined && { report }), limit: String(limit), after })}`;
}

async function listFrom<T>(list: () => Promise<T>): Promise<T> {
  try {
    return await list();
  } catch (error) {
    if (!(error instanceof ReportError) || error.kind !== 'bad-input') throw error;
    const detail = 'Take "next" from the list before as it is.';
    throw new Problem('does-not-fit', {
      detail,
      whatToDo: 'Begin again with GET /runs.',
      errors: [{ parameter: 'after', detail }],
    });
  }
}

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

/**
 * A run as the URL shows it: what the ledger knows of it, less how it is kept. One that is past its lease has died without
 * a word: it is shown as failed.
 */
export function showRun(given: RunRecord, now: string) {
  const record = isForsaken(given, now) ? { ...given, ...diedOf(given) } : given;
  const { reportId, leaseUntil: _leaseUntil, attemptedAt: _attemptedAt, deliveries, ...shown } = record;
  const self = `/runs/${record.run}`;
  const files = record.state === 'done' ? { workbook: `${self}/workbook`, reportJson: `${self}/report.json` } : {};
  const isUnderWay = given.state === 'claimed' || given.state === 'running';
  const heardOf = isUnderWay ? { secondsSinceHeardOf: secondsBetween(record.updatedAt, now) } : {};
  return { ...shown, ...heardOf, report: reportId, deliveries, links: { self, ...files } };
}

function diedOf({ run, updatedAt, error }: RunRecord): Pick<RunRecord, 'state' | 'error'> {
  const before = error === undefined ? '' : ` Before that: ${error.happened}`;
  return {
    state: 'failed',
    error: {
      kind: 'internal',
      happened: `Nothing has been heard of the run since ${updatedAt}: it was cut off without a word.${before}`,
      whatToDo: `Take it up again with POST /runs/${run}/retry: nobody is mailed twice. If it stops again, give its log to whoever looks after Casebook.`,
    },
  };
}

function secondsBetween(from: string, to: string): number {
  return Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / 1000));
}
