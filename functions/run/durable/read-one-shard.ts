import type { ReadingPlan, ShardResult } from '../../collect/shard.ts';
import { readShard } from '../../collect/shards/read-shard.ts';
import type { RunHold } from '../../deliver/ledger/ledger.ts';
import { askPlannr } from './ask-plannr.ts';
import type { KeptPlan } from './begin.ts';
import type { DurablePorts } from './durable-ports.ts';
import { runKeys } from './run-keys.ts';
import { shardProgress } from './shard-progress.ts';

export type ShardPlace = { readonly round: number; readonly index: number };

/** What reading a shard brought, less the cases. */
export type ShardCoverage = Omit<ShardResult, 'versions'>;

/**
 * Reads one shard and keeps its cases, unless that was done by an invocation that died before it could say so.
 *
 * @returns where its cases lie, and how many there are.
 */
export async function readOneShard(
  ports: DurablePorts,
  hold: RunHold,
  { round, index }: ShardPlace,
): Promise<{ readonly key: string; readonly received: number }> {
  const keys = runKeys(hold);
  const key = keys.cases(round, index);
  const before = await ports.shards.find<ShardCoverage>(keys.coverage(round, index));
  if (before !== undefined) return { key, received: before.lists.received };

  const { plan, settings } = await ports.shards.get<KeptPlan>(keys.plan);
  const reading = await ports.shards.get<ReadingPlan>(keys.reading(round));
  const shard = reading.shards[index];
  if (shard === undefined) throw new RangeError('There is no such shard.');
  const progress = shardProgress(ports, hold, { reading, index });
  const { onPage, onClient } = progress;
  const { versions, ...coverage } = await askPlannr(ports, { settings, hold }, (client) =>
    readShard(client, { request: plan.reading, plan: reading, shard, onPage, onClient }),
  );
  await progress.end();

  await ports.shards.put(key, versions);
  await ports.shards.put(keys.coverage(round, index), coverage);
  const { counts, lists } = coverage;
  if (counts.rateLimited > 0) ports.count('RateLimited', counts.rateLimited);
  ports.log.info('Shard read', { ...hold, round, index, cases: versions.length, ...counts });
  return { key, received: lists.received };
}
