import { createHash } from 'node:crypto';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { type Settings, settingsSchema } from '../../functions/settings.ts';
import { type Invocation, startLambda } from './lambda.ts';
import { type LedgerTable, startLedgerTable } from './ledger-table.ts';
import { type ParameterStore, startParameterStore } from './parameter-store.ts';
import { type SesAccount, startSesAccount } from './ses-account.ts';
import type { World } from './world.ts';

export type Cloud = {
  readonly parameters: ParameterStore;
  readonly ledger: LedgerTable;
  readonly ses: SesAccount;
  /** The functions that Lambda knows. */
  readonly functions: Map<string, { readonly isDurable: boolean }>;
  /** A bearer key for every report. */
  readonly apiKey: string;
  /** What the functions' handlers, the doctor and the AWS SDK need in their environment. */
  readonly environment: Readonly<Record<string, string>>;
  readonly stop: () => Promise<void>;
};

export type CloudOptions = {
  readonly world: World;
  /** As a firm writes them. */
  readonly settings: unknown;
  /** Takes on what is handed to Lambda. */
  readonly onInvoke: (invocation: Invocation) => void;
  /** Where the ledger is kept; without it, it is gone with the process. */
  readonly ledgerPath?: string;
  readonly ports?: { readonly mail?: number; readonly ledger?: number };
};

const names = {
  settingsBucket: 'casebook-settings',
  settingsKey: 'reports.json',
  apiKeys: '/casebook/sandbox/api-keys',
  webhookSecrets: '/casebook/sandbox/plannr-webhook-secrets',
  configurationSet: 'casebook-sandbox',
  /** Where nobody answers, until a gateway does. */
  publicUrl: 'https://casebook.example',
  runFunction: 'arn:aws:lambda:eu-west-2:123456789012:function:casebook-report-run:live',
} as const;

const apiKey = 'casebook-sandbox-key';

/** What a deployed stack finds in its account, on this machine and filled in as docs/deploy.md says to do by hand. */
export async function startCloud({ world, settings, onInvoke, ledgerPath, ports = {} }: CloudOptions): Promise<Cloud> {
  const { reports } = settingsSchema.parse(settings);
  const functions = new Map([[names.runFunction, { isDurable: true }]]);
  const parameters = await startParameterStore();
  const ledger = await startLedgerTable({ path: ledgerPath, port: ports.ledger });
  const ses = await startSesAccount({ mailboxUrl: world.mailbox.url, port: ports.mail });
  const lambda = await startLambda({ onInvoke, functions });

  await world.objectStore.createBucket(names.settingsBucket);
  await world.objectStore.client.send(
    new PutObjectCommand({ Bucket: names.settingsBucket, Key: names.settingsKey, Body: JSON.stringify(settings) }),
  );
  for (const { plannr } of reports) parameters.put(plannr.tokenParameter, world.plannr.token);
  parameters.put(names.apiKeys, JSON.stringify([{ name: 'Sandbox', sha256: sha256(apiKey), reports: 'all' }]));
  parameters.put(names.webhookSecrets, JSON.stringify(Object.fromEntries(reports.map(({ id }) => [id, secretOf(id)]))));
  ses.state.configurationSets.set(names.configurationSet, { tlsPolicy: 'Require', sendingEnabled: true });
  for (const domain of senderDomains(reports)) ses.state.verified.add(domain);

  return {
    parameters,
    ledger,
    ses,
    functions,
    apiKey,
    environment: {
      AWS_REGION: 'eu-west-2',
      AWS_ACCESS_KEY_ID: 'sandbox',
      AWS_SECRET_ACCESS_KEY: 'sandbox',
      AWS_ENDPOINT_URL_DYNAMODB: ledger.endpoint,
      AWS_ENDPOINT_URL_LAMBDA: lambda.url,
      AWS_ENDPOINT_URL_S3: world.objectStore.endpoint,
      AWS_ENDPOINT_URL_SES: ses.url,
      AWS_ENDPOINT_URL_SSM: parameters.url,
      PLANNR_URL: world.plannr.url,
      SETTINGS_BUCKET: names.settingsBucket,
      SETTINGS_KEY: names.settingsKey,
      LEDGER_TABLE: ledger.table,
      ARCHIVE_BUCKET: world.bucket,
      CONFIGURATION_SET: names.configurationSet,
      PUBLIC_URL: names.publicUrl,
      RUN_FUNCTION: names.runFunction,
      API_KEYS_PARAMETER: names.apiKeys,
      WEBHOOK_SECRETS_PARAMETER: names.webhookSecrets,
      POWERTOOLS_SERVICE_NAME: 'casebook-sandbox',
      POWERTOOLS_METRICS_NAMESPACE: 'Casebook',
    },
    stop: async () => {
      await Promise.all([parameters.stop(), ledger.stop(), ses.stop(), lambda.stop()]);
    },
  };
}

/** Sixty characters, as Plannr's own. */
function secretOf(reportId: string): string {
  return sha256(`webhooks of ${reportId}`).slice(0, 60);
}

function senderDomains(reports: Settings['reports']): readonly string[] {
  return reports.map(({ sender }) => sender.replace(/^.*@/, '').replace(/>$/, ''));
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
