import { createHash } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { routePath } from 'hono/route';
import { secureHeaders } from 'hono/secure-headers';
import { readLinkToken } from '../../deliver/mail/reader-link.ts';
import { type LinkPage, openLink, pageOf } from '../../run/rules/open-link.ts';
import { only } from '../http/only.ts';
import { Problem } from '../http/problem.ts';
import type { ApiEnv } from './api-env.ts';
import { isRunName } from './find-run.ts';

const path = '/links/:run/:token';

type LinkContext = Context<ApiEnv, typeof path>;

const headers = secureHeaders({ strictTransportSecurity: 'max-age=63072000' });

/**
 * What the link of a mail opens, for a reader without a key. `GET` shows a page and fetches nothing; the `POST` of its
 * button is counted, and leads on to a link that is made then and lives five minutes.
 */
export function createLinkApp(): Hono<ApiEnv> {
  const app = new Hono<ApiEnv>();
  app.use(path, async (context, next) => {
    await headers(context, next);
    context.header('cache-control', 'no-store');
    context.header('x-robots-tag', 'noindex, nofollow');
  });
  app.get(path, show).post(download).all(only('GET, HEAD, POST'));
  app.onError((error, context) => {
    if (error instanceof Problem) return error.toResponse();
    context.var.ports.log.error(`${context.req.method} ${routePath(context, -1)} failed`, error);
    return answer(context, pageOf({ state: 'failed' }));
  });
  return app;
}

async function show(context: LinkContext): Promise<Response> {
  return answer(context, await openLink(context.var.ports, linkOf(context)));
}

async function download(context: LinkContext): Promise<Response> {
  const { ports } = context.var;
  const link = linkOf(context);
  const page = await openLink(ports, link);
  if (link === undefined || page.download === undefined) return answer(context, page);
  await ports.ledger.countDownload(link.run, link.token);
  ports.log.info('Downloaded by a link', { run: link.run });
  return context.redirect(page.download, 303);
}

function linkOf({ req }: LinkContext) {
  const run = req.param('run');
  const token = readLinkToken(req.param('token'));
  return token === undefined || !isRunName(run) ? undefined : { run, token };
}

const statuses = { ready: 200, unknown: 404, gone: 404, revoked: 410, ended: 410, failed: 500 } as const;

function answer(context: Context<ApiEnv>, { state, html, style, download: next }: LinkPage): Response {
  // Some browsers hold the policy against where a form is led on to, too.
  const form = next === undefined ? "'none'" : `'self' ${new URL(next).origin}`;
  const hash = createHash('sha256').update(style).digest('base64');
  context.header(
    'content-security-policy',
    `default-src 'none'; style-src 'sha256-${hash}'; form-action ${form}; base-uri 'none'; frame-ancestors 'none'`,
  );
  return context.html(html, statuses[state]);
}
