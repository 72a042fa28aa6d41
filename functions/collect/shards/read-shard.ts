import type { PlannrClient } from '../client/plannr-port.ts';
import { createTally } from '../coverage/tally.ts';
import type { PageProgress } from '../lists/read-page.ts';
import type { ReadingRequest } from '../reading.ts';
import { createPartSharer } from '../records/share-parts.ts';
import type { ReadingPlan, Shard, ShardResult } from '../shard.ts';
import { readBatches } from './read-batches.ts';
import { readClients } from './read-clients.ts';
import { readFirm } from './read-firm.ts';
import type { ShardWork } from './shard-work.ts';

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
  const work: ShardWork = { session, tally, request, narrowsAtPlannr, shareParts: createPartSharer() };
  try {
    return tally.result(session, await readBy(shard, work, onClient));
  } finally {
    client.foresee(() => 0);
  }
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
