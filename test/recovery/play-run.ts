import { mayPass } from '../../functions/aws-error.ts';
import { readSesError } from '../../functions/deliver/mail/ses-error.ts';
import { ReportError } from '../../functions/report-error.ts';
import type { DurablePorts } from '../../functions/run/durable/durable-ports.ts';
import { findTroubles } from '../../functions/run/schedule/find-troubles.ts';
import { startRun } from '../../functions/run/start/start-run.ts';
import { generateFirm } from '../sandbox/plannr/generate-firm.ts';
import { type RunWorld, startRunWorld } from '../sandbox/run-world.ts';
import {
  type Call,
  createFaultInjector,
  type Fault,
  type FaultInjector,
  type Part,
  type PlannrFault,
} from './faults.ts';

const asAt = '2026-11-23T07:00:00.000Z';
const firm = generateFirm({ seed: 11, cases: 12, clients: 5, asAt });
const readers = ['ann@harbour.example', 'bob@harbour.example'];
const owner = 'it@harbour.example';
const run = 'weekly-cases.2026-W47';

/** What came of a run in which one thing went wrong. */
export type Played = {
  readonly calls: readonly Call[];
  /** Whether the fault met a call. */
  readonly struck: boolean;
  /**
   * - `whole`: everybody has the report, once, and nobody had to do anything
   * - `told`: somebody is without it, or nobody knows, and the owner was mailed or an alarm stands
   * - `silent`: somebody is without it, and nobody was told
   */
  readonly end: 'whole' | 'told' | 'silent';
  /** Readers who got the report more than once. */
  readonly doubled: number;
  /** Of which readers the ledger says what is not so. Should be empty. */
  readonly faults: readonly string[];
  /** After whoever is told has done what the runbook says: takes the run up again, or settles a mail. */
  readonly madeGood: boolean;
};

/** Plays the scheduled run of a week, in made time, with one fault or none. */
export async function playRun(fault?: Fault): Promise<Played> {
  const held: { injector?: FaultInjector; world?: RunWorld } = {};
  const clock = () => Date.parse(held.world?.ports.now() ?? asAt);
  const injector = createFaultInjector({ fault, clock, part: () => partOf(held.world) });
  const world = await startRunWorld({
    firm,
    playsTime: true,
    changes: { recipients: readers.map((email) => ({ email })), historySource: 'snapshots' },
    aroundToken: (read) => injector.around('SSM', read).catch(asParameterError),
    replace: (live) => faultyPorts(live, injector, () => held.world),
  });
  held.world = world;
  // Before the SDK's own tries: it gives up with the error only after three.
  const place = { step: 'initialize', priority: 'high', name: 'faults' } as const;
  world.table.client.middlewareStack.add((next) => (args) => injector.around('DynamoDB', () => next(args)), place);
  world.store.client.middlewareStack.add((next) => (args) => injector.around('S3', () => next(args)), place);
  try {
    await startAsLambdaDoes(world, injector);
    await world.engine.settled();
    injector.disarm();
    delete world.plannr.faults.away;
    return { calls: injector.calls, struck: injector.hasStruck(), ...(await judge(world)) };
  } finally {
    injector.disarm();
    await world.stop();
  }
}

/** Lambda tries a start again after one minute and two. */
async function startAsLambdaDoes(world: RunWorld, injector: FaultInjector): Promise<void> {
  const ports = {
    ...world.startPorts,
    invokeRun: (hold: { run: string; attempt: number }) =>
      injector.around('Lambda', () => world.startPorts.invokeRun(hold)),
  };
  for (const seconds of [60, 120, 0]) {
    try {
      await startRun(ports, { by: 'schedule', settings: world.settings(), scheduledTime: asAt });
      return;
    } catch {
      world.later(seconds);
    }
  }
}

function faultyPorts(
  live: DurablePorts,
  injector: FaultInjector,
  world: () => RunWorld | undefined,
): Partial<DurablePorts> {
  return {
    settings: () => injector.around('S3', live.settings),
    tokenChangedAt: (parameter) => injector.around('SSM', () => live.tokenChangedAt(parameter)),
    mailer: {
      send: (message) =>
        injector
          .around('SES', () => live.mailer.send(message))
          .catch((error: unknown) => {
            throw error instanceof ReportError ? error : readSesError(error, message.to);
          }),
    },
    plannr: (settings, hold) => {
      const plannr = live.plannr(settings, hold);
      const get: typeof plannr.client.get = (request) => {
        const how = injector.next('Plannr');
        const faults = world()?.plannr.faults;
        const answer = plannrAnswers.get(how ?? '');
        if (faults !== undefined && answer !== undefined && faults.away === undefined) {
          const from = Date.parse(live.now());
          const isOnce = injector.fault?.lasting === 'once';
          faults.away = {
            ...answer,
            from,
            until: isOnce ? from + 86_400_000 : from + 120_000,
            ...(isOnce && { times: 1 }),
          };
        }
        return plannr.client.get(request);
      };
      return { ...plannr, client: { ...plannr.client, get } };
    },
  };
}

type Away = Pick<NonNullable<RunWorld['plannr']['faults']['away']>, 'how' | 'retryAfterSeconds'>;

const plannrAnswers: ReadonlyMap<string, Away> = new Map<PlannrFault, Away>([
  ['500', { how: 500 }],
  ['cut', { how: 'cut' }],
  ['slow', { how: 504 }],
  ['429', { how: 429 }],
  ['429 with Retry-After', { how: 429, retryAfterSeconds: 25 }],
  ['503', { how: 503 }],
  ['503 with Retry-After', { how: 503, retryAfterSeconds: 25 }],
]);

/** As `createParameterReader` makes of what the SDK threw. */
function asParameterError(error: unknown): never {
  throw new ReportError('refused', 'The parameter could not be read from SSM.', 'Check the right to read it.', {
    mayPass: mayPass(error),
  });
}

/** What the run is at, by the step that its last checkpoint began. */
function partOf(world: RunWorld | undefined): Part {
  const [execution] = world?.engine.executions() ?? [];
  if (execution === undefined) return 'start';
  const step = execution.operations.findLast(({ Type, Status }) => Type === 'STEP' && Status === 'STARTED')?.Name ?? '';
  if (step === 'make') return 'make';
  if (/^(?:mail|settle|look)-\d|^sum-up$/.test(step)) return 'mail';
  return /^tell-owner(?!-of-wait)|^end$/.test(step) ? 'conclude' : 'collect';
}

async function judge(world: RunWorld): Promise<Pick<Played, 'end' | 'doubled' | 'faults' | 'madeGood'>> {
  const record = await world.ledger.getRun(run);
  const mails = await mailsOf(world);
  const faults = readers.flatMap((reader) => {
    const count = mails.get(reader) ?? 0;
    const state = record?.deliveries.find(({ email }) => email === reader)?.state;
    const isTrue = { sent: count === 1, failed: count === 0, unknown: count <= 1, sending: false, bounced: false };
    const isRight = state === undefined ? count === 0 : isTrue[state];
    return isRight ? [] : [`${reader} has ${count} mails, and the ledger says ${state}`];
  });
  const isWhole = record?.state === 'done' && readers.every((reader) => mails.get(reader) === 1);
  if (isWhole) return { end: 'whole', doubled: 0, faults, madeGood: true };
  const isTold = mails.has(owner) || (await troublesIn(world)).length > 0;
  const madeGood = await makeGood(world);
  const after = await mailsOf(world);
  const doubled = readers.filter((reader) => (after.get(reader) ?? 0) > 1).length;
  return { end: isTold ? 'told' : 'silent', doubled, faults, madeGood };
}

/** Who has how many mails; of the owner only that there were some, beside those that say that it waits. */
async function mailsOf(world: RunWorld): Promise<ReadonlyMap<string, number>> {
  const inboxes = Object.entries(await world.inboxes());
  return new Map(inboxes.map(([to, subjects]) => [to, subjects.length]));
}

/** By the ledger, two hours later: a run that died is known by then. */
async function troublesIn(world: RunWorld) {
  world.later(7_200);
  const settings = world.settings();
  return findTroubles({
    settings,
    publishedAt: '2026-01-01T00:00:00.000Z',
    now: world.ports.now(),
    ledger: world.ledger,
  });
}

/** What the runbook says to do: ask the readers of whom nobody knows, and take the run up again. */
async function makeGood(world: RunWorld): Promise<boolean> {
  const before = await mailsOf(world);
  const known = await world.ledger.getRun(run);
  if (known === undefined) await world.run({ by: 'schedule', scheduledTime: asAt });
  for (const { email, state } of known?.deliveries ?? []) {
    if (state === 'unknown' && before.has(email)) await world.ledger.confirm(run, email, 'the owner');
  }
  const asked = await world.ledger.getRun(run);
  if (asked !== undefined && asked.state !== 'done') {
    const settings = world.settings();
    await startRun(world.startPorts, { by: 'retry', settings, run });
    await world.engine.settled();
  }
  // A mail of which nobody knows is never sent again by itself: to whom it did not come it is sent by name.
  for (const to of readers.filter((reader) => !before.has(reader))) {
    const now = await mailsOf(world);
    if (!now.has(to)) await world.run({ by: 'request', askedBy: 'the owner', order: { send: true, to } });
  }
  const after = await mailsOf(world);
  return readers.every((reader) => after.get(reader) === 1) && (await troublesIn(world)).length === 0;
}
