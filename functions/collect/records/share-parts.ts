import type { Case, Named, Stage } from '../../analyse/case.ts';

/** Gives of equal things, and of lists of one equal thing, always the same. */
export type Parts = {
  readonly text: (given: string) => string;
  readonly texts: (given: readonly string[]) => readonly string[];
  readonly stage: (given: Stage) => Stage;
  readonly type: (given: Named) => Named;
  readonly clients: (given: readonly Named[]) => readonly Named[];
};

/** For a case or two: each keeps its own. */
export const ownParts: Parts = {
  text: (given) => given,
  texts: (given) => given,
  stage: (given) => given,
  type: (given) => given,
  clients: (given) => given,
};

/**
 * For cases by the thousand. Each comes from Plannr, or out of a file, with a stage, a type, clients and names of its own:
 * of 100,000 cases they would take more memory than all the rest.
 */
export function createParts(): Parts {
  const texts = new Map<string, string>();
  const text = (given: string) => {
    const known = texts.get(given);
    if (known === undefined) texts.set(given, given);
    return known ?? given;
  };
  const shareClient = createSharer<Named>(isSame);
  const alone = createListSharer<string>();
  const oneClient = createListSharer<Named>();
  return {
    text,
    texts: (given) => alone(given.map(text)),
    stage: createSharer<Stage>((one, other) => {
      const isSameStage = one.position === other.position && one.isTypeCompleted === other.isTypeCompleted;
      return isSameStage && isSame(one, other) && one.colour === other.colour && one.updatedAt === other.updatedAt;
    }),
    type: createSharer<Named>(isSame),
    clients: (given) => oneClient(given.map(shareClient)),
  };
}

/** Makes cases hold the same parts where they are equal. */
export function createPartSharer(): (given: Case) => Case {
  const parts = createParts();
  return (given) => ({
    ...given,
    stage: given.stage && parts.stage(given.stage),
    type: given.type && parts.type(given.type),
    value: given.value && { minor: given.value.minor, currency: parts.text(given.value.currency) },
    clients: parts.clients(given.clients),
    assignedTo: given.assignedTo && parts.texts(given.assignedTo),
    assignedUuids: given.assignedUuids && parts.texts(given.assignedUuids),
    tags: given.tags && parts.texts(given.tags),
  });
}

/** Of two versions of one thing each case keeps its own. */
function createSharer<T extends Named>(areSame: (one: T, other: T) => boolean): (given: T) => T {
  const shared = new Map<string, T>();
  return (given) => {
    const known = shared.get(given.uuid);
    if (known !== undefined && areSame(known, given)) return known;
    shared.set(given.uuid, given);
    return given;
  };
}

/** Most lists are of one client, or one adviser. */
function createListSharer<T>(): (given: readonly T[]) => readonly T[] {
  const lists = new Map<T, readonly T[]>();
  return (given) => {
    const [only] = given;
    if (only === undefined || given.length > 1) return given;
    const known = lists.get(only);
    if (known === undefined) lists.set(only, given);
    return known ?? given;
  };
}

function isSame(one: Named, other: Named): boolean {
  return one.uuid === other.uuid && one.name === other.name;
}
