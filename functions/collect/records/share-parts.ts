import type { Case, Named, Stage } from '../../analyse/case.ts';

/**
 * Makes cases hold the same stage, type, clients and names where they are equal. Each comes from Plannr, or out of a
 * file, as one of its own: of 100,000 cases they would take more memory than all the rest.
 */
export function createPartSharer(): (given: Case) => Case {
  const texts = new Map<string, string>();
  const shareText = (text: string) => {
    const known = texts.get(text);
    if (known === undefined) texts.set(text, text);
    return known ?? text;
  };
  const shareStage = createSharer<Stage>((one, other) => {
    const isSameStage = one.position === other.position && one.isTypeCompleted === other.isTypeCompleted;
    return isSameStage && isSame(one, other) && one.colour === other.colour && one.updatedAt === other.updatedAt;
  });
  const shareType = createSharer<Named>(isSame);
  const shareClient = createSharer<Named>(isSame);
  return (given) => ({
    ...given,
    stage: given.stage && shareStage(given.stage),
    type: given.type && shareType(given.type),
    value: given.value && { minor: given.value.minor, currency: shareText(given.value.currency) },
    clients: given.clients.map(shareClient),
    assignedTo: given.assignedTo?.map(shareText),
    assignedUuids: given.assignedUuids?.map(shareText),
    tags: given.tags?.map(shareText),
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

function isSame(one: Named, other: Named): boolean {
  return one.uuid === other.uuid && one.name === other.name;
}
