import PQueue from 'p-queue';
import type { ListSession } from '../lists/read-page.ts';
import type { CaseRow } from '../records/read-case-row.ts';
import { sideBySide } from '../shards/shard-work.ts';
import { foundAs, howRefused, type NamedAnswer } from './named-answer.ts';
import { type NamedClient, type NamedRequest, namesPerCall } from './named-request.ts';
import { type NamedRows, readNamedList } from './read-named-list.ts';

/**
 * Asks for cases on the lists of the clients that they had, one call a client, where Plannr refuses both the firm's list and
 * single cases. A case that is on none of them is gone; so is one, as far as the account can tell, that has other clients now.
 *
 * @param wanted of the clients' cases those to ask for
 */
export async function askOnClientLists(
  session: ListSession,
  { reading, clientLists = [] }: Pick<NamedRequest, 'reading' | 'clientLists'>,
  wanted: readonly string[],
): Promise<readonly NamedAnswer[]> {
  const open = new Set(wanted);
  const answers = new Map<string, NamedAnswer>();
  const queue = new PQueue({ concurrency: sideBySide });
  session.client.foresee(() => queue.size);
  try {
    await queue.addAll(
      clientLists.map((list) => async () => {
        const uuids = list.uuids.filter((uuid) => open.has(uuid));
        if (uuids.length === 0) return;
        for (const answer of await askClient(session, reading, { ...list, uuids })) {
          const { uuid } = answer;
          answers.set(uuid, surer(answers.get(uuid) ?? answer, answer));
        }
      }),
    );
  } finally {
    session.client.foresee(() => 0);
  }
  return wanted.map((uuid) => answers.get(uuid) ?? { uuid, how: 'unanswered' });
}

/** Found on one list it is there; and while one list gave no answer nobody can say that it is not. */
const sureness = ['found', 'unanswered', 'not-visible', 'not-found'] as const;

function surer(one: NamedAnswer, other: NamedAnswer): NamedAnswer {
  return sureness.indexOf(one.how) <= sureness.indexOf(other.how) ? one : other;
}

async function askClient(
  session: ListSession,
  reading: NamedRequest['reading'],
  { client, uuids, control }: NamedClient,
): Promise<readonly NamedAnswer[]> {
  const list = {
    endpoint: 'client-cases-by-name',
    path: `/client/${encodeURIComponent(client)}/cases`,
    label: `cases of client ${client} asked for by name`,
  } as const;
  const asked = [...uuids, ...(control === undefined ? [] : [control])];
  // Whether a filter cuts what it is given only a case that is known to be there tells.
  const isNarrowed = uuids.length <= namesPerCall && (uuids.length === 1 || control !== undefined);
  const narrowed = isNarrowed ? await readNamedList(session, reading, { ...list, uuids: asked }) : useless;
  const answer = serves(narrowed, control) ? narrowed : await readNamedList(session, reading, list);
  if (answer.kind === 'refused') return uuids.map((uuid) => ({ uuid, how: howRefused(answer.refusal) }));
  if (answer.kind === 'of-no-use' || !serves(answer, control)) {
    return uuids.map((uuid) => ({ uuid, how: 'unanswered' }));
  }
  return uuids.map((uuid) => {
    const row = answer.rows.get(uuid);
    return row === undefined ? { uuid, how: 'not-found' } : foundAs(uuid, onListOf(row, client));
  });
}

const useless: NamedRows = { kind: 'of-no-use' };

/** Whether there is no need to read the whole list instead: the client itself may be what is refused. */
function serves(answer: NamedRows, control: string | undefined): boolean {
  if (answer.kind === 'refused') return answer.refusal.status !== 400 && answer.refusal.status !== 422;
  return answer.kind === 'rows' && (control === undefined || answer.rows.has(control));
}

/** It counts for whose list it is on, whoever Plannr says takes part. */
function onListOf(row: CaseRow, client: string): CaseRow {
  const { clients } = row.case;
  if (clients.some(({ uuid }) => uuid === client)) return row;
  return { ...row, case: { ...row.case, clients: [...clients, { uuid: client, name: '' }] } };
}
