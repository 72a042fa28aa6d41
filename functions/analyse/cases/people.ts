import type { Case } from '../case.ts';
import { uuidKey } from '../compare.ts';
import type { ClientAdviser } from './holders.ts';

/** What people are called in the report, by the UUID of their account: each by a name of their own. */
export type People = ReadonlyMap<string, string>;

type Assigned = Pick<Case, 'assignedTo' | 'assignedUuids'>;

/**
 * People are told apart by the UUID of their account, and by name only where none came. Of two with one name each has a
 * part of the UUID behind it; blanks around and within a name tell nobody apart.
 *
 * @param cases in the order in which they were opened: of several names of one account the last is right
 */
export function findPeople(cases: readonly Assigned[]): People {
  const names = new Map<string, string>();
  for (const { assignedTo = [], assignedUuids = [] } of cases) {
    assignedUuids.forEach((uuid, index) => {
      if (uuid !== '') names.set(uuid, plainName(assignedTo[index] ?? ''));
    });
  }
  const namesakes = Map.groupBy(names.keys(), (uuid) => names.get(uuid));
  return new Map(
    [...names].map(([uuid, name]) => {
      const isOne = (namesakes.get(name)?.length ?? 0) < 2;
      return [uuid, isOne ? name : `${name} (${uuid.slice(0, 8)})`] as const;
    }),
  );
}

/** A case whose assignees are called as the people of the report are, each once. */
export function namePeople<T extends Assigned>(given: T, people: People): T {
  const { assignedTo, assignedUuids = [] } = given;
  if (assignedTo === undefined) return given;
  const named = assignedTo.map((name, index) => people.get(assignedUuids[index] ?? '') ?? plainName(name));
  // Most cases stay as they are: 100,000 copies would take much memory.
  if (named.every((name, index) => name === assignedTo[index]) && new Set(named).size === named.length) return given;
  const first = named.flatMap((name, index) => (named.indexOf(name) === index ? index : []));
  return {
    ...given,
    assignedTo: first.map((index) => named[index] ?? ''),
    assignedUuids: first.map((index) => assignedUuids[index] ?? ''),
  };
}

/** An adviser as if assigned: to be told apart from a namesake like everybody else. */
export function asAssigned({ adviser }: ClientAdviser): Assigned {
  return { assignedTo: [adviser.name], assignedUuids: [uuidKey(adviser.uuid)] };
}

function plainName(name: string): string {
  return name.trim().replace(/\s+/g, ' ');
}
