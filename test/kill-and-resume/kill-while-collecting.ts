import type { ReadingPlan } from '../../functions/collect/shard.ts';
import { runKeys } from '../../functions/run/durable/run-keys.ts';
import { random } from '../sandbox/plannr/random.ts';
import type { KillWorld } from './kill-world.ts';

/** What one trial showed. Every list should be empty. */
export type CollectingTrial = {
  readonly run: string;
  readonly kills: number;
  readonly requests: number;
  /** Clients of a shard that had finished before a kill and that were asked for again after it. */
  readonly repeatedClients: readonly string[];
  /** Of the lists of clients, those that were not read at all. */
  readonly missedLists: readonly string[];
  /** How many mails each reader got. */
  readonly mails: ReadonlyMap<string, number>;
  readonly state?: string;
  readonly openCases?: number;
};

/**
 * Kills the process so many times while it reads the clients, each time after a number of requests that the seed gives,
 * and lets the last one go on to the end.
 */
export async function killWhileCollecting(
  world: KillWorld,
  { seed, kills }: { readonly seed: number; readonly kills: number },
): Promise<CollectingTrial> {
  const chance = random(seed, 'kill while collecting');
  await world.mailbox.clear();
  const { run, attempt, execution } = await world.start();
  const from = world.plannr.requests.length;
  const finished: { readonly since: number; readonly shards: readonly number[] }[] = [];
  let killed = 0;
  const all = world.firm.clients.length * 2;

  for (let kill = 0; kill < kills; kill += 1) {
    const process = world.process(execution);
    // Anywhere from the first breath to a good part of what is left.
    const soFar = world.plannr.requests.length;
    const after = soFar + chance.whole(0, Math.ceil((all * 1.5) / (kills + 1)));
    const watch = setInterval(() => {
      if (world.plannr.requests.length >= after) process.kill();
    }, 1);
    if ((await process.ended).killed) killed += 1;
    clearInterval(watch);
    finished.push({ since: world.plannr.requests.length, shards: finishedShards(world, execution) });
  }
  const { exitCode, output } = await world.process(execution).ended;
  if (exitCode !== 0) throw new Error(`The last process of ${run} ended with ${exitCode}:\n${output}`);

  const requests = world.plannr.requests.slice(from);
  const plan = await world.shards.get<ReadingPlan>(runKeys({ run, attempt }).reading(1));
  const clientsOf = (index: number) => {
    const shard = plan.shards[index];
    return shard?.kind === 'clients' ? shard.clients : [];
  };
  const repeated = finished.flatMap(({ since, shards }) => {
    const asked = new Set(world.plannr.requests.slice(since).map(({ path }) => clientIn(path)));
    return shards.flatMap(clientsOf).filter((uuid) => asked.has(uuid));
  });
  const lists = new Set(requests.map(({ path, query }) => `${clientIn(path)} ${Object.keys(query).join()}`));
  const record = await world.ledger.getRun(run);
  return {
    run,
    kills: killed,
    requests: requests.length,
    repeatedClients: repeated,
    missedLists: world.firm.clients.flatMap(({ uuid }) =>
      [...lists].filter((list) => list.startsWith(uuid)).length === 2 ? [] : [uuid],
    ),
    mails: await mailsTo(world),
    state: record?.state,
    openCases: record?.counts?.openCases,
  };
}

export async function mailsTo({ mailbox }: KillWorld): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>();
  for (const { envelope } of await mailbox.messages()) {
    for (const to of envelope.to) counts.set(to, (counts.get(to) ?? 0) + 1);
  }
  return counts;
}

/** The shards whose steps a checkpoint calls done, of the round that reads client by client. */
function finishedShards(world: KillWorld, execution: string): number[] {
  const { operations } = world.execution(execution);
  const byId = new Map(operations.map((operation) => [operation.Id, operation]));
  return operations.flatMap(({ Name, Status, ParentId }) => {
    const item = ParentId === undefined ? undefined : byId.get(ParentId);
    const map = item?.ParentId === undefined ? undefined : byId.get(item.ParentId);
    const [, index] = /^shard-(\d+)$/.exec(item?.Name ?? '') ?? [];
    return Name === 'shard' && Status === 'SUCCEEDED' && map?.Name === 'collect-1' ? [Number(index)] : [];
  });
}

function clientIn(path: string): string {
  return /\/client\/([^/]+)\/cases/.exec(path)?.[1] ?? '';
}
