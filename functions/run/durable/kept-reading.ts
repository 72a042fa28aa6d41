import type { NamedReading } from '../../collect/by-name/ask-by-name.ts';
import { type NamedTaken, takeNamed } from '../../collect/by-name/take-named.ts';
import type { Reading } from '../../collect/reading.ts';
import { createPartSharer } from '../../collect/records/share-parts.ts';
import type { CaseVersion } from '../../collect/records/slim-case.ts';
import type { ReadingPlan, Shard, ShardPart } from '../../collect/shard.ts';
import { assertBearable, joinShards } from '../../collect/shards/join-shards.ts';
import { notTried } from '../../collect/shards/not-tried.ts';
import { sumOf } from '../../collect/shards/plan-reading.ts';
import type { RunHold } from '../../deliver/ledger/ledger.ts';
import { formatInstant } from '../../render/words/format/format.ts';
import type { KeptPlan } from './begin.ts';
import type { DurablePorts } from './durable-ports.ts';
import type { ShardCoverage } from './read-one-shard.ts';
import { runKeys } from './run-keys.ts';

type Round = { readonly round: number; readonly shards: number };

/** Which rounds are to be joined: the last, and those before of which it only read what was missing. */
export type RoundsRead = Round & { readonly earlier: readonly Round[] };

/** Which reading is to be joined. */
export type ReadingPlace = RoundsRead & {
  /** In how many parts it was asked by name. */
  readonly names: number;
};

type Kept = Pick<DurablePorts, 'shards'>;
type Wanted = { readonly withCases: boolean };

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

/** What the shards of a run brought, joined. */
export function joinedReading(ports: Kept, hold: RunHold, place: RoundsRead): Promise<Reading> {
  return joinKept(ports, hold, place, { withCases: true });
}

/** As `joinedReading`; without the cases, which can be many, it tells how whole the reading is. */
export async function joinKept(ports: Kept, hold: RunHold, place: RoundsRead, wanted: Wanted): Promise<Reading> {
  const { plan: run } = await ports.shards.get<KeptPlan>(runKeys(hold).plan);
  const rounds = [...place.earlier, place];
  const parts: ShardPart[] = [];
  let first: ReadingPlan | undefined;
  for (const each of rounds) {
    const isLast = each === place;
    const kept = await keptRound(ports, hold, each, { ...wanted, isLast });
    first ??= kept.reading;
    parts.push(...kept.parts);
    assertBearable(parts.reduce((sum, { versions }) => sum + versions.length, 0));
  }
  if (first === undefined) throw new RangeError('There is no such round.');
  const reading = joinShards(run.reading, first, parts);
  if (place.earlier.length === 0) return reading;
  const { startedAt, finishedAt, notes } = reading.coverage;
  const at = (instant: string) => formatInstant(instant, run.scope.timezone);
  const note = `Plannr could not be read for a time: the cases were read from ${at(startedAt)} to ${at(finishedAt)}.`;
  return { ...reading, coverage: { ...reading.coverage, notes: [...notes, note] } };
}

/**
 * What one round brought, and what of it is missing since Plannr gave no usable answer. Of a round that is not the last,
 * what is missing was read later and has no part in it.
 */
export async function keptRound(
  { shards: store }: Kept,
  hold: RunHold,
  { round, shards }: Round,
  { withCases, isLast = true }: Wanted & { readonly isLast?: boolean },
): Promise<{ readonly reading: ReadingPlan; readonly parts: readonly ShardPart[]; readonly missed: readonly Shard[] }> {
  const keys = runKeys(hold);
  const reading = await store.get<ReadingPlan>(keys.reading(round));
  const share = createPartSharer();
  const versionsAt = async (key: string) =>
    withCases ? (await store.get<CaseVersion[]>(key)).map((each) => ({ ...each, case: share(each.case) })) : [];
  const parts: ShardPart[] = [];
  const missed: Shard[] = [];
  for (let index = 0; index < shards; index += 1) {
    const coverage = await store.find<ShardCoverage>(keys.coverage(round, index));
    if (coverage === undefined) {
      // Plannr was away, and so it was not tried.
      const shard = reading.shards[index];
      if (shard === undefined) throw new RangeError('There is no such shard.');
      missed.push(shard);
      if (isLast) parts.push(notTried(shard, reading.startedAt));
      continue;
    }
    const { away, ...part } = coverage;
    parts.push({ ...part, versions: await versionsAt(keys.cases(round, index)) });
    if (away === undefined) continue;
    missed.push(away.shard);
    if (isLast) parts.push({ ...away.part, versions: await versionsAt(keys.casesAway(round, index)) });
  }
  return { reading, parts, missed };
}
