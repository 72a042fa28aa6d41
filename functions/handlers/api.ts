import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { S3Client } from '@aws-sdk/client-s3';
import { createRunLinks } from '../deliver/archive/run-links.ts';
import { createLedger } from '../deliver/ledger/create-ledger.ts';
import { createSettingsReader } from '../run/published-settings.ts';
import { createParameterReader } from '../run/read-parameter.ts';
import { createRunInvoker } from '../run/start/invoke-run.ts';
import { createApiApp } from './api/api-app.ts';
import { parseApiKeys } from './api/api-key.ts';
import type { ApiPorts } from './api/api-ports.ts';
import { apiEnvironment, readEnvironment } from './environment.ts';
import { answerEvents } from './http/answer-event.ts';
import { httpLog } from './http/http-log.ts';

let ports: ApiPorts | undefined;

function livePorts(): ApiPorts {
  const environment = readEnvironment(apiEnvironment, process.env);
  const now = () => new Date().toISOString();
  const client = new S3Client();
  const readParameter = createParameterReader();
  return {
    now,
    log: httpLog,
    settings: createSettingsReader({ client, bucket: environment.SETTINGS_BUCKET, key: environment.SETTINGS_KEY }),
    keys: async () => parseApiKeys(await readParameter(environment.API_KEYS_PARAMETER, { ifMissing: '[]' })),
    ledger: createLedger({ client: new DynamoDBClient(), table: environment.LEDGER_TABLE, now }),
    invokeRun: createRunInvoker({ client: new LambdaClient(), functionName: environment.RUN_FUNCTION }),
    ...createRunLinks({ client, bucket: environment.ARCHIVE_BUCKET }),
  };
}

/** The URL (docs/design.md, section 11), as API Gateway calls it. */
export const handler = answerEvents(createApiApp(() => (ports ??= livePorts())));
