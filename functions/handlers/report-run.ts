import { withDurableExecution } from '@aws/durable-execution-sdk-js';
import { createDurableRun } from '../run/durable/durable-run.ts';
import { livePorts } from '../run/durable/live-ports.ts';
import { readEnvironment, reportRunEnvironment } from './environment.ts';

let ports: ReturnType<typeof livePorts> | undefined;

function portsFromEnvironment() {
  const environment = readEnvironment(reportRunEnvironment, process.env);
  return livePorts({
    settings: { bucket: environment.SETTINGS_BUCKET, key: environment.SETTINGS_KEY },
    ledgerTable: environment.LEDGER_TABLE,
    archiveBucket: environment.ARCHIVE_BUCKET,
    configurationSet: environment.CONFIGURATION_SET,
    publicUrl: environment.PUBLIC_URL,
    plannr: { baseUrl: environment.PLANNR_URL, requestsPerMinute: environment.PLANNR_REQUESTS_PER_MINUTE },
  });
}

/** Makes the run that it is handed as `{ "run", "attempt" }`. It was claimed before: see `startRun`. */
export const handler = withDurableExecution(createDurableRun(() => (ports ??= portsFromEnvironment())));
