import type { DurableContext } from '@aws/durable-execution-sdk-js';
import type { ReadingPlan } from '../../collect/shard.ts';
import { planAgain } from '../../collect/shards/plan-reading.ts';
import type { RunHold } from '../../deliver/ledger/ledger.ts';
import { askPlannr } from './ask-plannr.ts';
import { type RunAttempt, runStep, type StepEnd } from './attempt.ts';
import { type KeptPlan, keepReading } from './begin.ts';
import type { DurablePorts } from './durable-ports.ts';
import { readOneShard, type ShardCoverage } from './read-one-shard.ts';
import { runKeys } from './run-keys.ts';

/**
 * How long one more shard, and what comes behind the last, may take: one that meets 429s waits for up to ten minutes.
 * With less than that left the run goes on in a new invocation.
 */
const leastMillisecondsLeft = 11 * 60_000;

/** Reads everything, the next dearer way where one is refused. @returns the round whose shards are to be joined. */
export async function collect(
  context: DurableContext,
  attempt: RunAttempt,
  first: { readonly shards: number },
): Promise<StepEnd<{ readonly round: number; readonly shards: number }>> {
  let { shards } = first;
  for (let round = 0; ; round += 1) {
    const stop = await readShards(context, attempt, { round, shards });
    if (stop !== undefined) return { stop };
    const again = await runStep(context, `plan-again-${round}`, {
      attempt,
      work: (ports) => planNext(ports, attempt.hold, { round, shards }),
    });
    if ('stop' in again) return again;
    if (again.ok === 'whole') return { ok: { round, shards } };
    shards = again.ok.shards;
  }
}

/**
 * One shard after the other: they share one allowance of requests, of which each uses all it may. Gives why the reading
 * ends early, if so.
 */
async function readShards(
  context: DurableContext,
  attempt: RunAttempt,
  { round, shards }: { readonly round: number; readonly shards: number },
): Promise<'failed' | 'lost' | undefined> {
  const { lambdaContext } = context;
  const indices = Array.from({ length: shards }, (_, index) => index);
  const batch = await context.map(
    `collect-${round}`,
    indices,
    async (child, index) => {
      const end = await runStep(child, 'shard', {
        attempt,
        work: async (ports) => {
          const read = await readOneShard(ports, attempt.hold, { round, index });
          // Decided inside the step, and so the same whenever the run is replayed.
          return { ...read, tired: lambdaContext.getRemainingTimeInMillis() < leastMillisecondsLeft };
        },
      });
      // A failed item keeps the map from beginning another.
      if ('stop' in end) throw new Error(end.stop);
      if (end.ok.tired) await child.wait('new-invocation', { seconds: 1 });
      return end.ok.received;
    },
    { maxConcurrency: 1, itemNamer: (index) => `shard-${index}` },
  );
  const [failure] = batch.getErrors();
  if (failure === undefined) return undefined;
  if (failure.message === 'failed' || failure.message === 'lost') return failure.message;
  throw failure;
}

async function planNext(
  ports: DurablePorts,
  hold: RunHold,
  { round, shards }: { readonly round: number; readonly shards: number },
): Promise<'whole' | { readonly shards: number }> {
  const keys = runKeys(hold);
  const { plan, settings } = await ports.shards.get<KeptPlan>(keys.plan);
  const reading = await ports.shards.get<ReadingPlan>(keys.reading(round));
  const coverages: ShardCoverage[] = [];
  for (let index = 0; index < shards; index += 1) coverages.push(await ports.shards.get(keys.coverage(round, index)));
  // Whether to go another way does not depend on the cases, which can be many.
  const results = coverages.map((coverage) => ({ ...coverage, versions: [] }));
  const onPage = { expect: () => undefined, done: () => undefined };
  const next = await askPlannr(ports, { settings, hold }, (client) =>
    planAgain(client, { request: plan.reading, plan: reading, results, onPage }),
  );
  if (next === undefined) return 'whole';
  return keepReading(ports, hold, { round: round + 1, reading: next });
}
