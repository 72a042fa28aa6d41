import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { createLedger } from '../deliver/ledger/create-ledger.ts';
import type { Ledger } from '../deliver/ledger/ledger.ts';
import { log } from '../log.ts';
import { createSettingsReader, type PublishedSettings } from '../run/published-settings.ts';
import { findTroubles, type ReportTrouble } from '../run/schedule/find-troubles.ts';
import type { ReportSettings } from '../settings.ts';
import { readEnvironment, watchDeliveryEnvironment } from './environment.ts';
import type { MetricName } from './metric-names.ts';

export type WatchPorts = {
  readonly now: () => string;
  readonly ledger: Pick<Ledger, 'getRun' | 'listRuns'>;
  readonly settings: () => Promise<PublishedSettings>;
  /** Logs what is wrong with a report, or why that cannot be known. */
  readonly tell: (trouble: ReportTrouble | { readonly report: string; readonly error: Error }) => void;
  /** Told of every report at every look, 0 too. */
  readonly count: (report: string, troubles: number) => void;
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
    tell: (trouble) => log.error('Needs attention', trouble),
    count: (report, troubles) => {
      // A metric costs for each hour in which it is written.
      if (troubles === 0) return;
      const metric = metrics.singleMetric();
      metric.addDimension('report', report);
      metric.addMetric('NeedsAttention' satisfies MetricName, MetricUnit.Count, troubles);
    },
  };
}

/** Looks, by a clock other than the schedules' own, whether each report came. */
export const handler = createWatch(() => (ports ??= livePorts()));

/** What it is handed does not matter: it looks at every report there is. One that cannot be judged needs attention. */
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
        return await findTroubles({ settings: report, publishedAt, now: at, ledger });
      } catch (error) {
        return [{ report: report.id, error: error instanceof Error ? error : new Error(String(error)) }];
      }
    };
    await Promise.all(
      reports.map(async (report) => {
        const troubles = await look(report);
        for (const trouble of troubles) tell(trouble);
        count(report.id, troubles.length);
      }),
    );
  };
}
