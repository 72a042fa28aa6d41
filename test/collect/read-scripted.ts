import { createPlannrClient } from '../../functions/collect/client/plannr-client.ts';
import { readCases } from '../../functions/collect/read-cases.ts';
import type { ReadingRequest } from '../../functions/collect/reading.ts';
import { createFakeClock } from './fake-clock.ts';
import { type Asked, type Scripted, startScripted } from './scripted-plannr.ts';

export const account = { uuid: 'aaaaaaaa-0000-4000-8000-000000000001', type: 'employee', role: 'owner', name: 'Olive' };

/** A row of a list of cases: of client c1, open, and worth nothing known, unless `fields` say otherwise. */
export function row(number: number, fields: object = {}) {
  return {
    uuid: `case-${number}`,
    name: `Case ${number}`,
    created_at: '2026-01-01T10:00:00+00:00',
    updated_at: '2026-01-01T10:00:00+00:00',
    completed_at: null,
    participants: [{ uuid: 'c1', name: 'Jane', type: 'client' }],
    status: null,
    type: null,
    assigned_to: [],
    ...fields,
  };
}

/** All rows of a list on its only page. */
export function list(rows: readonly object[]): Scripted {
  return { body: { data: rows, meta: { total: rows.length, per_page: 500, last_page: 1 } } };
}

/** Reads from a server that a script speaks for, whoever asks being its owner. */
export async function readScripted(script: (asked: Asked) => Scripted, request: Partial<ReadingRequest> = {}) {
  const server = await startScripted((asked) =>
    asked.path === '/logins' ? { body: { data: [{ uuid: 'l1', account }] } } : script(asked),
  );
  try {
    const clock = createFakeClock();
    const client = createPlannrClient({
      baseUrl: server.url,
      token: { get: async () => 'token', refetch: async () => 'token' },
      accountUuid: account.uuid,
      clock,
    });
    const asked = { accountUuid: account.uuid, clients: 'all', columns: [], completedFrom: '2026-01-05' } as const;
    return { ...(await readCases(client, { ...asked, ...request })), clock, asked: server.asked };
  } finally {
    await server.stop();
  }
}
