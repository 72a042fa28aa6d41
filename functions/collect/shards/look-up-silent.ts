import PQueue from 'p-queue';
import * as z from 'zod';
import { readList } from '../lists/read-list.ts';
import { readFirstPage } from '../lists/read-page.ts';
import { plannrClientAccount } from '../records/plannr-schemas.ts';
import { readRow } from '../records/read-row.ts';
import { clientListQuery } from './read-client-list.ts';
import { type ShardWork, sideBySide } from './shard-work.ts';

/*
 * A list narrowed to a client who is not there is simply empty, which looks like a client without a case. So those who were
 * asked for by name and brought no case are looked up.
 */

/** Of these clients, those that are not there; and how many nobody could tell of. */
export async function lookUpSilent(
  { session, tally }: ShardWork,
  asked: readonly string[],
): Promise<{ readonly absent: readonly string[]; readonly unknown: number }> {
  const seen = tally.clientsSeen();
  const silent = asked.filter((uuid) => !seen.has(uuid.toLowerCase()));
  if (silent.length === 0) return { absent: [], unknown: 0 };
  const listed = silent.length <= fewClients ? undefined : await readListed(session, silent.length);
  if (listed !== undefined) {
    return { absent: silent.filter((uuid) => !listed.has(uuid.toLowerCase())), unknown: 0 };
  }
  const { client } = session;
  const queue = new PQueue({ concurrency: sideBySide });
  client.foresee(() => queue.size);
  const answers = await queue.addAll(
    silent.map((uuid) => async () => {
      const answer = await client.get({ path: `/account/${encodeURIComponent(uuid)}`, schema: z.unknown() });
      const isAbsent = answer.kind === 'refused' && answer.refusal.status === 404;
      return { uuid, isAbsent, isKnown: isAbsent || answer.kind === 'answer' };
    }),
  );
  return {
    absent: answers.flatMap(({ uuid, isAbsent }) => (isAbsent ? [uuid] : [])),
    unknown: answers.filter(({ isKnown }) => !isKnown).length,
  };
}

// How many pages the list of clients has only its first one tells.
const fewClients = 2;

/** All clients in small letters; `undefined` where their list takes more calls than asking for each, or is not whole. */
async function readListed(session: ShardWork['session'], calls: number): Promise<ReadonlySet<string> | undefined> {
  const list = { query: clientListQuery, readRow: (raw: unknown) => readRow(plannrClientAccount, raw) };
  const first = await readFirstPage(session, list);
  if (first.kind !== 'answer') return undefined;
  const { page } = first.value;
  const { lastPage } = page;
  if (lastPage === undefined || lastPage > calls) return undefined;
  const answer = await readList(session, list, first);
  return answer.kind === 'answer' && answer.value.trouble === undefined ? uuidsOf(answer.value.values) : undefined;
}

function uuidsOf(values: readonly { readonly uuid: string }[]): ReadonlySet<string> {
  return new Set(values.map(({ uuid }) => uuid.toLowerCase()));
}
