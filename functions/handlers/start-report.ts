import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { S3Client } from '@aws-sdk/client-s3';
import * as z from 'zod';
import { createLedger } from '../deliver/ledger/create-ledger.ts';
import { parse } from '../parse.ts';
import { findReport } from '../run/find-report.ts';
import { createSettingsReader } from '../run/published-settings.ts';
import { createRunInvoker } from '../run/start/invoke-run.ts';
import { type StartPorts, startRun } from '../run/start/start-run.ts';
import type { Settings } from '../settings.ts';
import { readEnvironment, startReportEnvironment } from './environment.ts';

export type StartReportPorts = StartPorts & { readonly settings: () => Promise<Settings> };

const input = z.strictObject({
  report: z.string('allowed: the id of a report').min(1),
  scheduledTime: z.iso
    .datetime({ offset: true, error: 'allowed: an instant such as "2026-11-23T07:00:00Z"' })
    .transform((text) => new Date(text).toISOString()),
  again: z.boolean('allowed: true or false').optional(),
});

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

/**
 * The schedule sends `{ "report", "scheduledTime" }`. However late or often it comes, it is about the same period and
 * starts the same run. To take up a run that failed or was held, send the same with `"again": true`.
 */
export function createStartReport(getPorts: () => StartReportPorts) {
  return async (event: unknown): Promise<{ readonly run: string }> => {
    const { report, scheduledTime, again } = parse(input, event, {
      kind: 'bad-input',
      what: 'The event',
      whatToDo: 'Send {"report":"weekly-cases","scheduledTime":"2026-11-23T07:00:00Z"}, with "again":true to try anew.',
      showValues: true,
    });
    const ports = getPorts();
    const settings = findReport(await ports.settings(), report);
    const { run } = await startRun(ports, { by: 'schedule', settings, scheduledTime, again });
    return { run };
  };
}
