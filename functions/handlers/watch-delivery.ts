import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { createLedger } from '../deliver/ledger/create-ledger.ts';
import type { Ledger } from '../deliver/ledger/ledger.ts';
import { log } from '../log.ts';
import { createSettingsReader, type PublishedSettings } from '../run/published-settings.ts';
import { findOverdue, type Overdue } from '../run/schedule/find-overdue.ts';
import type { ReportSettings } from '../settings.ts';
import { readEnvironment, watchDeliveryEnvironment } from './environment.ts';
import type { MetricName } from './metric-names.ts';

export type WatchPorts = {
  readonly now: () => string;
  readonly ledger: Pick<Ledger, 'getRun' | 'listRuns'>;
  readonly settings: () => Promise<PublishedSettings>;
  /** Logs a report that did not come, or why that cannot be known. */
  readonly tell: (late: Overdue | { readonly report: string; readonly error: Error }) => void;
  /** Sets the metric: told at every look, 0 too. */
  readonly count: (late: number) => void;
};

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

/** What it is handed does not matter: it looks at every report there is. A report that cannot be judged counts as late. */
export function createWatch(getPorts: () => WatchPorts): () => Promise<void> {
  return async () => {
    const { now, ledger, settings, tell, count } = getPorts();
    const {
      settings: { reports },
      publishedAt,
    } = await settings();
    const at = now();
    const look = async (report: ReportSettings) => {
      try {
        return await findOverdue({ settings: report, publishedAt, now: at, ledger });
      } catch (error) {
        return { report: report.id, error: error instanceof Error ? error : new Error(String(error)) };
      }
    };
    const late = (await Promise.all(reports.map(look))).filter((each) => each !== undefined);
    for (const each of late) tell(each);
    count(late.length);
  };
}
