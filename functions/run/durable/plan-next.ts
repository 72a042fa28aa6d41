import type { ReadingPlan, Shard, ShardPart } from '../../collect/shard.ts';
import { planAgain, planRest, sumOf } from '../../collect/shards/plan-reading.ts';
import type { RunHold } from '../../deliver/ledger/ledger.ts';
import { minutesOfOneTime } from '../rules/plannr-waits.ts';
import { whyHeld } from '../rules/why-held.ts';
import { type KeptPlan, keepReading } from './begin.ts';
import type { DurablePorts } from './durable-ports.ts';
import { joinKept, keptRound, type RoundsRead } from './kept-reading.ts';
import { askPlannr } from './plannr-of-run.ts';
import { runKeys } from './run-keys.ts';

/**
 * - `whole`: what was read can be joined
 * - a place: what to read next
 * - `wouldDo`: something is missing since Plannr gave no usable answer; whether the report could go out without it
 */
export type Next = 'whole' | RoundsRead | { readonly wouldDo: boolean };

export type NextRequest = {
  readonly place: RoundsRead;
  /** Whether Plannr was waited for since the place was read, or has been for long enough. */
  readonly after?: 'waited' | 'over';
};

/** What to do after a round of shards was read. @throws PlannrAway where finding out needs a Plannr that answers. */
export async function planNext(ports: DurablePorts, hold: RunHold, { place, after }: NextRequest): Promise<Next> {
  const { plan, settings } = await ports.shards.get<KeptPlan>(runKeys(hold).plan);
  const { reading, parts, missed } = await keptRound(ports, hold, place, { withCases: false });
  const goesAnotherWay = parts.some(({ wayRefused }) => wayRefused !== undefined);
  const isMissing = missed.length > 0 && !goesAnotherWay;
  if (isMissing && after === undefined) {
    const coverage = await joinKept(ports, hold, place, { withCases: false }).then((joined) => joined.coverage);
    const [short] = coverage.shortLists;
    const [unread] = coverage.unreadClients;
    const because = short?.reason ?? unread?.reason ?? 'no usable answer';
    const happened = [`Plannr could not be read: ${because}.`, ...coverage.gaps].join('\n');
    const whatToDo = 'See whether Plannr is up. Then make the report again.';
    await ports.ledger.noteError(hold, { kind: 'unreachable', happened, whatToDo });
    return { wouldDo: whyHeld(coverage, settings.onIncomplete) === undefined };
  }
  if (isMissing && after === 'waited') return readMissed(ports, hold, { place, reading, parts, missed });

  const onPage = { expect: () => undefined, done: () => undefined };
  const next = await askPlannr(ports, { settings, hold }, (client) =>
    planAgain(client, { request: plan.reading, plan: reading, results: parts, onPage }),
  );
  if (next === undefined) return 'whole';
  const round = place.round + 1;
  return { round, earlier: [], ...(await keepReading(ports, hold, { round, reading: next })) };
}

type Missed = {
  readonly place: RoundsRead;
  readonly reading: ReadingPlan;
  readonly parts: readonly ShardPart[];
  readonly missed: readonly Shard[];
};

/**
 * Plans to read what is missing. Client by client what came is kept. Where a reading takes few requests all is read anew,
 * so that its figures are of one time.
 */
async function readMissed(ports: DurablePorts, hold: RunHold, given: Missed): Promise<RoundsRead> {
  const { place, reading, parts, missed } = given;
  const keys = runKeys(hold);
  await ports.ledger.noteResumed(hold);
  const kept = await ports.shards.get<KeptPlan>(keys.plan);
  const now = ports.now();
  const isOfAnotherTime = Date.parse(now) - Date.parse(kept.plan.asAt) > minutesOfOneTime * 60_000;
  if (isOfAnotherTime) {
    const moved: KeptPlan = { ...kept, plan: { ...kept.plan, asAt: now } };
    await ports.shards.put(keys.plan, moved);
  }
  const round = place.round + 1;
  if (reading.way === 'client-by-client') {
    const rest = { ...reading, shards: planRest(missed) };
    const earlier = [...place.earlier, { round: place.round, shards: place.shards }];
    return { round, earlier, ...(await keepReading(ports, hold, { round, reading: rest })) };
  }
  const counts = sumOf([reading.counts, ...parts.map((part) => part.counts)]);
  const anew: ReadingPlan = { ...reading, startedAt: now, counts };
  return { round, earlier: [], ...(await keepReading(ports, hold, { round, reading: anew })) };
}
