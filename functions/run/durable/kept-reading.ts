import type { Reading } from '../../collect/reading.ts';
import { createPartSharer } from '../../collect/records/share-parts.ts';
import type { CaseVersion } from '../../collect/records/slim-case.ts';
import type { ReadingPlan, ShardResult } from '../../collect/shard.ts';
import { joinShards } from '../../collect/shards/join-shards.ts';
import type { RunHold } from '../../deliver/ledger/ledger.ts';
import type { KeptPlan } from './begin.ts';
import type { DurablePorts } from './durable-ports.ts';
import type { ShardCoverage } from './read-one-shard.ts';
import { runKeys } from './run-keys.ts';

/** Which reading is to be joined: the round that was whole, and how many shards it has. */
export type ReadingPlace = { readonly round: number; readonly shards: number };

/** What the shards of a run brought, joined. */
export async function keptReading(
  { shards: store }: Pick<DurablePorts, 'shards'>,
  hold: RunHold,
  { round, shards }: ReadingPlace,
): Promise<Reading> {
  const keys = runKeys(hold);
  const { plan: run } = await store.get<KeptPlan>(keys.plan);
  const plan = await store.get<ReadingPlan>(keys.reading(round));
  const shareParts = createPartSharer();
  const results: ShardResult[] = [];
  for (let index = 0; index < shards; index += 1) {
    const coverage = await store.get<ShardCoverage>(keys.coverage(round, index));
    const versions = await store.get<CaseVersion[]>(keys.cases(round, index));
    results.push({ ...coverage, versions: versions.map((each) => ({ ...each, case: shareParts(each.case) })) });
  }
  return joinShards(run.reading, plan, results);
}
