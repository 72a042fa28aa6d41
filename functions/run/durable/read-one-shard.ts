import type { ReadingPlan, Shard, ShardPart } from '../../collect/shard.ts';
import { readShard } from '../../collect/shards/read-shard.ts';
import type { RunHold } from '../../deliver/ledger/ledger.ts';
import type { KeptPlan } from './begin.ts';
import type { DurablePorts } from './durable-ports.ts';
import { askPlannr } from './plannr-of-run.ts';
import { runKeys } from './run-keys.ts';
import { shardProgress } from './shard-progress.ts';

export type ShardPlace = {
  readonly round: number;
  readonly index: number;
  /** Of the invocation. */
  readonly millisecondsLeft: number;
};

/** What reading a shard brought, less the cases. */
export type ShardCoverage = Omit<ShardPart, 'versions'> & {
  readonly away?: { readonly shard: Shard; readonly part: Omit<ShardPart, 'versions'> };
};

export type ShardRead = {
  /** Where its cases lie. */
  readonly key: string;
  readonly received: number;
  /** Whether nothing of it came, since Plannr gave no usable answer to anything. */
  readonly isAway: boolean;
};

/** What is needed behind the last answer: to write what was read, and to tell. */
const millisecondsAfterwards = 90_000;

/** Reads one shard and keeps its cases, unless that was done by an invocation that died before it could say so. */
export async function readOneShard(
  ports: DurablePorts,
  hold: RunHold,
  { round, index, millisecondsLeft }: ShardPlace,
): Promise<ShardRead> {
  const keys = runKeys(hold);
  const key = keys.cases(round, index);
  const before = await ports.shards.find<ShardCoverage>(keys.coverage(round, index));
  if (before !== undefined) return { key, received: before.lists.received, isAway: isNothing(before) };

  const { plan, settings } = await ports.shards.get<KeptPlan>(keys.plan);
  const reading = await ports.shards.get<ReadingPlan>(keys.reading(round));
  const shard = reading.shards[index];
  if (shard === undefined) throw new RangeError('There is no such shard.');
  const progress = shardProgress(ports, hold, { reading, index });
  const { onPage, onClient } = progress;
  const { versions, away, ...part } = await askPlannr(ports, { settings, hold }, (client) => {
    client.endBy?.(client.clock.now() + millisecondsLeft - millisecondsAfterwards);
    return readShard(client, { request: plan.reading, plan: reading, shard, onPage, onClient });
  });
  await progress.end();

  await ports.shards.put(key, versions);
  if (away !== undefined) await ports.shards.put(keys.casesAway(round, index), away.part.versions);
  const coverage: ShardCoverage = { ...part, away: away && { shard: away.shard, part: withoutCases(away.part) } };
  await ports.shards.put(keys.coverage(round, index), coverage);
  const { counts, lists } = coverage;
  if (counts.rateLimited > 0) ports.count('RateLimited', counts.rateLimited);
  ports.log.info('Shard read', {
    ...hold,
    round,
    index,
    cases: versions.length,
    isAway: away !== undefined,
    ...counts,
  });
  return { key, received: lists.received, isAway: isNothing(coverage) };
}

function isNothing({ away, lists }: ShardCoverage): boolean {
  return away !== undefined && lists.read + away.part.lists.read === 0;
}

function withoutCases({ versions: _, ...part }: ShardPart): Omit<ShardPart, 'versions'> {
  return part;
}
