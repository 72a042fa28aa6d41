import { sumKept } from '../coverage/kept-filters.ts';
import { sumLists } from '../coverage/tally-scope.ts';
import type { Shard, ShardPart } from '../shard.ts';

const reason = 'not tried, since Plannr had stopped answering';

/** What a shard comes to that was not begun. */
export function notTried(shard: Shard, at: string): ShardPart {
  const uuids =
    shard.kind === 'firm' ? [] : shard.kind === 'clients' ? shard.clients : shard.batches.flatMap((each) => each.uuids);
  const isFirm = shard.kind === 'firm';
  return {
    versions: [],
    setAside: [],
    lists: { ...sumLists([]), lost: isFirm ? 2 : 0 },
    kept: sumKept([]),
    shortLists: isFirm ? [{ list: 'cases', reason: `it could not be read: ${reason}` }] : [],
    clientsRead: 0,
    unreadClients: uuids.map((uuid) => ({ uuid, reason })),
    delivered: { rows: 0, with: {} },
    terms: [],
    clientNotes: [],
    finishedAt: at,
    counts: { requests: 0, retries: 0, rateLimited: 0 },
  };
}
