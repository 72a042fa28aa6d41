import PQueue from 'p-queue';
import * as z from 'zod';
import type { PlannrClient, RequestCounts } from '../client/plannr-port.ts';
import { countsSince } from '../coverage/tally.ts';
import { extrasOf, includesOf } from '../lists/case-queries.ts';
import type { ListSession } from '../lists/read-page.ts';
import type { ReadingRequest } from '../reading.ts';
import { readCaseRow } from '../records/read-case-row.ts';
import { decideCompletion } from '../records/undated-completion.ts';
import { sideBySide } from '../shards/shard-work.ts';
import { askOnClientLists } from './ask-on-client-lists.ts';
import { foundAs, howRefused, type NamedAnswer } from './named-answer.ts';
import { type NamedRequest, namesPerCall } from './named-request.ts';
import { readNamedList } from './read-named-list.ts';

export type NamedReading = { readonly answers: readonly NamedAnswer[]; readonly counts: RequestCounts };

/**
 * Asks for cases by name, 50 a call with `filter[uuid]`. Where that is refused, ignored (rows come that were not asked
 * for) or cut (the control, which is asked for last, does not come) each is asked for by itself, `GET /cases/{uuid}`; where not
 * even the control can be had so, on the lists of its clients, if the cases were read from these.
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
  for (let from = 0; from < uuids.length && listServes; from += namesPerCall) {
    const found = await askList(session, request, uuids.slice(from, from + namesPerCall));
    if (found === undefined) listServes = false;
    else answers.push(...found);
  }
  if (!listServes) answers.push(...(await askEach(client, request, uuids.slice(answers.length))));
  if (request.clientLists !== undefined) {
    const open = answers.flatMap(({ uuid, how }) => (how === 'unanswered' ? [uuid] : []));
    const told = new Map((await askOnClientLists(session, request, open)).map((answer) => [answer.uuid, answer]));
    return {
      answers: answers.map((answer) => told.get(answer.uuid) ?? answer),
      counts: countsSince(before, client.counts()),
    };
  }
  return { answers, counts: countsSince(before, client.counts()) };
}

/** `undefined` where the list is of no use for it. */
async function askList(
  session: ListSession,
  { reading, control }: NamedRequest,
  uuids: readonly string[],
): Promise<readonly NamedAnswer[] | undefined> {
  const asked = [...uuids, ...(control === undefined ? [] : [control])];
  const list = { endpoint: 'cases-by-name', path: '/cases', label: 'cases asked for by name', uuids: asked } as const;
  const answer = await readNamedList(session, reading, list);
  if (answer.kind !== 'rows') return undefined;
  const { rows } = answer;
  if (control !== undefined && !rows.has(control)) return undefined;
  return uuids.map((uuid) => {
    const row = rows.get(uuid);
    return row === undefined ? { uuid, how: 'not-found' } : foundAs(uuid, row);
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
    if (answer.kind === 'refused') return { uuid, how: howRefused(answer.refusal) };
    const row = readCaseRow(answer.value, extras);
    if (!('value' in row) || row.uuid !== uuid) return { uuid, how: 'unanswered' };
    const [value = row.value] = decideCompletion([row.value], 'both');
    return foundAs(uuid, value);
  };
  for (const include of [includesOf(extras).join(','), '']) {
    const { how } = await ask(known, include);
    if (how === 'found') return (uuid: string) => ask(uuid, include);
    if (how !== 'unanswered') return undefined;
  }
  return undefined;
}
