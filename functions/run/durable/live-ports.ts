import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { createS3Archive } from '../../deliver/archive/s3-archive.ts';
import { createShardStore } from '../../deliver/archive/shard-store.ts';
import { createLedger } from '../../deliver/ledger/create-ledger.ts';
import { createSesMailer } from '../../deliver/mail/ses-mailer.ts';
import { createS3Files } from '../../deliver/snapshots/s3-files.ts';
import { createSnapshotStore } from '../../deliver/snapshots/snapshot-store.ts';
import { log } from '../../log.ts';
import { createSettingsReader } from '../published-settings.ts';
import { createParameterDates, createParameterReader } from '../read-parameter.ts';
import type { DurablePorts } from './durable-ports.ts';
import { createPlannrOfRun } from './plannr-of-run.ts';

export type LiveOptions = {
  readonly settings: { readonly bucket: string; readonly key: string };
  readonly ledgerTable: string;
  readonly archiveBucket: string;
  readonly configurationSet: string;
  readonly publicUrl: string;
  /** A Plannr elsewhere. */
  readonly plannr?: { readonly baseUrl?: string; readonly requestsPerMinute?: number };
};

/** The world as the durable run has it in AWS. */
export function livePorts(options: LiveOptions): DurablePorts {
  const { ledgerTable, archiveBucket: bucket, configurationSet, publicUrl, plannr } = options;
  const client = new S3Client();
  const now = () => new Date().toISOString();
  const readSettings = createSettingsReader({ client, ...options.settings });
  const ledger = createLedger({ client: new DynamoDBClient(), table: ledgerTable, now });
  const metrics = new Metrics();
  return {
    now,
    log,
    publicUrl,
    ledger,
    settings: async () => (await readSettings()).settings,
    plannr: createPlannrOfRun({ readParameter: createParameterReader(), ...plannr }),
    tokenChangedAt: createParameterDates(),
    shards: createShardStore({ client, bucket }),
    archive: createS3Archive({ client, bucket }),
    snapshots: createSnapshotStore(createS3Files({ client, bucket, claim: ledger.claimFile })),
    mailer: createSesMailer({ configurationSet }),
    count: (metric, value) => {
      metrics.addMetric(metric, metric === 'RunSeconds' ? MetricUnit.Seconds : MetricUnit.Count, value);
      metrics.publishStoredMetrics();
    },
  };
}
