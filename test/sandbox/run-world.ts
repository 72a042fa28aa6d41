import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withDurableExecution } from '@aws/durable-execution-sdk-js';
import { GetObjectCommand } from '@aws-sdk/client-s3';
import * as z from 'zod';
import { runFileKey } from '../../functions/deliver/archive/run-files.ts';
import { createS3Archive } from '../../functions/deliver/archive/s3-archive.ts';
import { createShardStore } from '../../functions/deliver/archive/shard-store.ts';
import { createLedger } from '../../functions/deliver/ledger/create-ledger.ts';
import { createSesMailer } from '../../functions/deliver/mail/ses-mailer.ts';
import { createS3Files } from '../../functions/deliver/snapshots/s3-files.ts';
import { createSnapshotStore } from '../../functions/deliver/snapshots/snapshot-store.ts';
import type { DurablePorts } from '../../functions/run/durable/durable-ports.ts';
import { createDurableRun } from '../../functions/run/durable/durable-run.ts';
import { createPlannrOfRun } from '../../functions/run/durable/plannr-of-run.ts';
import { executionName } from '../../functions/run/start/invoke-run.ts';
import { type StartPorts, type StartRequest, startRun } from '../../functions/run/start/start-run.ts';
import { parseSettings, type ReportSettings } from '../../functions/settings.ts';
import { createDurableEngine } from './durable-engine.ts';
import { startLedgerTable } from './ledger-table.ts';
import { startMailbox } from './mailbox.ts';
import { startObjectStore } from './object-store.ts';
import type { Faults } from './plannr/faults.ts';
import type { Firm } from './plannr/firm.ts';
import { type Plannr, startPlannr } from './plannr/start-plannr.ts';
import { sandboxReports } from './sandbox-reports.ts';
import { startSesProxy } from './ses-proxy.ts';
import { createWaitingClock } from './waiting-clock.ts';

export type RunWorldOptions = {
  readonly firm: Firm;
  /** What the one report has instead of `sandboxReports`. */
  readonly changes?: object;
  readonly faults?: Faults;
  /** When the token was last put into SSM; default: the firm's as-at. */
  readonly tokenChangedAt?: string;
  /** Around each reading of the token. */
  readonly aroundToken?: (read: () => Promise<string>) => Promise<string>;
  /** Called before the token is fetched once more, since it was refused. */
  readonly beforeRefetch?: (plannr: Plannr) => void;
  /** Of one invocation; default: Lambda's 15 minutes. */
  readonly timeoutMilliseconds?: number;
  /** Whether time passes by what is waited for: by the durable run, and by whoever asks Plannr. */
  readonly playsTime?: boolean;
  /** Puts something else in the place of a port. */
  readonly replace?: (ports: DurablePorts) => Partial<DurablePorts>;
};

export type RunWorld = Awaited<ReturnType<typeof startRunWorld>>;

/** The ARN by which the run is started. */
export const runFunction = 'arn:aws:lambda:eu-west-2:123456789012:function:casebook-report-run:live';

const bucket = 'casebook-archive';

/** What tests look at of a report. */
const reportShape = z.object({
  asAt: z.string(),
  coverage: z.object({ startedAt: z.string(), finishedAt: z.string(), notes: z.array(z.string()) }),
});

/**
 * All that a durable run needs, on this machine: the real adapters against stand-ins for Plannr and AWS, and the engine.
 * Its clock stands at the firm's as-at until it is moved; waits are short.
 */
export async function startRunWorld(options: RunWorldOptions) {
  let asked = options.firm.asAt;
  let milliseconds = Date.parse(options.firm.asAt);
  const { firm, changes = {}, faults, beforeRefetch, timeoutMilliseconds, replace = () => ({}) } = options;
  const { playsTime = false, aroundToken = (read) => read() } = options;
  const [plannr, mailbox, table, store] = await Promise.all([
    startPlannr({
      firm,
      now: () => asked,
      faults,
      requestsPerMinute: 1_000_000,
      ...(playsTime ? { rateClock: () => milliseconds } : {}),
    }),
    startMailbox(),
    startLedgerTable(),
    startObjectStore(),
  ]);
  const ses = await startSesProxy(mailbox.url);
  await store.createBucket(bucket);
  const folder = await mkdtemp(join(tmpdir(), 'casebook-'));
  const [report] = sandboxReports(plannr.accountUuid).reports;
  let settings: ReportSettings[] = parseSettings({ reports: [{ ...report, ...changes }] }).reports;
  const now = () => new Date(milliseconds).toISOString();
  const metrics: [string, number][] = [];
  const logged: string[] = [];
  const tokenReads: boolean[] = [];
  const pass = (passed: number) => {
    milliseconds += passed;
  };
  const madeClock = createWaitingClock(() => milliseconds, pass);
  const line = (message: string, details: object) => void logged.push(JSON.stringify({ message, ...details }));

  const ledger = createLedger({ client: table.client, table: table.table, now });
  const live: DurablePorts = {
    now,
    publicUrl: 'https://reports.example',
    wait: async (waited) => (playsTime ? pass(waited) : undefined),
    ledger,
    settings: async () => ({ reports: settings }),
    log: { info: line, error: line },
    plannr: createPlannrOfRun({
      baseUrl: plannr.url,
      requestsPerMinute: 1_000_000,
      ...(playsTime
        ? { clock: madeClock, retryDelayMilliseconds: 500, random: () => 0.5 }
        : { retryDelayMilliseconds: 1 }),
      readParameter: (_name, { freshly = false } = {}) =>
        aroundToken(async () => {
          tokenReads.push(freshly);
          if (freshly) beforeRefetch?.(plannr);
          return plannr.token;
        }),
    }),
    tokenChangedAt: async () => options.tokenChangedAt ?? firm.asAt,
    shards: createShardStore({ client: store.client, bucket }),
    archive: createS3Archive({ client: store.client, bucket }),
    snapshots: createSnapshotStore(createS3Files({ client: store.client, bucket, claim: ledger.claimFile })),
    mailer: createSesMailer({
      client: { ...mailbox.client, endpoint: ses.url },
      wait: async (waited) => (playsTime ? pass(waited) : undefined),
    }),
    count: (metric, value) => void metrics.push([metric, value]),
  };
  const ports = { ...live, ...replace(live) };
  const handler = withDurableExecution(createDurableRun(() => ports));
  const engine = createDurableEngine({
    folder,
    handler,
    mostDelay: 40,
    timeoutMilliseconds,
    onDelay: playsTime ? pass : undefined,
  });
  const startPorts: StartPorts = {
    now,
    ledger,
    invokeRun: async (hold) => engine.start(executionName(runFunction, hold), hold),
  };
  return {
    plannr,
    mailbox,
    ses,
    store,
    bucket,
    table,
    ledger,
    ports,
    startPorts,
    engine,
    handler,
    folder,
    /** In the order in which they were set. */
    metrics,
    logged,
    /** For each reading of the token, whether a kept one was passed by. */
    tokenReads,
    settings: () => {
      const [first] = settings;
      if (first === undefined) throw new Error('no report');
      return first;
    },
    changeSettings: (to: object) => {
      settings = parseSettings({ reports: [{ ...report, ...changes, ...to }] }).reports;
    },
    later: (seconds: number) => {
      milliseconds += seconds * 1000;
    },
    /** Moves the clock to that time, and the firm in Plannr with it. */
    moveTo: (instant: string) => {
      milliseconds = Date.parse(instant);
      asked = now();
    },
    /** Starts a run, and waits until it has ended. @returns the run as the ledger has it then. */
    run: async (request: DistributedOmit<StartRequest, 'settings'>) => {
      const [first] = settings;
      if (first === undefined) throw new Error('no report');
      const { run } = await startRun(startPorts, { ...request, settings: first });
      await engine.settled();
      return ledger.getRun(run);
    },
    /** The report of a run as it is kept. */
    reportOf: async (run: string) => {
      const { Body } = await store.client.send(
        new GetObjectCommand({ Bucket: bucket, Key: runFileKey(run, 'reportJson') }),
      );
      return reportShape.parse(JSON.parse((await Body?.transformToString()) ?? ''));
    },
    /** Whose inbox has which subjects. */
    inboxes: async () => {
      const all = (await mailbox.messages()).flatMap(({ envelope, subject }) =>
        envelope.to.map((to) => ({ to, subject })),
      );
      const byReader = Map.groupBy(all, ({ to }) => to);
      return Object.fromEntries([...byReader].map(([to, mails]) => [to, mails.map(({ subject }) => subject)]));
    },
    stop: async () => {
      await engine.settled();
      await Promise.all([plannr.stop(), ses.stop(), mailbox.stop(), table.stop(), store.stop()]);
      await rm(folder, { recursive: true });
    },
  };
}

type DistributedOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;
