import PQueue from 'p-queue';
import { describeMiss } from '../client/plannr-answer.ts';
import type { ListRead } from '../lists/read-list.ts';
import type { CaseRow } from '../records/read-case-row.ts';
import { listsToRead, type ShardWork, sideBySide } from './shard-work.ts';

/** Reads the two lists of each client. One that cannot be read is noted, and the rest goes on. */
export async function readClients(work: ShardWork, clients: readonly string[], onClient: () => void): Promise<void> {
  const queue = new PQueue({ concurrency: sideBySide });
  work.session.client.foresee(() => queue.size * 2);
  await queue.addAll(
    clients.map((uuid) => async () => {
      const unread = await readClient(work, uuid);
      if (unread === undefined) work.tally.addClientsRead(1);
      else work.tally.addUnread([uuid], unread);
      onClient();
    }),
  );
}

/** Gives in words why the client could not be read, if so. */
async function readClient(work: ShardWork, uuid: string): Promise<string | undefined> {
  let unread: string | undefined;
  const scope = work.tally.beginScope();
  for (const each of listsToRead(work, { of: 'client', uuid })) {
    const answer = await each.read();
    if (answer.kind !== 'answer') return describeMiss(answer);
    const { trouble, extentIsKnown } = answer.value;
    // Nobody knows how much of it there is: what came is used, and the clients are not called read.
    if (!extentIsKnown) unread = trouble;
    const list = extentIsKnown ? answer.value : { ...answer.value, trouble: undefined };
    scope.add(each, attach(list, uuid.toLowerCase()));
  }
  return unread;
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
