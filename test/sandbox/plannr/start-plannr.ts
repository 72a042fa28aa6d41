import { createServer, type Server } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import type { Faults } from './faults.ts';
import type { Firm, Instant } from './firm.ts';
import { actorsOf } from './logins.ts';
import { plannrApp } from './plannr-app.ts';
import { rateLimit } from './rate-limit.ts';
import type { SeenRequest } from './seen-request.ts';
import { ShiftingRows } from './shifting-rows.ts';

export type StartOptions = {
  readonly firm: Firm;
  /** At which instant the firm is asked. Let it stand still while a report is read: each new instant costs a state. */
  readonly now: () => Instant;
  /** The clock of the rate limit in milliseconds; default `Date.now`. */
  readonly rateClock?: () => number;
  /** Default 500. */
  readonly requestsPerMinute?: number;
  readonly faults?: Faults;
  /** Default 0: any that is free. */
  readonly port?: number;
};

export type Plannr = {
  /** Such as `http://127.0.0.1:40001`, without `/api/v1`. */
  readonly url: string;
  /** The one that is good now. */
  readonly token: string;
  /** An employee, owner of the firm, who sees all of it. */
  readonly accountUuid: string;
  /** An employee, member of the firm, who sees the cases of one group. */
  readonly memberAccountUuid: string;
  /** A client of the firm, who sees their own cases. */
  readonly clientAccountUuid: string;
  /** In the order they came. */
  readonly requests: readonly SeenRequest[];
  /** Change them at any time. */
  readonly faults: Faults;
  /** Cases that `Faults.shiftRows` has deleted: in the firm's truth, but no longer served. */
  readonly removedCaseUuids: ReadonlySet<string>;
  /** Makes the old token useless, gives the new one, and ends `Faults.tokenExpiresAfter`. */
  rotateToken(): string;
  stop(): Promise<void>;
};

/** Starts a Plannr on 127.0.0.1 that answers as docs/plannr.md says, from the truth of `firm`. */
export async function startPlannr(options: StartOptions): Promise<Plannr> {
  const { firm, now, rateClock = Date.now, requestsPerMinute = 500, port = 0 } = options;
  const faults: Faults = options.faults ?? {};
  const requests: SeenRequest[] = [];
  const rows = new ShiftingRows();
  const actors = actorsOf(firm.at(firm.asAt));
  const stopping = new AbortController();
  let tokens = 1;
  const token = () => `sandbox-plannr-token-${tokens}`;

  const app = plannrApp({
    firm,
    now,
    actors,
    faults,
    rows,
    token,
    limit: rateLimit(requestsPerMinute, rateClock),
    clock: rateClock,
    requestsPerMinute,
    seen: requests,
    stopping: stopping.signal,
  });
  const server = createServer(getRequestListener(app.fetch, { overrideGlobalObjects: false }));
  const url = `http://127.0.0.1:${await listen(server, port)}`;

  return {
    url,
    get token() {
      return token();
    },
    accountUuid: actors.owner.uuid,
    memberAccountUuid: actors.member.uuid,
    clientAccountUuid: actors.client.uuid,
    requests,
    faults,
    removedCaseUuids: rows.removed,
    rotateToken: () => {
      tokens++;
      faults.tokenExpiresAfter = undefined;
      return token();
    },
    stop: () => {
      stopping.abort();
      return new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
  };
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      if (address === null || typeof address === 'string') reject(new Error('the sandbox Plannr has no port'));
      else resolve(address.port);
    });
  });
}
