import { createPlannrClient, type PlannrClientOptions } from '../../functions/collect/client/plannr-client.ts';
import { readCases } from '../../functions/collect/read-cases.ts';
import type { ReadingProgress, ReadingRequest } from '../../functions/collect/reading.ts';
import type { Faults } from '../sandbox/plannr/faults.ts';
import type { Firm } from '../sandbox/plannr/firm.ts';
import { type Plannr, startPlannr } from '../sandbox/plannr/start-plannr.ts';
import { createFakeClock } from './fake-clock.ts';

export type ReadingSetup = {
  readonly firm: Firm;
  readonly faults?: Faults;
  readonly request?: Partial<ReadingRequest>;
  readonly client?: Partial<PlannrClientOptions>;
  readonly onProgress?: (progress: ReadingProgress) => void;
  /** How long Plannr takes over an answer, in milliseconds of that clock; no time, if absent. */
  readonly answersTake?: number;
};

/** Long before any case of the sandbox's firms, so that all completed cases count. */
export const sinceEver = '2015-01-01';

/** Reads a firm from a sandbox of its own, over HTTP, on a clock that waits for nobody. */
export async function readFrom(setup: ReadingSetup) {
  const clock = createFakeClock();
  const plannr = await startPlannr({
    firm: setup.firm,
    now: () => setup.firm.asAt,
    rateClock: () => {
      clock.pass(setup.answersTake ?? 0);
      return clock.now();
    },
    faults: setup.faults,
  });
  try {
    const client = clientFor(plannr, { clock, ...setup.client });
    const request = {
      accountUuid: client.accountUuid,
      clients: 'all',
      columns: [],
      completedFrom: sinceEver,
      ...setup.request,
    } as const;
    const reading = await readCases(client, request, { onProgress: setup.onProgress });
    return { ...reading, requests: plannr.requests, removed: plannr.removedCaseUuids, clock };
  } finally {
    await plannr.stop();
  }
}

export function clientFor(plannr: Plannr, options: Partial<PlannrClientOptions>) {
  return createPlannrClient({
    baseUrl: plannr.url,
    token: { get: async () => plannr.token, refetch: async () => plannr.rotateToken() },
    accountUuid: plannr.accountUuid,
    timeoutMilliseconds: 5_000,
    ...options,
  });
}
