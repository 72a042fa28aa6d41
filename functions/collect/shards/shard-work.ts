import type { PlannrAnswer } from '../client/plannr-answer.ts';
import type { Tally } from '../coverage/tally.ts';
import { type CaseQuery, type CaseScope, caseQueries, extrasOf } from '../lists/case-queries.ts';
import { type ListRead, readList } from '../lists/read-list.ts';
import type { ListSession } from '../lists/read-page.ts';
import type { ReadingRequest } from '../reading.ts';
import { type CaseRow, readCaseRow } from '../records/read-case-row.ts';
import type { Parts } from '../records/share-parts.ts';
import { decideCompletion } from '../records/undated-completion.ts';
import type { ClientBatch } from '../shard.ts';

/** The lists read at a time; docs/design.md, section 6. */
export const sideBySide = 10;

/** What the three ways of reading a shard share. */
export type ShardWork = {
  readonly session: ListSession;
  readonly tally: Tally;
  readonly away: AwayWork;
  readonly request: ReadingRequest;
  readonly narrowsAtPlannr: boolean;
  readonly parts: Parts;
};

/** What may come another time, since Plannr gave no usable answer. */
export type AwayWork = {
  readonly tally: Tally;
  readonly batches: ClientBatch[];
  readonly clients: string[];
  isFirm: boolean;
};

export type CaseList = {
  readonly query: CaseQuery;
  readonly read: () => Promise<PlannrAnswer<ListRead<CaseRow>>>;
};

/** The lists of open and of completed cases of a firm, a batch or a client, to be read one after the other. */
export function listsToRead(work: ShardWork, scope: CaseScope): readonly CaseList[] {
  const { session, tally, request, narrowsAtPlannr, parts } = work;
  const extras = extrasOf(request);
  const readRow = (raw: unknown) => readCaseRow(raw, extras, parts);
  return caseQueries(request, scope, narrowsAtPlannr).map((query) => ({
    query,
    read: async () => {
      const answer = await readList(session, { query, readRow, beginPage: tally.beginPage });
      if (answer.kind !== 'answer') return answer;
      const dropped = session.terms.get(query.endpoint)?.dropped ?? [];
      const isApart = !dropped.includes('filter.in_progress') && !dropped.includes('filter.completed');
      const values = decideCompletion(answer.value.values, isApart ? query.state : 'both');
      return { ...answer, value: { ...answer.value, values } };
    },
  }));
}
