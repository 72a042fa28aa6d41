import type { CaseVersion } from './slim-case.ts';

/**
 * Adds one version of a case to those read before. Of two versions the later edited one is right, and of two that were
 * edited at the same time, or do not say, the one that was read later.
 */
export function mergeVersion(cases: Map<string, CaseVersion>, next: CaseVersion): void {
  const known = cases.get(next.case.uuid);
  cases.set(next.case.uuid, known === undefined ? next : withBoth(laterOf(known, next), [known, next]));
}

// What holds whichever version is right: on whose lists the case came, and that one of them was a list of completed cases
// where its own date does not say.
function withBoth(right: CaseVersion, versions: readonly CaseVersion[]): CaseVersion {
  const listed = withListsOf(right, versions);
  const isDone = right.completionUnread && versions.some((each) => each.case.completedUndated);
  return isDone ? { ...listed, case: { ...listed.case, completedUndated: true } } : listed;
}

function withListsOf(right: CaseVersion, versions: readonly CaseVersion[]): CaseVersion {
  const uuids = versions.flatMap(({ onListsOf = [] }) => onListsOf);
  return uuids.length === 0 ? right : { ...right, onListsOf: [...new Set(uuids)] };
}

function laterOf(known: CaseVersion, next: CaseVersion): CaseVersion {
  const knownIsLater =
    known.updatedAt !== undefined && next.updatedAt !== undefined && known.updatedAt > next.updatedAt;
  const [right, other] = knownIsLater ? [known, next] : [next, known];
  if (!right.clientsAttached) return right;
  // Plannr did not say who takes part. Each list that the case was on knows one of them.
  const uuids = new Set(right.case.clients.map(({ uuid }) => uuid));
  const others = other.case.clients.filter(({ uuid }) => !uuids.has(uuid));
  return { ...right, case: { ...right.case, clients: [...right.case.clients, ...others] } };
}
