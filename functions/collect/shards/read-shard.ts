import type { PlannrClient } from '../client/plannr-port.ts';
import { createTally } from '../coverage/tally.ts';
import type { PageProgress } from '../lists/read-page.ts';
import type { ReadingRequest } from '../reading.ts';
import { createParts } from '../records/share-parts.ts';
import type { ReadingPlan, Shard, ShardPart, ShardResult } from '../shard.ts';
import { lookUpSilent } from './look-up-silent.ts';
import { readBatches } from './read-batches.ts';
import { readClients } from './read-clients.ts';
import { readFirm } from './read-firm.ts';
import type { AwayWork, ShardWork } from './shard-work.ts';

export type ShardOptions = {
  readonly request: ReadingRequest;
  readonly plan: ReadingPlan;
  readonly shard: Shard;
  readonly onPage: PageProgress;
  readonly onClient: () => void;
};

/**
 * Reads one shard of a planned reading.
 *
 * @throws ReportError where nothing more can be read: the token was refused for good, or Plannr has moved.
 */
export async function readShard(client: PlannrClient, options: ShardOptions): Promise<ShardResult> {
  const { request, plan, shard, onPage: progress, onClient } = options;
  const session = { client, terms: new Map(), progress };
  const tally = createTally(client);
  const { narrowsAtPlannr } = plan;
  const away: AwayWork = { tally: createTally(client), batches: [], clients: [], isFirm: false };
  const work: ShardWork = { session, tally, away, request, narrowsAtPlannr, parts: createParts() };
  try {
    const wayRefused = await readBy(shard, work, onClient);
    if (wayRefused === undefined && request.clients !== 'all') await lookUp(work, shard);
    const result = tally.result(session, wayRefused);
    const again = shardOf(away);
    if (again === undefined || wayRefused !== undefined) return result;
    // How Plannr was asked, and how often, is told by the shard itself.
    const nothing = { terms: [], clientNotes: [], counts: { requests: 0, retries: 0, rateLimited: 0 } };
    return { ...result, away: { shard: again, part: { ...away.tally.result(session), ...nothing } } };
  } finally {
    client.foresee(() => 0);
  }
}

/** Those who were asked for by name and brought no case may not be there at all. */
async function lookUp(work: ShardWork, shard: Shard): Promise<void> {
  const asked = shard.kind === 'batches' ? shard.batches.flatMap(({ uuids }) => uuids) : [];
  const clients = shard.kind === 'clients' ? shard.clients : asked;
  const { absent, unknown } = await lookUpSilent(work, clients);
  work.tally.addAbsent(absent);
  if (unknown > 0) {
    const who = unknown === 1 ? '1 client who has' : `${unknown.toLocaleString('en-GB')} clients who have`;
    work.tally.addNote(`Whether ${who} no case in this report is known to Plannr could not be checked.`);
  }
}

function shardOf({ isFirm, batches, clients }: AwayWork): Shard | undefined {
  if (isFirm) return { kind: 'firm' };
  if (batches.length > 0) return { kind: 'batches', batches };
  return clients.length > 0 ? { kind: 'clients', clients } : undefined;
}

/** All that came of these shards, as parts to be joined. */
export function partsOf(results: readonly ShardResult[]): readonly ShardPart[] {
  return results.flatMap(({ away, ...part }) => (away === undefined ? [part] : [part, away.part]));
}

async function readBy(shard: Shard, work: ShardWork, onClient: () => void): Promise<string | undefined> {
  switch (shard.kind) {
    case 'firm':
      return readFirm(work);
    case 'batches':
      return readBatches(work, shard.batches);
    case 'clients':
      await readClients(work, shard.clients, onClient);
      return undefined;
  }
}
