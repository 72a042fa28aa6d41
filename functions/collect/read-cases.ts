import { PlannrAway } from './client/client-errors.ts';
import type { PlannrClient } from './client/plannr-port.ts';
import type { Reading, ReadingProgress, ReadingRequest } from './reading.ts';
import type { ReadingPlan, ShardPart, ShardResult } from './shard.ts';
import { joinShards } from './shards/join-shards.ts';
import { planAgain, planReading, planRest, sumOf } from './shards/plan-reading.ts';
import { partsOf, readShard } from './shards/read-shard.ts';

export type CaseReadOptions = {
  readonly onProgress?: (progress: ReadingProgress) => void;
  /** Waits for a Plannr that gave no usable answer, told why; `false` where it has been waited for long enough. */
  readonly waitForPlannr?: (because: string) => Promise<boolean>;
};

/**
 * Reads the cases that a report needs from Plannr, the cheapest way that the account is allowed (docs/design.md, section 6).
 * Nothing is dropped in silence: what did not come, or cannot be used, is in the coverage. What Plannr gave no usable answer for is
 * read again after a wait: client by client what came is kept, else all is read anew.
 *
 * @throws ReportError where there is nothing to make a report of: `bad-input`, `refused` or `unreachable`.
 */
export async function readCases(
  client: PlannrClient,
  request: ReadingRequest,
  { onProgress = () => undefined, waitForPlannr = async () => false }: CaseReadOptions = {},
): Promise<Reading> {
  const onPage = pageProgress(onProgress);
  const answered = <T>(ask: () => Promise<T>) => untilAnswered(ask, waitForPlannr);
  let plan = await answered(() => planReading(client, request));
  let shards = plan.shards;
  let earlier: readonly ShardPart[] = [];
  for (;;) {
    const results = await readShards(client, { request, plan: { ...plan, shards }, onPage, onProgress });
    const missed = missedOf(results);
    const [first] = missed;
    if (first !== undefined && (await waitForPlannr(becauseOf(first.part)))) {
      const came = results.map(({ away: _, ...part }) => part);
      if (plan.way === 'client-by-client') {
        earlier = [...earlier, ...came];
        shards = planRest(missed.map(({ shard }) => shard));
      } else {
        const counts = sumOf([plan.counts, ...came.map((part) => part.counts)]);
        plan = { ...plan, startedAt: new Date(client.clock.now()).toISOString(), counts };
      }
      continue;
    }
    const parts = partsOf(results);
    const toPlan = { request, plan, results: parts, onPage };
    const next = await answered(() => planAgain(client, toPlan));
    if (next === undefined) return joinShards(request, plan, [...earlier, ...parts]);
    plan = next;
    ({ shards } = next);
    earlier = [];
  }
}

async function untilAnswered<T>(ask: () => Promise<T>, wait: (because: string) => Promise<boolean>): Promise<T> {
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof PlannrAway) || !(await wait(error.happened))) throw error;
    }
  }
}

/** What may come another time; nothing where the whole way leads nowhere. */
function missedOf(results: readonly ShardResult[]): readonly NonNullable<ShardResult['away']>[] {
  if (results.some(({ wayRefused }) => wayRefused !== undefined)) return [];
  return results.flatMap(({ away }) => (away === undefined ? [] : [away]));
}

function becauseOf({ shortLists: [short], unreadClients: [unread] }: ShardPart): string {
  return `Plannr could not be read: ${short?.reason ?? unread?.reason ?? 'no usable answer'}.`;
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
