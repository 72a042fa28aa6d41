import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { createLedger } from '../deliver/ledger/create-ledger.ts';
import { createParameterReader } from '../run/read-parameter.ts';
import { plannrWebhookEnvironment, readEnvironment } from './environment.ts';
import { answerEvents } from './http/answer-event.ts';
import { httpLog } from './http/http-log.ts';
import { parseWebhookSecrets } from './webhook/signature.ts';
import { createWebhookApp, type WebhookPorts } from './webhook/webhook-app.ts';

let ports: WebhookPorts | undefined;

function livePorts(): WebhookPorts {
  const environment = readEnvironment(plannrWebhookEnvironment, process.env);
  const now = () => new Date().toISOString();
  const readParameter = createParameterReader();
  return {
    log: httpLog,
    ledger: createLedger({ client: new DynamoDBClient(), table: environment.LEDGER_TABLE, now }),
    secrets: async () =>
      parseWebhookSecrets(await readParameter(environment.WEBHOOK_SECRETS_PARAMETER, { ifMissing: '{}' })),
  };
}

/** Takes note of what Plannr tells of a firm's cases. */
export const handler = answerEvents(createWebhookApp(() => (ports ??= livePorts())));
