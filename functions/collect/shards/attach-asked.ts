import type { Case, Named } from '../../analyse/case.ts';
import type { CaseVersion } from '../records/slim-case.ts';
import type { ReadingPlan } from '../shard.ts';

/** The clients that a plan asks for, in small letters; absent where the firm is read as a whole. */
export function clientsAskedIn({ shards }: ReadingPlan): ReadonlySet<string> | undefined {
  if (shards.some(({ kind }) => kind === 'firm')) return undefined;
  const uuids = shards.flatMap((shard) => {
    if (shard.kind === 'clients') return shard.clients;
    return shard.kind === 'batches' ? shard.batches.flatMap((batch) => batch.uuids) : [];
  });
  return new Set(uuids.map((uuid) => uuid.toLowerCase()));
}

/**
 * The cases of the versions. One that has no client who was asked for gets those on whose own lists it came, beside the
 * clients that it has: of a couple's case perhaps only the joint account takes part, and it would count for nobody.
 * Source: docs/plannr.md, section 10.
 */
export function attachAsked(versions: readonly CaseVersion[], asked: ReadonlySet<string> | undefined): readonly Case[] {
  if (asked === undefined) return versions.map((version) => version.case);
  let names: ReadonlyMap<string, string> | undefined;
  return versions.map(({ case: own, onListsOf }) => {
    if (onListsOf === undefined || isOfOneAsked(own, asked)) return own;
    names ??= namesIn(versions);
    const attached = onListsOf.map((uuid): Named => ({ uuid, name: names?.get(uuid) ?? '' }));
    return { ...own, clients: [...own.clients, ...attached] };
  });
}

/** Whether the case counts for somebody who was asked for. */
export function isOfOneAsked({ clients }: Case, asked: ReadonlySet<string>): boolean {
  return clients.some(({ uuid }) => asked.has(uuid));
}

function namesIn(versions: readonly CaseVersion[]): ReadonlyMap<string, string> {
  const clients = versions.flatMap((version) => version.case.clients);
  return new Map(clients.filter(({ name }) => name !== '').map(({ uuid, name }) => [uuid, name]));
}
