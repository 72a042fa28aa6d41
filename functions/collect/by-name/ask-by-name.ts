import PQueue from 'p-queue';
import * as z from 'zod';
import type { Instant } from '../../analyse/case.ts';
import type { PlannrAnswer } from '../client/plannr-answer.ts';
import type { PlannrClient, RequestCounts } from '../client/plannr-port.ts';
import { countsSince } from '../coverage/tally.ts';
import { extrasOf, includesOf } from '../lists/case-queries.ts';
import { type ListRead, readList } from '../lists/read-list.ts';
import type { ListSession } from '../lists/read-page.ts';
import type { ReadingRequest } from '../reading.ts';
import { type CaseRow, readCaseRow } from '../records/read-case-row.ts';
import type { CaseVersion } from '../records/slim-case.ts';
import { decideCompletion } from '../records/undated-completion.ts';
import { sideBySide } from '../shards/shard-work.ts';

/**
 * What Plannr says of one case that is on no list any more.
 *
 * - `not-found`: it is not there
 * - `not-visible`: the account may not see it (403)
 * - `unanswered`: nobody knows
 */
export type NamedAnswer =
  | { readonly uuid: string; readonly how: 'found'; readonly version: CaseVersion }
  | {
      readonly uuid: string;
      readonly how: 'not-found';
      /** When a webhook told that it was deleted. */
      readonly toldAt?: Instant;
    }
  | { readonly uuid: string; readonly how: 'not-visible' | 'unanswered' };

export type NamedReading = { readonly answers: readonly NamedAnswer[]; readonly counts: RequestCounts };

export type NamedRequest = {
  readonly reading: ReadingRequest;
  /** In small letters. */
  readonly uuids: readonly string[];
  /** A case that has just been read, so that whoever asks can tell whether asking by name works at all. */
  readonly control?: string;
};

/** So many UUIDs keep an address well under what servers take. Source: docs/plannr.md, section 12, item 14. */
const uuidsPerCall = 50;

/**
 * Asks for cases by name, 50 a call with `filter[uuid]`. Where that is refused, ignored (rows come that were not asked
 * for) or cut (the control, which is asked for last, does not come) each is asked for by itself, `GET /cases/{uuid}`; and
 * where not even the control can be had so, nothing is known of any.
 */
export async function askByName(client: PlannrClient, request: NamedRequest): Promise<NamedReading> {
  const before = client.counts();
  const session: ListSession = {
    client,
    terms: new Map(),
    progress: { expect: () => undefined, done: () => undefined },
  };
  const { uuids } = request;
  const answers: NamedAnswer[] = [];
  let listServes = true;
  for (let from = 0; from < uuids.length && listServes; from += uuidsPerCall) {
    const found = await askList(session, request, uuids.slice(from, from + uuidsPerCall));
    if (found === undefined) listServes = false;
    else answers.push(...found);
  }
  if (!listServes) answers.push(...(await askEach(client, request, uuids.slice(answers.length))));
  return { answers, counts: countsSince(before, client.counts()) };
}

/** `undefined` where the list is of no use for it. */
async function askList(
  session: ListSession,
  { reading, control }: NamedRequest,
  uuids: readonly string[],
): Promise<readonly NamedAnswer[] | undefined> {
  const asked = [...uuids, ...(control === undefined ? [] : [control])];
  const extras = extrasOf(reading);
  const query = {
    endpoint: 'cases-by-name',
    path: '/cases',
    label: 'cases asked for by name',
    filters: { uuid: asked.join(',') },
    includes: includesOf(extras),
  } as const;
  const answer: PlannrAnswer<ListRead<CaseRow>> = await readList(session, {
    query,
    readRow: (raw) => readCaseRow(raw, extras),
  });
  // A row without a uuid may be any of them.
  if (answer.kind !== 'answer' || answer.value.trouble !== undefined || answer.value.unusable > 0) return undefined;
  const rows = new Map(decideCompletion(answer.value.values, 'both').map((row) => [row.case.uuid, row]));
  const wanted = new Set(asked);
  const isIgnored = [...rows.keys()].some((uuid) => !wanted.has(uuid));
  const isCut = control !== undefined && !rows.has(control);
  if (isIgnored || isCut) return undefined;
  return uuids.map((uuid) => {
    const row = rows.get(uuid);
    return row === undefined ? { uuid, how: 'not-found' } : { uuid, how: 'found', version: versionOf(row) };
  });
}

async function askEach(
  client: PlannrClient,
  { reading, control }: NamedRequest,
  uuids: readonly string[],
): Promise<readonly NamedAnswer[]> {
  const ask = await createAsk(client, reading, control ?? uuids[0] ?? '');
  if (ask === undefined) return uuids.map((uuid) => ({ uuid, how: 'unanswered' }));
  const queue = new PQueue({ concurrency: sideBySide });
  client.foresee(() => queue.size);
  try {
    return await queue.addAll(uuids.map((uuid) => () => ask(uuid)));
  } finally {
    client.foresee(() => 0);
  }
}

// Shown unwrapped in the examples; taken wrapped too. Source: docs/plannr.md, section 12, item 6.
const oneCase = z.unknown().transform((value) => {
  const isWrapped = typeof value === 'object' && value !== null && 'data' in value && !('uuid' in value);
  return isWrapped ? value.data : value;
});

/**
 * Makes the way in which single cases are asked for: with the relations if Plannr takes them there, which is not
 * documented, else without. `undefined` where a case that is known to be there cannot be had so.
 */
async function createAsk(client: PlannrClient, reading: ReadingRequest, known: string) {
  const extras = extrasOf(reading);
  const ask = async (uuid: string, include: string): Promise<NamedAnswer> => {
    const parameters = include === '' ? [] : [['include', include] as const];
    const answer = await client.get({ path: `/cases/${encodeURIComponent(uuid)}`, parameters, schema: oneCase });
    if (answer.kind === 'unavailable') return { uuid, how: 'unanswered' };
    if (answer.kind === 'refused') {
      const { status } = answer.refusal;
      return {
        uuid,
        how: status === 404 || status === 410 ? 'not-found' : status === 403 ? 'not-visible' : 'unanswered',
      };
    }
    const row = readCaseRow(answer.value, extras);
    if (!('value' in row) || row.uuid !== uuid) return { uuid, how: 'unanswered' };
    const [value = row.value] = decideCompletion([row.value], 'both');
    return { uuid, how: 'found', version: versionOf(value) };
  };
  for (const include of [includesOf(extras).join(','), '']) {
    const { how } = await ask(known, include);
    if (how === 'found') return (uuid: string) => ask(uuid, include);
    if (how !== 'unanswered') return undefined;
  }
  return undefined;
}

function versionOf({ participants: _, ...version }: CaseRow): CaseVersion {
  return version;
}
