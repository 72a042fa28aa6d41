import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { createLedger } from '../deliver/ledger/create-ledger.ts';
import { log } from '../log.ts';
import { createSettingsReader } from '../run/published-settings.ts';
import { readEnvironment, watchDeliveryEnvironment } from './environment.ts';
import type { MetricName } from './metric-names.ts';
import { createWatch, type WatchPorts } from './watch/watch.ts';

let ports: WatchPorts | undefined;

function livePorts(): WatchPorts {
  const environment = readEnvironment(watchDeliveryEnvironment, process.env);
  const now = () => new Date().toISOString();
  const metrics = new Metrics();
  return {
    now,
    ledger: createLedger({ client: new DynamoDBClient(), table: environment.LEDGER_TABLE, now }),
    settings: createSettingsReader({
      client: new S3Client(),
      bucket: environment.SETTINGS_BUCKET,
      key: environment.SETTINGS_KEY,
    }),
    tell: (overdue) => log.error('Not delivered', overdue),
    count: (number) => {
      metrics.addMetric('NotDelivered' satisfies MetricName, MetricUnit.Count, number);
      metrics.publishStoredMetrics();
    },
  };
}

/** Looks, by a clock other than the schedules' own, whether each report came. */
export const handler = createWatch(() => (ports ??= livePorts()));
