import type { ClientAdviser } from '../../analyse/cases/holders.ts';
import { describeMiss } from '../client/plannr-answer.ts';
import type { PlannrClient, RequestCounts } from '../client/plannr-port.ts';
import { countsSince } from '../coverage/tally.ts';
import type { ListQuery } from '../lists/list-query.ts';
import { readList } from '../lists/read-list.ts';
import type { ListSession } from '../lists/read-page.ts';
import { plannrAdvisedClient } from '../records/plannr-schemas.ts';
import { readRow } from '../records/read-row.ts';

/** What was read of the clients' own advisers. */
export type AdviserReading = {
  readonly advisers: readonly ClientAdviser[];
  /** Why some or all are not known, a sentence; absent where all came. */
  readonly missed?: string;
  readonly counts: RequestCounts;
};

const query: ListQuery = {
  endpoint: 'accounts',
  path: '/account',
  label: 'clients and their advisers',
  filters: { type: 'client' },
  includes: ['assigned_adviser'],
};

/**
 * Reads who looks after these clients, from the list of all clients. That it may not be read stops nothing: then nobody
 * holds their cases, and the report says why.
 *
 * @param clients in small letters
 * @throws ReportError if Plannr refuses the token
 */
export async function readAdvisers(client: PlannrClient, clients: readonly string[]): Promise<AdviserReading> {
  const before = client.counts();
  const session: ListSession = {
    client,
    terms: new Map(),
    progress: { expect: () => undefined, done: () => undefined },
  };
  const answer = await readList(session, { query, readRow: (raw) => readRow(plannrAdvisedClient, raw) });
  const counts = countsSince(before, client.counts());
  if (answer.kind !== 'answer') return { advisers: [], missed: notRead(describeMiss(answer)), counts };
  if (session.terms.get('accounts')?.dropped.includes('include.assigned_adviser') === true) {
    return { advisers: [], missed: notRead('assigned_adviser was refused'), counts };
  }
  const wanted = new Set(clients);
  const advisers = answer.value.values.flatMap(({ uuid, assigned_adviser: adviser }): ClientAdviser | [] =>
    adviser === undefined || !wanted.has(uuid)
      ? []
      : { client: uuid, adviser: { uuid: adviser.uuid, name: nameOf(adviser) } },
  );
  const { trouble } = answer.value;
  return trouble === undefined ? { advisers, counts } : { advisers, missed: notRead(trouble), counts };
}

function notRead(why: string): string {
  return `Nobody is assigned to some cases, and their clients' own advisers could not all be read (${why}): such a case is nobody's.`;
}

function nameOf({ name, first_name, last_name }: { name: string; first_name: string; last_name: string }): string {
  return name.trim() === '' ? `${first_name} ${last_name}`.trim() : name;
}
