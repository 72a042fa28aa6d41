import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { S3Client } from '@aws-sdk/client-s3';
import { createLedger } from '../deliver/ledger/create-ledger.ts';
import { createSettingsReader } from '../run/published-settings.ts';
import { createRunInvoker } from '../run/start/invoke-run.ts';
import { readEnvironment, startReportEnvironment } from './environment.ts';
import { createStartReport, type StartReportPorts } from './start/start-report.ts';

let ports: StartReportPorts | undefined;

function livePorts(): StartReportPorts {
  const { LEDGER_TABLE, RUN_FUNCTION, SETTINGS_BUCKET, SETTINGS_KEY } = readEnvironment(
    startReportEnvironment,
    process.env,
  );
  const now = () => new Date().toISOString();
  const readSettings = createSettingsReader({ client: new S3Client(), bucket: SETTINGS_BUCKET, key: SETTINGS_KEY });
  return {
    now,
    ledger: createLedger({ client: new DynamoDBClient(), table: LEDGER_TABLE, now }),
    invokeRun: createRunInvoker({ client: new LambdaClient(), functionName: RUN_FUNCTION }),
    settings: async () => (await readSettings()).settings,
  };
}

/** Starts the run that a schedule asks for. */
export const handler = createStartReport(() => (ports ??= livePorts()));
