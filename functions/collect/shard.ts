import type { Coverage, ReadingWay } from '../analyse/coverage.ts';
import type { RequestCounts } from './client/plannr-port.ts';
import type { KeptFilters } from './coverage/kept-filters.ts';
import type { Endpoint, Terms } from './lists/list-query.ts';
import type { SetAside } from './records/read-row.ts';
import type { CaseVersion } from './records/slim-case.ts';

/*
 * A reading falls into planning it, reading each of its shards, and joining what they brought. What passes between the
 * three is plain data, so that each can run somewhere else, and a shard again where it broke off.
 */

/** A part of a reading: at most about two minutes at Plannr's limit. */
export type Shard =
  /** The two lists of the firm: 500,000 cases are two minutes. */
  | { readonly kind: 'firm' }
  | { readonly kind: 'batches'; readonly batches: readonly ClientBatch[] }
  | { readonly kind: 'clients'; readonly clients: readonly string[] };

/** Clients that are asked for in one call; the label is for people: "clients 51 to 100". */
export type ClientBatch = { readonly label: string; readonly uuids: readonly string[] };

export type ReadingPlan = {
  readonly way: ReadingWay;
  readonly whyThisWay?: string;
  readonly account: Coverage['account'];
  readonly startedAt: string;
  readonly notes: readonly string[];
  /** On the role of the account, which tells it as well. */
  readonly roleNotes?: readonly string[];
  /** Of the list of clients, where it was read and is not whole. */
  readonly clientList?: { readonly missing: number; readonly extentIsKnown: boolean; readonly trouble?: string };
  /** How many clients were asked for, those included that the list of clients should have held and did not. */
  readonly clientsAsked?: number;
  /** Whether Plannr is asked with the report's `only`; it is applied again here in any case. */
  readonly narrowsAtPlannr: boolean;
  readonly shards: readonly Shard[];
  /** Spent so far, on planning and on ways that led nowhere. */
  readonly counts: RequestCounts;
};

/** Over all lists of a shard, each case counted once over the two lists of the same firm, batch or client. */
export type ListSums = {
  /** How many lists were read, whole or in part. */
  readonly read: number;
  /** Lists of which not even the first page came. */
  readonly lost: number;
  /** Lists read that Plannr gave no count for. */
  readonly withoutCount: number;
  /** Lists read of which nobody knows how much is missing. */
  readonly ofUnknownExtent: number;
  /** By Plannr's counts. */
  readonly expected: number;
  /** Records that came, usable or not. */
  readonly received: number;
  /** Plannr's count where it gave one, else what came; and how much of that came and can be used. */
  readonly due: number;
  readonly came: number;
};

/**
 * What reading a shard brought. `away` is apart what may come another time, since Plannr gave no usable answer: what to
 * read then, and what came of it so far.
 */
export type ShardResult = ShardPart & { readonly away?: { readonly shard: Shard; readonly part: ShardPart } };

export type ShardPart = {
  /** Each case once. */
  readonly versions: readonly CaseVersion[];
  readonly setAside: readonly SetAside[];
  readonly lists: ListSums;
  readonly kept: KeptFilters;
  readonly shortLists: Coverage['shortLists'];
  readonly clientsRead: number;
  readonly unreadClients: Coverage['unreadClients'];
  /** How many rows came, and how many of them had each of the relations. */
  readonly delivered: { readonly rows: number; readonly with: Readonly<Record<string, number>> };
  readonly terms: readonly (readonly [Endpoint, Terms])[];
  /** What the client has to say of its own of how the reading went. */
  readonly clientNotes: readonly string[];
  /** Why the next dearer way has to be taken; then nothing of this shard is used. */
  readonly wayRefused?: string;
  readonly finishedAt: string;
  readonly counts: RequestCounts;
};
