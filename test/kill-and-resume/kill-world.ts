import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createShardStore } from '../../functions/deliver/archive/shard-store.ts';
import { createLedger } from '../../functions/deliver/ledger/create-ledger.ts';
import { executionName } from '../../functions/run/start/invoke-run.ts';
import { startRun } from '../../functions/run/start/start-run.ts';
import { parseSettings } from '../../functions/settings.ts';
import { bundle } from '../../infra/bundle-sizes.ts';
import { startCloud } from '../sandbox/cloud.ts';
import { openExecutions } from '../sandbox/durable/execution-file.ts';
import { addExecution } from '../sandbox/durable-engine.ts';
import { generateFirm } from '../sandbox/plannr/generate-firm.ts';
import { sandboxReports } from '../sandbox/sandbox-reports.ts';
import { startSesProxy } from '../sandbox/ses-proxy.ts';
import { startWorld } from '../sandbox/world.ts';
import { startRunProcess } from './run-process.ts';

export type KillWorldOptions = {
  readonly seed: number;
  readonly cases: number;
  readonly clients: number;
  readonly recipients: readonly string[];
  /** Every client is read alone. */
  readonly clientByClient: boolean;
};

export type KillWorld = Awaited<ReturnType<typeof startKillWorld>>;

// Well past, so that the function, which goes by the real clock, can report on it whenever this is run.
const asAt = '2024-11-25T07:00:00.000Z';

const period = '2024-W47';

/**
 * Not among the machine's temporary files: whoever clears those of other programs, by their age or by the beginning of their names, takes
 * the executions away under a run of hours, which then ends in ENOENT.
 */
const beside = fileURLToPath(new URL('../../out/kill/', import.meta.url));

// So that 2,000 clients take seconds instead of eight minutes.
const requestsPerMinute = 1_000_000;

/** A world in which a run is carried out by processes of its own, with the very bundle that is deployed. */
export async function startKillWorld({ seed, cases, clients, recipients, clientByClient }: KillWorldOptions) {
  const firm = generateFirm({ seed, cases, clients, asAt });
  const world = await startWorld({ firm, now: () => asAt, requestsPerMinute });
  if (clientByClient) world.plannr.faults.forbidden = ['cases'];
  const [report] = sandboxReports(world.plannr.accountUuid).reports;
  const written = { reports: [{ ...report, recipients: recipients.map((email) => ({ email })) }] };
  const [settings] = parseSettings(written).reports;
  if (settings === undefined) throw new Error('no report');
  const cloud = await startCloud({ world, settings: written, onInvoke: () => undefined });
  let onMail: (moment: 'handed-over' | 'taken' | 'answered') => void = () => undefined;
  const ses = await startSesProxy(world.mailbox.url, { onMail: (moment) => onMail(moment) });
  await mkdir(beside, { recursive: true });
  const folder = await mkdtemp(join(beside, 'world-'));
  const code = join(folder, 'report-run.mjs');
  await writeFile(code, (await bundle('report-run')).code);

  const ledger = createLedger({ ...cloud.ledger, now: () => new Date().toISOString() });
  const functionArn = cloud.environment.RUN_FUNCTION ?? '';
  const executions = openExecutions(join(folder, 'executions'));
  const environment = {
    ...cloud.environment,
    AWS_ENDPOINT_URL_SES: ses.url,
    PLANNR_REQUESTS_PER_MINUTE: String(requestsPerMinute),
    POWERTOOLS_LOG_LEVEL: 'ERROR',
  };
  return {
    firm: firm.at(asAt),
    plannr: world.plannr,
    mailbox: world.mailbox,
    ledger,
    owner: settings.owner,
    shards: createShardStore({ client: world.objectStore.client, bucket: world.bucket }),
    /** Who is told of the next mails. */
    watchMails: (watcher: typeof onMail) => {
      onMail = watcher;
    },
    /** Starts a run without carrying it out. @returns its name, and that of its execution. */
    start: async () => {
      const { run, attempt } = await startRun(
        {
          ledger,
          now: () => new Date().toISOString(),
          invokeRun: async (hold) =>
            void addExecution(join(folder, 'executions'), executionName(functionArn, hold), hold),
        },
        { by: 'request', settings, askedBy: 'test', period, order: { send: true } },
      );
      return { run, attempt, execution: executionName(functionArn, { run, attempt }) };
    },
    process: (execution: string) =>
      startRunProcess({ folder: join(folder, 'executions'), execution, bundle: code, environment }),
    execution: (name: string) => executions.read(name),
    stop: async () => {
      await Promise.all([cloud.stop(), ses.stop(), world.stop()]);
      await rm(folder, { recursive: true, force: true });
    },
  };
}
