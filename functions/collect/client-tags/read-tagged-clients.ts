import type { TaggedClients } from '../../analyse/timeliness/vulnerable.ts';
import type { PlannrClient, RequestCounts } from '../client/plannr-port.ts';
import { countsSince } from '../coverage/tally.ts';
import type { ListQuery } from '../lists/list-query.ts';
import { readList } from '../lists/read-list.ts';
import type { ListSession } from '../lists/read-page.ts';
import { plannrTaggedClient } from '../records/plannr-schemas.ts';
import { readRow } from '../records/read-row.ts';

/** Which clients have a tag. Nobody but the figures may be told: it goes into no log, no snapshot and no file. */
export type TagReading = { readonly tagged: TaggedClients; readonly counts: RequestCounts };

const query: ListQuery = {
  endpoint: 'accounts',
  path: '/account',
  label: 'clients and their tags',
  filters: { type: 'client' },
  includes: ['tags'],
};

/**
 * Reads which clients have a tag, by its UUID or name, from the list of all clients. Small letters, capitals and blanks tell no
 * names apart. That it may not be read stops nothing: then the report says that it is not told.
 *
 * @throws ReportError if Plannr refuses the token
 */
export async function readTaggedClients(client: PlannrClient, tag: string): Promise<TagReading> {
  const before = client.counts();
  const session: ListSession = {
    client,
    terms: new Map(),
    progress: { expect: () => undefined, done: () => undefined },
  };
  const answer = await readList(session, { query, readRow: (raw) => readRow(plannrTaggedClient, raw) });
  const counts = countsSince(before, client.counts());
  const isRefused = session.terms.get('accounts')?.dropped.includes('include.tags') === true;
  if (answer.kind !== 'answer' || isRefused) return { tagged: { uuids: [], isWhole: false }, counts };
  const { values, trouble, unusable } = answer.value;
  const wanted = plain(tag);
  const marked = values.filter(({ tags = [] }) => tags.some((each) => each.map(plain).includes(wanted)));
  // A client without tags may come without the key; where no client has it they were not sent.
  const cameAtAll = values.length === 0 || values.some(({ tags }) => tags !== undefined);
  return {
    tagged: {
      uuids: [...new Set(marked.map(({ uuid }) => uuid))],
      isWhole: trouble === undefined && unusable === 0 && cameAtAll,
    },
    counts,
  };
}

function plain(text: string): string {
  return text.trim().replace(/\s+/g, ' ').toLowerCase();
}
