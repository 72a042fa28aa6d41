import type { FirmState, TruthCase } from '../sandbox/plannr/firm.ts';

/** A case of the sandbox's truth as a report should know it, put together here without the code that reads it. */
export function expectedCase(each: TruthCase, state: FirmState) {
  const stage = state.stages.find(({ uuid }) => uuid === each.statusUuid);
  const type = state.types.find(({ uuid }) => uuid === each.typeUuid);
  const byUuid = people(state);
  return {
    uuid: each.uuid,
    name: each.name,
    ...(stage && {
      stage: {
        uuid: stage.uuid,
        name: stage.name,
        position: stage.position,
        colour: stage.colour,
        isTypeCompleted: stage.isTypeCompleted,
        updatedAt: stage.updatedAt,
      },
    }),
    ...(type && { type: { uuid: type.uuid, name: type.name } }),
    boardPosition: each.statusPosition,
    ...(each.value && { value: each.value }),
    createdAt: each.createdAt,
    updatedAt: each.updatedAt,
    ...(each.completedAt && { completedAt: each.completedAt }),
    ...(each.reviewAt && { reviewAt: each.reviewAt }),
    clients: each.clientUuids.map((uuid) => ({ uuid, name: byUuid.get(uuid) })),
    assignedTo: each.assigneeUuids.map((uuid) => byUuid.get(uuid)),
    assignedUuids: each.assigneeUuids,
  };
}

/** What a reading brought, so that it can be held against the truth: plain data in order of UUID. */
export function plainCases<T extends { readonly uuid: string }>(cases: readonly T[]): unknown {
  return JSON.parse(JSON.stringify(cases.toSorted((one, other) => (one.uuid < other.uuid ? -1 : 1))));
}

export function expectedCases(state: FirmState, keep: (each: TruthCase) => boolean = () => true): unknown {
  return plainCases(state.cases.filter(keep).map((each) => expectedCase(each, state)));
}

/** What Plannr should count: each case once in each list, so a joint case twice where clients are read one by one. */
export function casesOnListsOf(state: FirmState, clients: ReadonlySet<string>): number {
  return state.cases.reduce((sum, { clientUuids }) => sum + clientUuids.filter((uuid) => clients.has(uuid)).length, 0);
}

const known = new WeakMap<object, ReadonlyMap<string, string>>();

function people(state: FirmState): ReadonlyMap<string, string> {
  const all =
    known.get(state.clients) ?? new Map([...state.clients, ...state.employees].map(({ uuid, name }) => [uuid, name]));
  known.set(state.clients, all);
  return all;
}
