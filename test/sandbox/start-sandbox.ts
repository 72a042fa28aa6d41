import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod';
import type { Clock } from '../../functions/collect/client/clock.ts';
import { createLedger } from '../../functions/deliver/ledger/create-ledger.ts';
import type { RunRecord } from '../../functions/deliver/ledger/run-record.ts';
import { localPorts } from '../../functions/run/local/local-ports.ts';
import { runReport } from '../../functions/run/local/run-report.ts';
import { parseSettings, type Settings } from '../../functions/settings.ts';
import { type Cloud, startCloud } from './cloud.ts';
import { createDurableEngine, type DurableEngine } from './durable-engine.ts';
import { startGateway } from './gateway.ts';
import type { Invocation } from './lambda.ts';
import { madeClock } from './made-clock.ts';
import { mondayAtSeven } from './monday-at-seven.ts';
import { generateFirm } from './plannr/generate-firm.ts';
import { demoFirm, demoSettings, sandboxReports } from './sandbox-reports.ts';
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
  let past: { readonly monday: string; readonly clock: Clock } | undefined;
  const now = () => past?.monday ?? mondayAtSeven(new Date().toISOString());
  const rateClock = () => past?.clock.now() ?? Date.now();
  const folder = await mkdtemp(join(tmpdir(), 'casebook-'));
  const behind = (offset: number) => (port === 0 ? 0 : port + offset);
  const firm = generateFirm({ ...demoFirm, cases, clients, asAt: now() });
  const world = await startWorld({ firm, now, rateClock, ports: { plannr: behind(2) } });
  const settings = parseSettings(sandboxReports(world.plannr.accountUuid, demoSettings));

  const runs: { start?: DurableEngine['start'] } = {};
  const onInvoke = ({ executionName = '', payload }: Invocation) => runs.start?.(executionName, payload);
  const cloud = await startCloud({ world, settings, onInvoke, ports: { mail: behind(1) } });
  takeOn(cloud.environment);
  for (const monday of mondaysBefore(now())) {
    past = { monday, clock: madeClock(monday) };
    await liveThrough(past, { folder, world, settings });
  }
  past = undefined;
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
  Object.assign(process.env, { PUBLIC_URL: gateway.url });
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

const weeksLived = 6;
const weekMilliseconds = 7 * 86_400_000;

/** So many Mondays at seven, the earliest first, without this one. */
function mondaysBefore(monday: string): string[] {
  const noon = Date.parse(monday) + 5 * 3_600_000;
  return Array.from({ length: weeksLived }, (_, index) =>
    mondayAtSeven(new Date(noon - (weeksLived - index) * weekMilliseconds).toISOString()),
  );
}

/**
 * Makes the report of a Monday that is past, so that later ones have something to compare with and forecasts that have
 * come due. Nobody is mailed.
 */
async function liveThrough(
  { monday, clock }: { monday: string; clock: Clock },
  { folder, world, settings: { reports } }: { folder: string; world: World; settings: Settings },
): Promise<void> {
  const environment = { ...world.environment, CASEBOOK_BUCKET: world.bucket };
  for (const settings of reports) {
    const { accountUuid } = settings.plannr;
    const ports = localPorts({ environment, folder: join(folder, monday), accountUuid, clock });
    const made = await runReport({ settings, asAt: monday, send: false }, ports, () => undefined);
    if (made.state !== 'done') throw new Error(`The report of ${monday} was not made: ${made.reasons.join(' ')}`);
  }
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
