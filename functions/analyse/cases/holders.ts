import type { Case, Named } from '../case.ts';
import { uuidKey } from '../compare.ts';

/** Somebody who has a case in hand. */
export type Holder = {
  /** Of the account, in small letters; absent where only a name came. */
  readonly uuid?: string;
  readonly name: string;
  /** Nobody is assigned to the case, and this is the own adviser of one of its clients. */
  readonly isAdviser?: true;
};

/** A client's own adviser. */
export type ClientAdviser = { readonly client: string; readonly adviser: Named };

type Assigned = Pick<Case, 'assignedTo' | 'assignedUuids'>;

/** Who is assigned to a case, each once; `undefined` where Plannr did not say. */
export function assigneesOf({ assignedTo, assignedUuids = [] }: Assigned): readonly Holder[] | undefined {
  if (assignedTo === undefined) return undefined;
  const found = assignedTo.map((name, index): Holder => {
    const uuid = assignedUuids[index] ?? '';
    return uuid === '' ? { name } : { uuid: uuidKey(uuid), name };
  });
  if (found.length < 2) return found;
  return [...new Map(found.map((each) => [holderKey(each), each])).values()];
}

/** Those who are assigned, of the holders of a case: the clients' own advisers hold it only where nobody is. */
export function assigneesAmong(holders: readonly Holder[] | undefined): readonly Holder[] | undefined {
  return holders?.some(({ isAdviser }) => isAdviser === true) ? [] : holders;
}

/** Tells people apart: by the account, and by the name only where none came. */
export function holderKey({ uuid, name }: Pick<Holder, 'uuid' | 'name'>): string {
  return uuid ?? `of ${name}`;
}

/** Whether somebody has to be looked for: nobody is assigned, and a client takes part who may have an adviser. */
export function isHeldByNobody({ assignedTo, clients }: Pick<Case, 'assignedTo' | 'clients'>): boolean {
  return assignedTo?.length === 0 && clients.length > 0;
}

/** As `assigneesOf`, and those with one assignee have the same list: of 100,000 cases each would keep one of its own. */
function shareAssignees(): typeof assigneesOf {
  const lists = new Map<string, readonly Holder[] | undefined>();
  return (given) => {
    if (given.assignedTo?.length !== 1) return assigneesOf(given);
    const key = `${given.assignedUuids?.[0]} ${given.assignedTo[0]}`;
    const known = lists.get(key) ?? assigneesOf(given);
    lists.set(key, known);
    return known;
  };
}

/**
 * Makes a function that tells who holds a case: those who are assigned, or, where nobody is, its clients' own advisers. Empty
 * where it is nobody's; `undefined` where Plannr did not say who is assigned.
 *
 * @param nameOf what people are called in the report, by the UUID of their account
 */
export function createHoldersOf(
  advisers: readonly ClientAdviser[],
  nameOf: (uuid: string) => string | undefined,
): (of: Assigned & Pick<Case, 'clients'>) => readonly Holder[] | undefined {
  const adviserOf = new Map(advisers.map(({ client, adviser }) => [uuidKey(client), adviser]));
  const sharedAssignees = shareAssignees();
  return (given) => {
    const assigned = sharedAssignees(given);
    if (assigned === undefined || assigned.length > 0) return assigned;
    const found = given.clients.flatMap(({ uuid }) => adviserOf.get(uuidKey(uuid)) ?? []);
    return [...new Map(found.map((each) => [uuidKey(each.uuid), each])).values()].map(({ uuid, name }) => {
      const key = uuidKey(uuid);
      return { uuid: key, name: nameOf(key) ?? name, isAdviser: true };
    });
  };
}
