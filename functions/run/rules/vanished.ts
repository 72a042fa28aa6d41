import { isDone } from '../../analyse/case.ts';
import { uuidKey } from '../../analyse/compare.ts';
import { createLocalDay } from '../../analyse/local-day.ts';
import type { Snapshot, SnapshotCase } from '../../analyse/snapshot/snapshot.ts';
import { scopeDifferences, snapshotScope } from '../../analyse/snapshot/snapshot-scope.ts';
import type { NamedRequest } from '../../collect/by-name/named-request.ts';
import type { Reading } from '../../collect/reading.ts';
import type { Plan } from '../plan-run.ts';

/**
 * The cases of the last report that this reading, of the same clients and types, should have brought and did not: those
 * that were open, and those completed on a day that was asked for.
 */
export function vanishedCases(
  { scope, reading: { completedFrom } }: Pick<Plan, 'scope' | 'reading'>,
  previous: Snapshot | undefined,
  { cases }: Pick<Reading, 'cases'>,
): readonly SnapshotCase[] {
  if (previous === undefined || scopeDifferences(previous.scope, snapshotScope(scope)).length > 0) return [];
  const seen = new Set(cases.map(({ uuid }) => uuidKey(uuid)));
  const localDay = createLocalDay(scope.timezone);
  return previous.cases.filter(
    (each) =>
      !seen.has(each.uuid) &&
      (!isDone(each) || (each.completedAt !== undefined && localDay(each.completedAt) >= completedFrom)),
  );
}

/** What to ask for by name; `undefined` where nothing vanished. */
export function namesToAsk(
  plan: Pick<Plan, 'scope' | 'reading'>,
  previous: Snapshot | undefined,
  { cases, coverage }: { readonly cases: Reading['cases']; readonly coverage: Pick<Reading['coverage'], 'way'> },
): NamedRequest | undefined {
  const vanished = vanishedCases(plan, previous, { cases });
  if (vanished.length === 0) return undefined;
  return {
    reading: plan.reading,
    uuids: vanished.map(({ uuid }) => uuid),
    control: cases.at(-1)?.uuid,
    ...(coverage.way === 'client-by-client' && { clientLists: clientListsOf(vanished, cases) }),
  };
}

/** Of whom the vanished cases were, each client with a case of its that was read. */
function clientListsOf(vanished: readonly SnapshotCase[], cases: Reading['cases']): NamedRequest['clientLists'] {
  const own = new Map<string, string[]>();
  for (const { uuid, clients = [] } of vanished) {
    for (const client of clients) own.set(client, [...(own.get(client) ?? []), uuid]);
  }
  const controls = new Map(cases.flatMap(({ uuid, clients }) => clients.map((each) => [uuidKey(each.uuid), uuid])));
  return [...own].map(([client, uuids]) => ({ client, uuids, control: controls.get(client) }));
}
