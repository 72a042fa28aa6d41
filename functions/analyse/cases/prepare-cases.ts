import type { Case, Named } from '../case.ts';
import { compareText, uuidKey } from '../compare.ts';
import { type DatedCase, dateCase } from './dated-case.ts';
import { type ClientAdviser, createHoldersOf } from './holders.ts';
import { latestNames, latestStages, type Names, type Stages } from './latest-stages.ts';
import { markLost } from './lost-stages.ts';
import { asAssigned, findPeople, namePeople, type People } from './people.ts';

/** The cases that a report is about, dated, with the stages, types and people that they name by their latest names. */
export type PreparedCases = {
  /** `uuidKey` of the clients that the report is narrowed to; absent for all. */
  readonly listed?: ReadonlySet<string>;
  /** Oldest first, then by uuid: whatever order they came in, the report is the same. */
  readonly used: readonly Case[];
  readonly dated: readonly DatedCase[];
  readonly stages: Stages;
  readonly types: Names;
  readonly clients: Names;
  readonly people: People;
  readonly holdersOf: ReturnType<typeof createHoldersOf>;
};

export type CasesToPrepare = {
  readonly cases: readonly Case[];
  readonly advisers?: readonly ClientAdviser[];
  readonly scope: { readonly clients: 'all' | readonly string[]; readonly lostStages?: readonly string[] };
};

/** With a list of clients, a case in which none of them takes part is left out. */
export function prepareCases(
  { cases, advisers = [], scope }: CasesToPrepare,
  rules: Pick<Parameters<typeof dateCase>[1], 'period' | 'history' | 'localDay'>,
): PreparedCases {
  const listed = scope.clients === 'all' ? undefined : new Set(scope.clients.map(uuidKey));
  const isListed = ({ uuid }: Named) => listed?.has(uuidKey(uuid)) === true;
  const read = cases
    .filter(({ clients }) => listed === undefined || clients.some(isListed))
    .sort((a, b) => compareText(a.createdAt ?? '', b.createdAt ?? '') || compareText(a.uuid, b.uuid));
  const people = findPeople([...advisers.map(asAssigned), ...read]);
  const used = read.map((each) => namePeople(each, people));
  const stages = markLost(latestStages(used), scope.lostStages);
  const types = latestNames(used, ({ type }) => [type]);
  const clients = latestNames(used, (each) => each.clients);
  const dated = used.map((each) => dateCase(each, { ...rules, stages, types, clients, listed }));
  const holdersOf = createHoldersOf(advisers, (uuid) => people.get(uuid));
  return { listed, used, dated, stages, types, clients, people, holdersOf };
}
