import type { NamedReading } from '../../collect/by-name/ask-by-name.ts';
import { type NamedTaken, takeNamed } from '../../collect/by-name/take-named.ts';
import type { Reading } from '../../collect/reading.ts';
import { createPartSharer } from '../../collect/records/share-parts.ts';
import type { CaseVersion } from '../../collect/records/slim-case.ts';
import type { ReadingPlan, ShardResult } from '../../collect/shard.ts';
import { joinShards } from '../../collect/shards/join-shards.ts';
import { sumOf } from '../../collect/shards/plan-reading.ts';
import type { RunHold } from '../../deliver/ledger/ledger.ts';
import type { KeptPlan } from './begin.ts';
import type { DurablePorts } from './durable-ports.ts';
import type { ShardCoverage } from './read-one-shard.ts';
import { runKeys } from './run-keys.ts';

/** Which reading is to be joined: the round that was whole, and how many shards it has. */
export type ReadingPlace = {
  readonly round: number;
  readonly shards: number;
  /** In how many parts it was asked by name. */
  readonly names: number;
};

/** What the shards of a run brought, joined, with what asking by name added to it. */
export async function keptReading(
  ports: Pick<DurablePorts, 'shards'>,
  hold: RunHold,
  place: ReadingPlace,
): Promise<NamedTaken> {
  const { shards: store } = ports;
  const { plan } = await store.get<KeptPlan>(runKeys(hold).plan);
  const named: NamedReading[] = [];
  for (let index = 0; index < place.names; index += 1) named.push(await store.get(runKeys(hold).names(index)));
  const counts = sumOf(named.map((each) => each.counts));
  const answers = named.flatMap((each) => each.answers);
  return takeNamed(await joinedReading(ports, hold, place), { answers, counts }, plan.reading);
}

export async function joinedReading(
  { shards: store }: Pick<DurablePorts, 'shards'>,
  hold: RunHold,
  { round, shards }: Omit<ReadingPlace, 'names'>,
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
