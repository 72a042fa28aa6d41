import type { PlannrClient } from '../client/plannr-port.ts';
import { countsSince } from '../coverage/tally.ts';
import type { PageProgress } from '../lists/read-page.ts';
import type { ReadingRequest } from '../reading.ts';
import type { ReadingPlan, Shard, ShardPart } from '../shard.ts';
import { readAccount } from './read-account.ts';
import { readClientList } from './read-client-list.ts';

/** So many UUIDs keep an address well under what servers take. Source: docs/plannr.md, section 12, item 14. */
const clientsPerBatch = 50;
// At two calls a client, and at two or more a batch, these are about two minutes at Plannr's limit.
const clientsPerShard = 450;
const batchesPerShard = 200;

/**
 * Plans a reading the cheapest way: finds out who the account is, and which lists to read.
 *
 * @throws ReportError as `readAccount` does.
 */
export async function planReading(client: PlannrClient, request: ReadingRequest): Promise<ReadingPlan> {
  const before = client.counts();
  const startedAt = new Date(client.clock.now()).toISOString();
  const { account, notes, roleNotes } = await readAccount(client);
  const clients = request.clients === 'all' ? undefined : unique(request.clients);
  return {
    way: clients === undefined ? 'firm-wide' : 'clients-in-batches',
    account,
    startedAt,
    notes,
    roleNotes,
    clientsAsked: clients?.length,
    narrowsAtPlannr: Object.values(request.only ?? {}).some((uuids) => uuids !== undefined),
    shards: clients === undefined ? [{ kind: 'firm' }] : batchShards(clients),
    counts: countsSince(before, client.counts()),
  };
}

/**
 * What to read instead, after what the shards of a plan brought; `undefined` where they can be joined. The firm-wide
 * list may be of no use, and a reading that was narrowed at Plannr and brought nothing may have been narrowed wrongly:
 * whether its filters take UUIDs is not documented (docs/plannr.md, section 5.2).
 *
 * @throws ReportError as `readClientList` does.
 */
export async function planAgain(
  client: PlannrClient,
  { request, plan, results, onPage }: PlanAgainOptions,
): Promise<ReadingPlan | undefined> {
  const before = client.counts();
  const spent = [plan.counts, ...results.map(({ counts }) => counts)];
  const whyThisWay = results.find(({ wayRefused }) => wayRefused !== undefined)?.wayRefused;
  if (whyThisWay !== undefined) {
    const list = request.clients === 'all' ? await readClientList(client, onPage, whyThisWay) : undefined;
    const clients = request.clients === 'all' ? (list?.uuids ?? []) : unique(request.clients);
    return {
      ...plan,
      way: 'client-by-client',
      whyThisWay,
      notes: list === undefined ? plan.notes : [...plan.notes, unseenNote],
      clientList: list && { missing: list.missing, extentIsKnown: list.extentIsKnown, trouble: list.trouble },
      clientsAsked: clients.length + (list?.missing ?? 0),
      shards: chunks(clients, clientsPerShard).map((uuids) => ({ kind: 'clients', clients: uuids })),
      counts: sumOf([...spent, countsSince(before, client.counts())]),
    };
  }
  const lists = results.map((result) => result.lists);
  const cameEmpty = lists.every(({ received, lost }) => received === 0 && lost === 0);
  if (!plan.narrowsAtPlannr || !cameEmpty || !lists.some(({ read }) => read > 0)) return undefined;
  const note =
    "Plannr found no case for the report's types, stages or plans, so everything was read and narrowed by Casebook itself.";
  return { ...plan, narrowsAtPlannr: false, notes: [...plan.notes, note], counts: sumOf(spent) };
}

const unseenNote =
  'Cases were read from the lists of the clients, so a case that no client takes part in would not be seen.';

export type PlanAgainOptions = {
  readonly request: ReadingRequest;
  readonly plan: ReadingPlan;
  readonly results: readonly ShardPart[];
  readonly onPage: PageProgress;
};

export function sumOf(counts: readonly ReadingPlan['counts'][]): ReadingPlan['counts'] {
  const sum = (key: keyof ReadingPlan['counts']) => counts.reduce((total, each) => total + each[key], 0);
  return { requests: sum('requests'), retries: sum('retries'), rateLimited: sum('rateLimited') };
}

/** What is left of the shards of clients, in shards of the usual size. */
export function planRest(missed: readonly Shard[]): readonly Shard[] {
  const clients = missed.flatMap((shard) => (shard.kind === 'clients' ? shard.clients : []));
  return chunks(clients, clientsPerShard).map((uuids) => ({ kind: 'clients', clients: uuids }));
}

function batchShards(clients: readonly string[]): readonly Shard[] {
  const batches = chunks(clients, clientsPerBatch).map((uuids, index) => {
    const first = index * clientsPerBatch + 1;
    return {
      label: uuids.length === 1 ? `client ${uuids[0]}` : `clients ${first} to ${first + uuids.length - 1}`,
      uuids,
    };
  });
  return chunks(batches, batchesPerShard).map((each) => ({ kind: 'batches', batches: each }));
}

function unique(uuids: readonly string[]): readonly string[] {
  return [...new Map(uuids.map((uuid) => [uuid.toLowerCase(), uuid])).values()];
}

function chunks<T>(list: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, index) =>
    list.slice(index * size, (index + 1) * size),
  );
}
