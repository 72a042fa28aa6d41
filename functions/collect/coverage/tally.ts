import type { CaseQuery } from '../lists/case-queries.ts';
import { sumKept } from './kept-filters.ts';
import { mergeVersion } from '../records/merge-versions.ts';
import type { PlannrClient, RequestCounts } from '../client/plannr-port.ts';
import { listFrom } from '../records/plannr-relations.ts';
import type { CaseRow } from '../records/read-case-row.ts';
import type { ListRead } from '../lists/read-list.ts';
import type { ListSession } from '../lists/read-page.ts';
import { hasKey, type SetAside } from '../records/read-row.ts';
import type { ShardPart } from '../shard.ts';
import type { CaseVersion } from '../records/slim-case.ts';
import { sumLists, createScopeTally } from './tally-scope.ts';

/** The relations whose coming is watched: an include may be ignored without a word. */
const watched = [
  'participants',
  'status',
  'type',
  'assigned_to',
  'assigned_to_uuids',
  'tags',
  'plans',
  'custom_fields',
] as const;

/** Counted beside the keys: rows in which somebody takes part. */
export const someParticipants = 'some participants';

function hasParticipants(raw: unknown): boolean {
  if (typeof raw !== 'object' || raw === null || !('participants' in raw)) return false;
  const list = listFrom(raw.participants);
  return !Array.isArray(list) || list.length > 0;
}

/** Adds up what the lists of one shard bring. */
export function createTally(client: PlannrClient) {
  const before = client.counts();
  const cases = new Map<string, CaseVersion>();
  const setAside: SetAside[] = [];
  const shortLists: { list: string; reason: string }[] = [];
  const unreadClients: { uuid: string; reason: string }[] = [];
  const disagreements: { list: string; words: string }[] = [];
  let lists = sumLists([]);
  let kept = sumKept([]);
  const delivered: { rows: number; with: Record<string, number> } = { rows: 0, with: {} };
  const notes: string[] = [];
  let clientsRead = 0;

  return {
    /** For the rows of one page, which count once it has come whole. */
    beginPage() {
      const here: Record<string, number> = {};
      let rows = 0;
      return {
        note(raw: unknown) {
          rows += 1;
          for (const key of watched) if (hasKey(raw, key)) here[key] = (here[key] ?? 0) + 1;
          if (hasParticipants(raw)) here[someParticipants] = (here[someParticipants] ?? 0) + 1;
        },
        count() {
          delivered.rows += rows;
          for (const [key, number] of Object.entries(here)) delivered.with[key] = (delivered.with[key] ?? 0) + number;
        },
      };
    },
    /** For the lists of one firm, batch or client. */
    beginScope() {
      const scope = createScopeTally();
      return {
        add({ query }: { readonly query: CaseQuery }, list: ListRead<CaseRow>) {
          const part = scope.add(query, list);
          lists = sumLists([lists, part.lists]);
          kept = sumKept([kept, part.kept]);
          if (list.trouble === undefined && list.disagreement !== undefined) disagreements.push({ list: query.label, words: list.disagreement });
          if (list.trouble !== undefined) shortLists.push({ list: query.label, reason: list.trouble });
          setAside.push(...list.setAside);
          for (const row of list.values) mergeVersion(cases, versionOf(row));
        },
      };
    },
    /** A list of which not even the first page came. */
    addLost(label: string, reason: string) {
      lists = { ...lists, lost: lists.lost + 1 };
      shortLists.push({ list: label, reason: `it could not be read: ${reason}` });
    },
    addClientsRead(count: number) {
      clientsRead += count;
    },
    /** The clients, in small letters, of whom a case came, or on whose own lists one was. */
    clientsSeen(): ReadonlySet<string> {
      const seen = new Set<string>();
      for (const { case: each, onListsOf = [] } of cases.values()) {
        for (const { uuid } of each.clients) seen.add(uuid.toLowerCase());
        for (const uuid of onListsOf) seen.add(uuid);
      }
      for (const { uuid } of unreadClients) seen.add(uuid.toLowerCase());
      return seen;
    },
    /** Clients who are not there, and were taken for read. */
    addAbsent(uuids: readonly string[]) {
      clientsRead -= uuids.length;
      unreadClients.push(...uuids.map((uuid) => ({ uuid, reason: 'not found (404)' })));
    },
    addNote(note: string) {
      notes.push(note);
    },
    addUnread(uuids: readonly string[], reason: string) {
      unreadClients.push(...uuids.map((uuid) => ({ uuid, reason })));
    },
    result(session: ListSession, wayRefused?: string): ShardPart {
      return {
        versions: [...cases.values()],
        setAside,
        lists,
        kept,
        shortLists,
        clientsRead,
        unreadClients,
        delivered,
        terms: [...session.terms],
        clientNotes: [...(client.notes?.() ?? []), ...disagreementNotes(disagreements), ...notes],
        wayRefused,
        finishedAt: new Date(client.clock.now()).toISOString(),
        counts: countsSince(before, client.counts()),
      };
    },
  };
}

function disagreementNotes([first, ...others]: readonly { readonly list: string; readonly words: string }[]) {
  if (first === undefined) return [];
  const more = others.length === 0 ? '' : `; so of ${others.length.toLocaleString('en-GB')} more lists`;
  return [`Of the list of ${first.list}: ${first.words}${more}. Its count agrees with what came.`];
}

/** Without the participants, of whom nobody asks any more. */
function versionOf({ case: own, updatedAt, clientsAttached, completionUnread, onListsOf }: CaseRow): CaseVersion {
  return { case: own, updatedAt, clientsAttached, completionUnread, onListsOf };
}

export type Tally = ReturnType<typeof createTally>;

export function countsSince(before: RequestCounts, now: RequestCounts): RequestCounts {
  return {
    requests: now.requests - before.requests,
    retries: now.retries - before.retries,
    rateLimited: now.rateLimited - before.rateLimited,
  };
}
