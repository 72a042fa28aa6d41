import PQueue from 'p-queue';
import { describeMiss } from '../client/plannr-answer.ts';
import type { ListRead } from '../lists/read-list.ts';
import type { CaseRow } from '../records/read-case-row.ts';
import type { ClientBatch } from '../shard.ts';
import { type CaseList, listsToRead, type ShardWork, sideBySide } from './shard-work.ts';

/**
 * Reads the two lists of each batch of clients. Gives in words why it cannot be done this way, if so: the list or its
 * filter is refused, or a case comes in which none of the batch takes part, so that the filter was ignored.
 */
export async function readBatches(work: ShardWork, batches: readonly ClientBatch[]): Promise<string | undefined> {
  const queue = new PQueue({ concurrency: sideBySide });
  let wayRefused: string | undefined;
  work.session.client.foresee(() => queue.size * 2);
  await queue.addAll(
    batches.map((batch) => async () => {
      if (wayRefused === undefined) wayRefused = await readBatch(work, batch);
    }),
  );
  return wayRefused;
}

async function readBatch(work: ShardWork, batch: ClientBatch): Promise<string | undefined> {
  const { uuids, label } = batch;
  const asked = new Set(uuids.map((uuid) => uuid.toLowerCase()));
  const isOfNoOne = ({ participants }: CaseRow) => !participants.some((uuid) => asked.has(uuid));
  const read: { readonly list: CaseList; readonly value: ListRead<CaseRow> }[] = [];
  let unread: string | undefined;
  let isAway = false;
  for (const list of listsToRead(work, { of: 'clients', uuids, label })) {
    const answer = await list.read();
    if (answer.kind === 'refused') return `the firm-wide list of cases by client was ${describeMiss(answer)}`;
    if (answer.kind === 'unavailable') {
      unread = answer.reason;
      isAway = true;
      continue;
    }
    const strangers = answer.value.values.filter(isOfNoOne);
    if (strangers.length > 0) {
      return strangers.every(({ participants }) => participants.length === 0)
        ? 'the firm-wide list did not say who takes part in a case, so that its filter by client could not be checked'
        : 'the firm-wide list ignored the filter by client';
    }
    const { trouble, extentIsKnown } = answer.value;
    isAway ||= answer.value.isAway === true;
    // Nobody knows how much of it there is: what came is used, and the clients are not called read.
    if (!extentIsKnown) unread = trouble;
    read.push({ list, value: extentIsKnown ? answer.value : { ...answer.value, trouble: undefined } });
  }
  if (isAway) work.away.batches.push(batch);
  const tally = isAway ? work.away.tally : work.tally;
  const scope = tally.beginScope();
  for (const { list, value } of read) scope.add(list, value);
  if (unread === undefined) tally.addClientsRead(uuids.length);
  else tally.addUnread(uuids, unread);
  return undefined;
}
