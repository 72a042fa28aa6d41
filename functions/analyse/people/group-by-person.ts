import { type Holder, holderKey } from '../cases/holders.ts';
import { compareNames, compareText } from '../compare.ts';

/** Whose things are: a person's, nobody's, or those of which Plannr did not say. */
export type Person =
  | { readonly kind: 'person'; readonly uuid?: string; readonly name: string }
  | { readonly kind: 'nobody' | 'not-read' };

export type OfPerson<T> = { readonly person: Person; readonly own: readonly T[] };

/**
 * The one way in which things are put under people. What is of several people is under each. By name, then by UUID;
 * nobody's and what was not read come last. Each keeps the order in which the things were given.
 *
 * @param holdersOf empty for nobody; `undefined` where it was not read
 */
export function groupByPerson<T>(
  all: readonly T[],
  holdersOf: (of: T) => readonly Holder[] | undefined,
): readonly OfPerson<T>[] {
  const groups = new Map<string, { readonly person: Person; readonly own: T[] }>();
  const put = (key: string, person: Person, each: T) => {
    const known = groups.get(key);
    if (known === undefined) groups.set(key, { person, own: [each] });
    else known.own.push(each);
  };
  for (const each of all) {
    const holders = holdersOf(each);
    if (holders === undefined) put('not read', { kind: 'not-read' }, each);
    else if (holders.length === 0) put('nobody', { kind: 'nobody' }, each);
    for (const holder of holders ?? []) {
      const { uuid, name } = holder;
      put(`person ${holderKey(holder)}`, { kind: 'person', uuid, name }, each);
    }
  }
  return [...groups.values()].sort((a, b) => comparePeople(a.person, b.person));
}

const order = ['person', 'nobody', 'not-read'] as const;

function comparePeople(a: Person, b: Person): number {
  if (a.kind === 'person' && b.kind === 'person') {
    return compareNames(a.name, b.name) || compareText(a.uuid ?? '', b.uuid ?? '');
  }
  return order.indexOf(a.kind) - order.indexOf(b.kind);
}
