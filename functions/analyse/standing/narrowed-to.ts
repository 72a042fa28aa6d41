import type { Case, Named } from '../case.ts';
import { latestNames, type Names, type Stages } from '../cases/latest-stages.ts';
import { uuidKey } from '../compare.ts';

/** What a report was narrowed to; the name is empty where no case read has it. Empty lists: not narrowed. */
export type NarrowedTo = {
  readonly clients: readonly Named[];
  readonly types: readonly Named[];
  readonly statuses: readonly Named[];
  readonly plans: readonly Named[];
};

type Narrowing = {
  readonly clients: 'all' | readonly string[];
  readonly only?: {
    readonly types?: readonly string[];
    readonly statuses?: readonly string[];
    readonly plans?: readonly string[];
  };
};

export function narrowedTo(
  { clients, only = {} }: Narrowing,
  cases: readonly Case[],
  names: { readonly clients: Names; readonly types: Names; readonly stages: Stages },
): NarrowedTo {
  return {
    clients: clients === 'all' ? [] : named(clients, names.clients),
    types: named(only.types, names.types),
    statuses: named(only.statuses, names.stages),
    plans:
      only.plans === undefined
        ? []
        : named(
            only.plans,
            latestNames(cases, ({ plans = [] }) => plans),
          ),
  };
}

function named(uuids: readonly string[] = [], names: Names): Named[] {
  return uuids.map((uuid) => ({ uuid, name: names.get(uuidKey(uuid))?.name ?? '' }));
}
