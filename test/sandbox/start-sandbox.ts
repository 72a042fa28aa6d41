import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod';
import { createLedger } from '../../functions/deliver/ledger/create-ledger.ts';
import type { RunRecord } from '../../functions/deliver/ledger/run-record.ts';
import { parseSettings, type Settings } from '../../functions/settings.ts';
import { type Cloud, startCloud } from './cloud.ts';
import { createDurableEngine, type DurableEngine } from './durable-engine.ts';
import { startGateway } from './gateway.ts';
import type { Invocation } from './lambda.ts';
import { mondayAtSeven } from './monday-at-seven.ts';
import { generateFirm } from './plannr/generate-firm.ts';
import { sandboxReports } from './sandbox-reports.ts';
import { startScheduler } from './scheduler.ts';
import { startWorld, type World } from './world.ts';

export type Sandbox = {
  readonly url: string;
  readonly world: World;
  readonly cloud: Cloud;
  readonly settings: Settings;
  /** Has start-report called as it would have been when the report was last due. */
  readonly fireLastDue: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

export type SandboxOptions = {
  readonly cases: number;
  readonly clients: number;
  readonly port: number;
  /** Told how a run ended. */
  readonly onRun: (run: RunRecord) => void;
  readonly onFailure: (message: string) => void;
};

/**
 * Casebook as it runs in AWS, with the functions' own handlers, in an invented world on this machine. The handlers take
 * their environment from this process: start it once in one.
 */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const { cases, clients, port, onRun, onFailure } = options;
  // Within a week the firm stands still, so that runs agree; every Monday it has moved on.
  const now = () => mondayAtSeven(new Date().toISOString());
  const folder = await mkdtemp(join(tmpdir(), 'casebook-'));
  const behind = (offset: number) => (port === 0 ? 0 : port + offset);
  const firm = generateFirm({ seed: 2026, cases, clients, asAt: now() });
  const world = await startWorld({ firm, now, ports: { plannr: behind(2) } });
  const settings = parseSettings(sandboxReports(world.plannr.accountUuid));

  const runs: { start?: DurableEngine['start'] } = {};
  const onInvoke = ({ executionName = '', payload }: Invocation) => runs.start?.(executionName, payload);
  const cloud = await startCloud({ world, settings, onInvoke, ports: { mail: behind(1) } });
  takeOn(cloud.environment);
  const handlers = await loadHandlers();
  const engine = createDurableEngine({ folder, handler: handlers.reportRun });
  const ledger = createLedger({ ...cloud.ledger, now });
  runs.start = (name, payload) => {
    engine.start(name, payload);
    const { run } = runHold.parse(payload);
    const ended = async () => {
      await engine.settled();
      const record = await ledger.getRun(run);
      if (record !== undefined) onRun(record);
    };
    ended().catch((error: unknown) => onFailure(`${run} broke off: ${String(error)}`));
  };

  const gateway = await startGateway({ ...handlers, port });
  const scheduler = startScheduler({
    reports: settings.reports,
    startReport: handlers.startReport,
    onFailure: (report, error) => onFailure(`${report} could not be started: ${String(error)}`),
  });
  return {
    url: gateway.url,
    world,
    cloud,
    settings,
    fireLastDue: async () => {
      for (const { id } of settings.reports) await handlers.startReport({ report: id, scheduledTime: now() });
    },
    stop: async () => {
      await scheduler.stop();
      await gateway.stop();
      await cloud.stop();
      await world.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

const runHold = z.object({ run: z.string() });

/** What the functions find in their environment in AWS; and nothing of whoever has AWS credentials on this machine. */
function takeOn(environment: Readonly<Record<string, string>>): void {
  for (const name of Object.keys(process.env)) if (name.startsWith('AWS_')) delete process.env[name];
  Object.assign(process.env, environment);
}

/** Only now, since what they are made of looks at the environment when it is loaded. */
async function loadHandlers() {
  const [api, plannrWebhook, reportRun, startReport] = await Promise.all([
    import('../../functions/handlers/api.ts'),
    import('../../functions/handlers/plannr-webhook.ts'),
    import('../../functions/handlers/report-run.ts'),
    import('../../functions/handlers/start-report.ts'),
  ]);
  return {
    api: api.handler,
    plannrWebhook: plannrWebhook.handler,
    reportRun: reportRun.handler,
    startReport: startReport.handler,
  };
}
