import type { DurableContext } from '@aws/durable-execution-sdk-js';
import { type RunAttempt, runStep, type StepEnd } from './attempt.ts';
import type { RoundsRead } from './kept-reading.ts';
import { type Next, planNext } from './plan-next.ts';
import { readOneShard } from './read-one-shard.ts';
import { untilAnswered, type WaitForPlannr } from './waits/wait-for-plannr.ts';

/**
 * How long one more shard, and what comes behind the last, may take: one that meets 429s waits for up to ten minutes.
 * With less than that left the run goes on in a new invocation.
 */
const leastMillisecondsLeft = 11 * 60_000;

/** Why a map begins no other shard: Plannr gave nothing at all of the last. */
const away = 'away';

/**
 * Reads everything, the next dearer way where one is refused, and what Plannr gave no usable answer for again after a
 * wait. @returns the rounds whose shards are to be joined.
 */
export async function collect(
  context: DurableContext,
  attempt: RunAttempt,
  first: { readonly shards: number },
  wait: WaitForPlannr,
): Promise<StepEnd<RoundsRead>> {
  let place: RoundsRead = { round: 0, shards: first.shards, earlier: [] };
  for (;;) {
    const stop = await readShards(context, attempt, place);
    if (stop !== undefined) return { stop };
    const next = await planUntilAnswered(context, attempt, { place, wait });
    if ('stop' in next) return next;
    if (next.ok === 'whole') return { ok: place };
    place = next.ok;
  }
}

type Planning = { readonly place: RoundsRead; readonly wait: WaitForPlannr };

/** What to read next. Where Plannr is away that is told after a wait, as what was missing; or, after the last, as nothing. */
async function planUntilAnswered(
  context: DurableContext,
  attempt: RunAttempt,
  { place, wait }: Planning,
): Promise<StepEnd<'whole' | RoundsRead>> {
  const { hold } = attempt;
  const plan = (name: string, step: Parameters<typeof planNext>[2]) =>
    untilAnswered(wait, name, (each) =>
      runStep<Next>(context, each, { attempt, work: (ports) => planNext(ports, hold, step) }),
    );
  const next = await plan(`plan-again-${place.round}`, { place });
  if ('stop' in next) return next;
  if (!isMissing(next.ok)) return { ok: next.ok };
  const waited = await wait({ wouldDo: next.ok.wouldDo, shards: place.shards });
  if ('stop' in waited) return waited;
  const then = await plan(`plan-rest-${place.round}`, { place, after: waited.ok });
  if ('stop' in then) return then;
  return { ok: isMissing(then.ok) ? 'whole' : then.ok };
}

function isMissing(next: Next): next is { readonly wouldDo: boolean } {
  return next !== 'whole' && 'wouldDo' in next;
}

/**
 * One shard after the other: they share one allowance of requests, of which each uses all it may. Gives why the reading
 * ends early, if so.
 */
async function readShards(
  context: DurableContext,
  attempt: RunAttempt,
  { round, shards }: RoundsRead,
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
          const millisecondsLeft = lambdaContext.getRemainingTimeInMillis();
          const read = await readOneShard(ports, attempt.hold, { round, index, millisecondsLeft });
          // Decided inside the step, and so the same whenever the run is replayed.
          return { ...read, tired: lambdaContext.getRemainingTimeInMillis() < leastMillisecondsLeft };
        },
      });
      // A failed item keeps the map from beginning another.
      if ('stop' in end) throw new Error(end.stop);
      if (end.ok.isAway) throw new Error(away);
      if (end.ok.tired) await child.wait('new-invocation', { seconds: 1 });
      return end.ok.received;
    },
    { maxConcurrency: 1, itemNamer: (index) => `shard-${index}` },
  );
  const [failure] = batch.getErrors();
  if (failure === undefined || failure.message === away) return undefined;
  if (failure.message === 'failed' || failure.message === 'lost') return failure.message;
  throw failure;
}
