import type { PlannrClient } from './client/plannr-port.ts';
import type { Reading, ReadingProgress, ReadingRequest } from './reading.ts';
import type { ReadingPlan, ShardResult } from './shard.ts';
import { joinShards } from './shards/join-shards.ts';
import { planAgain, planReading } from './shards/plan-reading.ts';
import { partsOf, readShard } from './shards/read-shard.ts';

export type CaseReadOptions = { readonly onProgress?: (progress: ReadingProgress) => void };

/**
 * Reads the cases that a report needs from Plannr, the cheapest way that the account is allowed (docs/design.md, section 6).
 * Nothing is dropped in silence: what did not come, or cannot be used, is in the coverage.
 *
 * @throws ReportError where there is nothing to make a report of: `bad-input`, `refused` or `unreachable`.
 */
export async function readCases(
  client: PlannrClient,
  request: ReadingRequest,
  { onProgress = () => undefined }: CaseReadOptions = {},
): Promise<Reading> {
  const onPage = pageProgress(onProgress);
  let plan = await planReading(client, request);
  for (;;) {
    const results = partsOf(await readShards(client, { request, plan, onPage, onProgress }));
    const next = await planAgain(client, { request, plan, results, onPage });
    if (next === undefined) return joinShards(request, plan, results);
    plan = next;
  }
}

type Steps = {
  readonly request: ReadingRequest;
  readonly plan: ReadingPlan;
  readonly onPage: ReturnType<typeof pageProgress>;
  readonly onProgress: (progress: ReadingProgress) => void;
};

/** One shard after the other: within each there is as much side by side as Plannr allows. */
async function readShards(client: PlannrClient, steps: Steps): Promise<readonly ShardResult[]> {
  const { request, plan, onPage, onProgress } = steps;
  const total = plan.shards.reduce((sum, shard) => sum + (shard.kind === 'clients' ? shard.clients.length : 0), 0);
  let clientsDone = 0;
  const onClient = () => {
    clientsDone += 1;
    onProgress({ done: clientsDone, total, what: 'clients' });
  };
  const results: ShardResult[] = [];
  for (const shard of plan.shards) {
    const isByClient = shard.kind === 'clients';
    const result = await readShard(client, { request, plan, shard, onPage: isByClient ? silent : onPage, onClient });
    results.push(result);
    if (result.wayRefused !== undefined) break;
  }
  return results;
}

const silent = { expect: () => undefined, done: () => undefined };

function pageProgress(onProgress: (progress: ReadingProgress) => void) {
  let total = 0;
  let done = 0;
  return {
    expect(pages: number) {
      total += pages;
    },
    done() {
      done += 1;
      onProgress({ done, total, what: 'pages' });
    },
  };
}
