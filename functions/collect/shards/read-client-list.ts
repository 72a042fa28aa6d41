import { ReportError } from '../../report-error.ts';
import { unreachable } from '../client/client-errors.ts';
import { describeMiss } from '../client/plannr-answer.ts';
import type { PlannrClient } from '../client/plannr-port.ts';
import type { ListQuery } from '../lists/list-query.ts';
import { readList } from '../lists/read-list.ts';
import type { PageProgress } from '../lists/read-page.ts';
import { plannrClientAccount } from '../records/plannr-schemas.ts';
import { readRow } from '../records/read-row.ts';

export type ClientList = {
  readonly uuids: readonly string[];
  /** Clients that Plannr counts and that did not come, or came without a uuid. */
  readonly missing: number;
  readonly extentIsKnown: boolean;
  readonly trouble?: string;
};

export const clientListQuery: ListQuery = {
  endpoint: 'accounts',
  path: '/account',
  label: 'clients',
  filters: { type: 'client' },
  includes: [],
};

/**
 * Reads the uuids of all clients that the account sees, checked against Plannr's count like every list.
 *
 * @throws ReportError `refused` or `unreachable` if there is no such list: then no client's cases can be read one by one.
 */
export async function readClientList(client: PlannrClient, progress: PageProgress, why: string): Promise<ClientList> {
  const session = { client, terms: new Map(), progress };
  const answer = await readList(session, {
    query: clientListQuery,
    readRow: (raw) => readRow(plannrClientAccount, raw),
  });
  if (answer.kind === 'unavailable') throw unreachable(client.host, 'the list of clients', answer.reason);
  if (answer.kind === 'refused') {
    throw new ReportError(
      'refused',
      `Plannr did not let account ${client.accountUuid} read all cases that the report is about: ${why}; and the list of clients was ${describeMiss(answer)}.`,
      'Read as an employee with the role owner or admin (plannr.accountUuid), and see whether the firm limits the ' +
        'addresses that may use its data. Or name the clients in the settings.',
    );
  }
  const { values, received, unusable, expected = received, trouble, extentIsKnown } = answer.value;
  // The filter may be ignored; employees have no list of cases of their own.
  const clients = values.filter(({ type }) => type === '' || type.toLowerCase() === 'client');
  return {
    uuids: [...new Set(clients.map(({ uuid }) => uuid))],
    missing: Math.max(0, expected - received) + unusable,
    extentIsKnown,
    trouble,
  };
}
