import PQueue from 'p-queue';
import { describeMiss } from '../client/plannr-answer.ts';
import type { ListRead } from '../lists/read-list.ts';
import type { CaseRow } from '../records/read-case-row.ts';
import { type CaseList, listsToRead, type ShardWork, sideBySide } from './shard-work.ts';

/** Reads the two lists of each client. One that cannot be read is noted, and the rest goes on. */
export async function readClients(work: ShardWork, clients: readonly string[], onClient: () => void): Promise<void> {
  const queue = new PQueue({ concurrency: sideBySide });
  work.session.client.foresee(() => queue.size * 2);
  await queue.addAll(
    clients.map((uuid) => async () => {
      await readClient(work, uuid);
      onClient();
    }),
  );
}

async function readClient(work: ShardWork, uuid: string): Promise<void> {
  const read: { readonly list: CaseList; readonly value: ListRead<CaseRow> }[] = [];
  let unread: string | undefined;
  let isAway = false;
  for (const list of listsToRead(work, { of: 'client', uuid })) {
    const answer = await list.read();
    if (answer.kind !== 'answer') {
      unread = describeMiss(answer);
      isAway ||= answer.kind === 'unavailable';
      break;
    }
    const { trouble, extentIsKnown } = answer.value;
    isAway ||= answer.value.isAway === true;
    // Nobody knows how much of it there is: what came is used, and the clients are not called read.
    if (!extentIsKnown) unread = trouble;
    read.push({ list, value: extentIsKnown ? answer.value : { ...answer.value, trouble: undefined } });
  }
  if (isAway) work.away.clients.push(uuid);
  const tally = isAway ? work.away.tally : work.tally;
  const scope = tally.beginScope();
  for (const { list, value } of read) scope.add(list, attach(value, uuid.toLowerCase()));
  if (unread === undefined) tally.addClientsRead(1);
  else tally.addUnread([uuid], unread);
}

// Where Plannr does not say who takes part, or names others alone, it is at least known whose list the case is on.
function attach(list: ListRead<CaseRow>, uuid: string): ListRead<CaseRow> {
  const values = list.values.map((row) => {
    if (row.case.clients.some((client) => client.uuid === uuid)) return row;
    const listed = { ...row, onListsOf: [uuid] };
    return row.participants.length > 0
      ? listed
      : { ...listed, case: { ...row.case, clients: [{ uuid, name: '' }] }, clientsAttached: true };
  });
  return { ...list, values };
}
