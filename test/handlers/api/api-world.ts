import { createHash, randomUUID } from 'node:crypto';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { createLedger } from '../../../functions/deliver/ledger/create-ledger.ts';
import type { ClaimRequest, RunEnd } from '../../../functions/deliver/ledger/ledger.ts';
import { handler as api } from '../../../functions/handlers/api.ts';
import { handler as plannrWebhook } from '../../../functions/handlers/plannr-webhook.ts';
import { log } from '../../../functions/log.ts';
import { aReportSettings } from '../../builders/a-report-settings.ts';
import { startGateway } from '../../sandbox/gateway.ts';
import { type Invocation, startLambda } from '../../sandbox/lambda.ts';
import { startLedgerTable } from '../../sandbox/ledger-table.ts';
import { startObjectStore } from '../../sandbox/object-store.ts';
import { startParameterStore } from '../../sandbox/parameter-store.ts';

export const anna = '11111111-1111-4111-8111-111111111111';
export const ben = '22222222-2222-4222-8222-222222222222';
export const eve = '99999999-9999-4999-8999-999999999999';

/** Whole keys, as their holders have them. */
export const keys = { manager: 'manager-key-0123456789', mortgages: 'mortgages-key-0123456789' } as const;

export const webhookSecret = 'a-signing-secret-as-long-as-those-that-plannr-itself-makes-60';

export type ApiWorld = Awaited<ReturnType<typeof startApiWorld>>;

/**
 * The URL over real HTTP: the functions' own handlers behind a gateway, with everything they use on this machine. Two
 * reports: weekly-cases of all clients, and mortgages of two; the manager's key is for both, the other for mortgages.
 */
export async function startApiWorld() {
  const [table, store, parameters] = await Promise.all([startLedgerTable(), startObjectStore(), startParameterStore()]);
  const invocations: Invocation[] = [];
  const lambda = await startLambda({ onInvoke: (invocation) => void invocations.push(invocation) });
  await store.createBucket('settings');
  await store.createBucket('archive');
  const reports = [aReportSettings(), aReportSettings({ id: 'mortgages', clients: [anna, ben] })];
  await store.client.send(
    new PutObjectCommand({ Bucket: 'settings', Key: 'reports.json', Body: JSON.stringify({ reports }) }),
  );
  parameters.put('/casebook/api-keys', JSON.stringify(storedKeys));
  parameters.put('/casebook/webhooks', JSON.stringify({ 'weekly-cases': webhookSecret }));
  Object.assign(process.env, {
    AWS_REGION: 'eu-west-2',
    AWS_ACCESS_KEY_ID: 'sandbox',
    AWS_SECRET_ACCESS_KEY: 'sandbox',
    AWS_ENDPOINT_URL_DYNAMODB: table.endpoint,
    AWS_ENDPOINT_URL_S3: store.endpoint,
    AWS_ENDPOINT_URL_SSM: parameters.url,
    AWS_ENDPOINT_URL_LAMBDA: lambda.url,
    SETTINGS_BUCKET: 'settings',
    SETTINGS_KEY: 'reports.json',
    LEDGER_TABLE: table.table,
    ARCHIVE_BUCKET: 'archive',
    RUN_FUNCTION: 'arn:aws:lambda:eu-west-2:123456789012:function:report-run:live',
    API_KEYS_PARAMETER: '/casebook/api-keys',
    WEBHOOK_SECRETS_PARAMETER: '/casebook/webhooks',
  });
  log.setLogLevel('SILENT');
  const gateway = await startGateway({ api, plannrWebhook });
  const ledger = createLedger({ ...table, now: () => new Date().toISOString() });
  const send = (path: string, { key = keys.manager, headers, ...init }: RequestInit & { key?: string | null } = {}) =>
    fetch(`${gateway.url}${path}`, {
      redirect: 'manual',
      ...init,
      headers: { ...(key !== null && { authorization: `Bearer ${key}` }), ...Object.fromEntries(new Headers(headers)) },
    });

  return {
    url: gateway.url,
    parameters,
    table,
    ledger,
    /** What was handed to Lambda, in order. */
    invocations,
    send,
    /** Asks for a run; `body` is sent as JSON, a text as it is. */
    order: (report: string, body?: unknown, init: Parameters<typeof send>[1] = {}) =>
      send(`/reports/${report}/runs`, {
        method: 'POST',
        ...init,
        ...(body !== undefined && {
          body: typeof body === 'string' ? body : JSON.stringify(body),
          headers: { 'content-type': 'application/json', ...Object.fromEntries(new Headers(init.headers)) },
        }),
      }),
    /** A run in the ledger that nobody asked for through the URL; its name. */
    ran: async (claim: Partial<ClaimRequest>, end?: RunEnd): Promise<string> => {
      const claimed = await ledger.claimRun({
        reportId: 'weekly-cases',
        period: '2020-W10',
        name: 'next',
        askedBy: `test ${randomUUID()}`,
        order: { send: false },
        ...claim,
      });
      if (claimed.outcome !== 'claimed') throw new Error(claimed.outcome);
      await ledger.beginRun(claimed.run);
      if (end !== undefined) await ledger.endRun(claimed.run, end);
      return claimed.run.run;
    },
    archive: (key: string, body: string) =>
      store.client.send(new PutObjectCommand({ Bucket: 'archive', Key: key, Body: body })),
    stop: async () => {
      await Promise.all([gateway.stop(), lambda.stop(), parameters.stop(), store.stop(), table.stop()]);
    },
  };
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

const storedKeys = [
  { name: 'Manager', sha256: sha256(keys.manager), reports: 'all' },
  { name: 'Mortgage desk', sha256: sha256(keys.mortgages), reports: ['mortgages'] },
];
