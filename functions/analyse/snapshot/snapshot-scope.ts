import { compareText, uuidKey } from '../compare.ts';

/** What a report was about: snapshots of different scopes cannot be compared. All uuids in small letters, in order. */
export type SnapshotScope = {
  readonly clients: 'all' | readonly string[];
  /** Absent where the report was not narrowed by it. */
  readonly types?: readonly string[];
  readonly statuses?: readonly string[];
  readonly plans?: readonly string[];
};

/** What makes two snapshots of one report not comparable. */
export type ScopeDifference = 'clients' | 'types' | 'statuses' | 'plans';

export function snapshotScope({
  clients,
  only = {},
}: {
  readonly clients: 'all' | readonly string[];
  readonly only?: {
    readonly types?: readonly string[];
    readonly statuses?: readonly string[];
    readonly plans?: readonly string[];
  };
}): SnapshotScope {
  return {
    clients: clients === 'all' ? clients : inOrder(clients),
    types: only.types && inOrder(only.types),
    statuses: only.statuses && inOrder(only.statuses),
    plans: only.plans && inOrder(only.plans),
  };
}

/** In what two scopes differ; empty if they can be compared. */
export function scopeDifferences(a: SnapshotScope, b: SnapshotScope): ScopeDifference[] {
  const keys = ['clients', 'types', 'statuses', 'plans'] as const;
  return keys.filter((key) => String(a[key]) !== String(b[key]));
}

function inOrder(uuids: readonly string[]): string[] {
  return [...new Set(uuids.map(uuidKey))].sort(compareText);
}
