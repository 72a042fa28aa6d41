import type { DurableContext } from '@aws/durable-execution-sdk-js';
import type { Case } from '../../analyse/case.ts';
import { sumMissed } from '../../collect/audits/missed-histories.ts';
import {
  readStageHistory,
  type StageReading,
  type StageReadingRequest,
} from '../../collect/audits/read-stage-history.ts';
import type { RunHold } from '../../deliver/ledger/ledger.ts';
import type { ReportSettings } from '../../settings.ts';
import { completedCallsOfRun, historyToRead, readsHistory } from '../rules/history-to-read.ts';
import { whyHeld } from '../rules/why-held.ts';
import { type RunAttempt, runStep, type StepEnd } from './attempt.ts';
import type { KeptPlan } from './begin.ts';
import type { DurablePorts } from './durable-ports.ts';
import { keptReading, type ReadingPlace } from './kept-reading.ts';
import { askPlannr } from './plannr-of-run.ts';
import { runKeys } from './run-keys.ts';

// A call a case: about two minutes at Plannr's limit, as a shard is.
const casesPerPart = 900;

// Two parts share the calls that a run makes for these.
const completedPerPart = completedCallsOfRun / 2;

/** Enough for a part that meets 429s, and for what comes behind the last. */
const leastMillisecondsLeft = 11 * 60_000;

/** Reads the history of the cases that were edited, part by part. @returns in how many parts it lies. */
export async function readHistories(
  context: DurableContext,
  attempt: RunAttempt,
  place: ReadingPlace,
): Promise<StepEnd<{ readonly parts: number }>> {
  const { hold } = attempt;
  const planned = await runStep(context, 'plan-histories', {
    attempt,
    work: (ports) => planHistories(ports, hold, place),
  });
  if ('stop' in planned) return planned;
  const { parts } = planned.ok;
  const { lambdaContext } = context;
  for (let index = 0; index < parts; index += 1) {
    const read = await runStep(context, `history-${index}`, {
      attempt,
      work: async (ports) => {
        await readPart(ports, hold, { index, parts });
        return { tired: lambdaContext.getRemainingTimeInMillis() < leastMillisecondsLeft };
      },
    });
    if ('stop' in read) return read;
    if (read.ok.tired) await context.wait('new-invocation', { seconds: 1 });
  }
  return planned;
}

/** What the parts brought, as one; `undefined` where the settings ask for no history. */
export async function keptHistories(
  { shards }: Pick<DurablePorts, 'shards'>,
  hold: RunHold,
  { parts, historySource }: { readonly parts: number } & Pick<ReportSettings, 'historySource'>,
): Promise<StageReading | undefined> {
  if (!readsHistory({ historySource })) return undefined;
  const read: StageReading[] = [];
  for (let index = 0; index < parts; index += 1) read.push(await shards.get(runKeys(hold).history(index)));
  const sum = (pick: (counts: StageReading['counts']) => number) =>
    read.reduce((total, { counts }) => total + pick(counts), 0);
  return {
    audited: read.flatMap(({ audited }) => audited),
    missed: sumMissed(read.map(({ missed }) => missed)),
    counts: {
      requests: sum(({ requests }) => requests),
      retries: sum(({ retries }) => retries),
      rateLimited: sum(({ rateLimited }) => rateLimited),
    },
    ofCompleted: {
      cases: read.reduce((total, { ofCompleted }) => total + ofCompleted.cases, 0),
      calls: read.reduce((total, { ofCompleted }) => total + ofCompleted.calls, 0),
    },
  };
}

async function planHistories(
  ports: DurablePorts,
  hold: RunHold,
  place: ReadingPlace,
): Promise<{ readonly parts: number }> {
  const keys = runKeys(hold);
  const { plan, settings, order } = await ports.shards.get<KeptPlan>(keys.plan);
  if (!readsHistory(settings)) return { parts: 0 };
  const { cases, coverage } = (await keptReading(ports, hold, place)).reading;
  if (whyHeld(coverage, settings.onIncomplete) !== undefined) return { parts: 0 };
  const kept = await ports.snapshots.readStages(settings.id);
  const whole = historyToRead(cases, kept?.history, {
    plan,
    settings,
    clients: order.clients,
  });
  const requests = [
    ...partsOf(whole.toAudit, casesPerPart).map((toAudit) => ({ toAudit })),
    // After the open ones.
    ...partsOf(hold.run === `${settings.id}.${plan.period.name}` ? whole.completed : [], completedPerPart).map(
      (completed) => ({ toAudit: [], completed, completedCalls: completedPerPart }),
    ),
  ].map((part) => withoutPeople(part, whole));
  for (const [index, request] of requests.entries()) await ports.shards.put(keys.historyToRead(index), request);
  const { length: parts } = requests;
  ports.log.info('Histories planned', {
    ...hold,
    cases: whole.toAudit.length,
    completed: whole.completed.length,
    parts,
  });
  return { parts };
}

function partsOf(cases: readonly Case[], size: number): Case[][] {
  return Array.from({ length: Math.ceil(cases.length / size) }, (_, index) =>
    cases.slice(index * size, (index + 1) * size),
  );
}

async function readPart(
  ports: DurablePorts,
  hold: RunHold,
  { index, parts }: { readonly index: number; readonly parts: number },
): Promise<void> {
  const keys = runKeys(hold);
  if ((await ports.shards.find<StageReading>(keys.history(index))) !== undefined) return;
  await ports.ledger.noteProgress(hold, { step: 'collect', done: index, total: parts, what: 'histories' });
  const { settings } = await ports.shards.get<KeptPlan>(keys.plan);
  const request = await ports.shards.get<StageReadingRequest>(keys.historyToRead(index));
  const read = await askPlannr(ports, { settings, hold }, (client) => readStageHistory(client, request));
  if (read.counts.rateLimited > 0) ports.count('RateLimited', read.counts.rateLimited);
  await ports.shards.put(keys.history(index), read);
  ports.log.info('Histories read', { ...hold, index, cases: read.audited.length, ...read.counts });
}

/** Whose case it is does not matter to its history. */
function withoutPeople(
  part: Pick<StageReadingRequest, 'toAudit' | 'completed' | 'completedCalls'>,
  { stages, known }: Pick<StageReadingRequest, 'stages' | 'known'>,
): StageReadingRequest {
  const slim = ({ uuid, stage, createdAt, updatedAt, completedAt }: Case): Case => {
    return { uuid, name: '', stage, createdAt, updatedAt, completedAt, clients: [] };
  };
  const uuids = new Set(part.toAudit.map(({ uuid }) => uuid.toLowerCase()));
  return {
    ...part,
    toAudit: part.toAudit.map(slim),
    completed: part.completed?.map(slim),
    stages,
    known: known && { ...known, cases: known.cases.filter(({ uuid }) => uuids.has(uuid)) },
  };
}
