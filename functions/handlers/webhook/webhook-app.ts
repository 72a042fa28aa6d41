import { createHash } from 'node:crypto';
import { Hono } from 'hono';
import type { Ledger } from '../../deliver/ledger/ledger.ts';
import { guardAnswers } from '../http/guard-answers.ts';
import type { HttpLog } from '../http/http-log.ts';
import { only } from '../http/only.ts';
import { Problem } from '../http/problem.ts';
import { readBody } from '../http/read-body.ts';
import { readCaseHint } from './case-hint.ts';
import { isSigned, type WebhookSecrets } from './signature.ts';

export type WebhookPorts = {
  readonly secrets: () => Promise<WebhookSecrets>;
  readonly ledger: Pick<Ledger, 'noteOnce' | 'noteDeletion'>;
  readonly log: HttpLog;
};

// Plannr does not say how large they are; a case with all that hangs on it is far smaller.
const mostBytes = 256 * 1024;

/**
 * `POST /webhooks/plannr/{report}`: takes note that a case changed, once, and answers at once. What is signed is taken,
 * in whatever shape it comes: it is a hint, and the next reading of all cases repairs what was missed. Of a case that
 * was deleted the next report tells when we were told, if Plannr does not know it any more by then.
 */
export function createWebhookApp(getPorts: () => WebhookPorts): Hono {
  const app = new Hono();
  app.use(guardAnswers);
  app
    .post('/webhooks/plannr/:report', async (context) => {
      const ports = getPorts();
      const report = context.req.param('report');
      const body = await readBody(context.req.raw, mostBytes, 'Send what Plannr sends, and no more.');
      const secret = new Map(Object.entries(await ports.secrets())).get(report);
      if (!isSigned(body, context.req.header('x-signature') ?? '', secret)) throw notSigned();
      const hint = readCaseHint(body);
      const hash = createHash('sha256').update(body).digest('hex');
      const isNew = await ports.ledger.noteOnce('webhook', `${report} ${hash}`, { report, ...hint });
      // However often it comes: the first time it may not have got this far.
      if (hint.event === 'case.deleted' && hint.caseUuid !== undefined) {
        await ports.ledger.noteDeletion(report, hint.caseUuid);
      }
      ports.log.info('Took a webhook', { report, event: hint.event, case: hint.caseUuid, again: isNew ? 0 : 1 });
      return context.body(null, 204);
    })
    .all(only('POST'));
  app.notFound(() => new Problem('not-found', nothingHere).toResponse());
  app.onError((error) => {
    if (error instanceof Problem) return error.toResponse();
    getPorts().log.error('A webhook could not be taken', error);
    return new Problem('internal', { detail: 'It could not be noted.', whatToDo: 'Send it again later.' }).toResponse();
  });
  return app;
}

const nothingHere = { detail: 'There is nothing here.', whatToDo: 'Plannr posts to /webhooks/plannr/{report}.' };

function notSigned(): Problem {
  return new Problem('not-signed', {
    detail: 'The X-Signature is not that of this body for this report.',
    whatToDo: "Check that the subscription's signing secret lies in SSM under the report's id.",
    headers: { 'www-authenticate': 'HMAC-SHA256 header="X-Signature"' },
  });
}
