import { PutObjectCommand } from '@aws-sdk/client-s3';
import { expect, onTestFinished, test, vi } from 'vitest';
import { createLedger } from '../../functions/deliver/ledger/create-ledger.ts';
import { log } from '../../functions/log.ts';
import { aReportSettings } from '../builders/a-report-settings.ts';
import { startLedgerTable } from '../sandbox/ledger-table.ts';
import { startObjectStore } from '../sandbox/object-store.ts';

test('each look that finds something writes the metric that the alarm of the report goes by, and no other does', async () => {
  const [table, store] = await Promise.all([startLedgerTable(), startObjectStore()]);
  await store.createBucket('settings');
  // Its next time is years ahead and its last one long before it was published: it is never late.
  const schedule = { cron: '0 7 1 1 ? 2020-2199', timezone: 'Europe/London' };
  const settled = aReportSettings({ id: 'elm', schedule, period: 'month' });
  const report = aReportSettings({ id: 'harbour', schedule, period: 'month' });
  await store.client.send(
    new PutObjectCommand({
      Bucket: 'settings',
      Key: 'reports.json',
      Body: JSON.stringify({ reports: [settled, report] }),
    }),
  );
  const ledger = createLedger({ client: table.client, table: table.table, now: () => '2026-11-23T07:00:10.000Z' });
  const order = { send: true };
  const claimed = await ledger.claimRun({
    reportId: 'harbour',
    period: '2026-M10',
    name: 'scheduled',
    askedBy: 'schedule',
    order,
  });
  if (claimed.outcome !== 'claimed') throw new Error(claimed.outcome);
  await ledger.beginRun(claimed.run);
  await ledger.endRun(claimed.run, { state: 'held' });
  const environment = {
    AWS_REGION: 'eu-west-2',
    AWS_ACCESS_KEY_ID: 'sandbox',
    AWS_SECRET_ACCESS_KEY: 'sandbox',
    AWS_ENDPOINT_URL_DYNAMODB: table.endpoint,
    AWS_ENDPOINT_URL_S3: store.endpoint,
    LEDGER_TABLE: table.table,
    SETTINGS_BUCKET: 'settings',
    SETTINGS_KEY: 'reports.json',
    POWERTOOLS_METRICS_NAMESPACE: 'Casebook',
    POWERTOOLS_SERVICE_NAME: 'casebook-test',
    // Has it write where a test can listen.
    POWERTOOLS_DEV: 'true',
    POWERTOOLS_METRICS_DISABLED: 'false',
  };
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
  log.setLogLevel('SILENT');
  const written = vi.spyOn(console, 'log').mockReturnValue();
  onTestFinished(async () => {
    vi.restoreAllMocks();
    vi.unstubAllEnvs();
    await Promise.all([table.stop(), store.stop()]);
  });

  const { handler } = await import('../../functions/handlers/watch-delivery.ts');
  await handler();
  await handler();

  const metrics = written.mock.calls.map(([line]) => JSON.parse(String(line)));
  expect(metrics).toHaveLength(2);
  for (const metric of metrics) {
    expect(metric).toMatchObject({ service: 'casebook-test', report: 'harbour' });
    expect(metric.NeedsAttention).toBeGreaterThan(0);
    expect(metric._aws.CloudWatchMetrics).toEqual([
      {
        Namespace: 'Casebook',
        Dimensions: [['service', 'report']],
        Metrics: [{ Name: 'NeedsAttention', Unit: 'Count' }],
      },
    ]);
  }
});
