import type { Case } from '../../analyse/case.ts';
import type { Came } from '../coverage/came.ts';
import type { ReadingRequest } from '../reading.ts';

/** The cases that a report is narrowed to, what stands in the way of telling which they are, and what Plannr ignored. */
export type Narrowed = {
  readonly cases: readonly Case[];
  readonly gaps: readonly string[];
  readonly notes: readonly string[];
};

const dimensions = [
  { key: 'types', relation: 'type', filter: 'type', words: 'types', of: (each: Case) => uuidsOf([each.type]) },
  { key: 'statuses', relation: 'status', filter: 'status', words: 'stages', of: (each: Case) => uuidsOf([each.stage]) },
  {
    key: 'plans',
    relation: 'plans',
    filter: 'plan_uuid',
    words: 'plans',
    of: (each: Case) => uuidsOf(each.plans ?? []),
  },
] as const;

/**
 * Applies the report's `only` again, by uuid, whatever Plannr made of its filters. Where Plannr does not send what is
 * narrowed by, all cases stay, and a gap says that the narrowing rests on Plannr or on nothing.
 */
export function narrowCases(cases: readonly Case[], only: ReadingRequest['only'], came: Came): Narrowed {
  const asked = dimensions.flatMap((dimension) => {
    const uuids = only?.[dimension.key];
    return uuids === undefined ? [] : [{ ...dimension, uuids: new Set(uuids.map((uuid) => uuid.toLowerCase())) }];
  });
  const [unknown, known] = [
    asked.filter(({ relation }) => came.howMissing(relation) !== undefined),
    asked.filter(({ relation }) => came.howMissing(relation) === undefined),
  ];
  return {
    cases:
      known.length === 0 ? cases : cases.filter((each) => known.every(({ uuids, of }) => isAmong(of(each), uuids))),
    notes: [
      ...known.flatMap((dimension) => unknownNotes(dimension, cases)),
      ...known
        .filter(({ filter, uuids, of }) => came.isFiltered(filter) && cases.some((each) => !isAmong(of(each), uuids)))
        .map(({ words }) => `Plannr ignored the filter for the report's ${words}; Casebook narrowed the cases itself.`),
    ],
    gaps: unknown.map(({ relation, filter, words }) =>
      came.isFiltered(filter)
        ? `The report is narrowed to some ${words}, but Plannr ${came.howMissing(relation)} the ${words} of the cases, so that its choice could not be checked.`
        : `The report should be narrowed to some ${words}, but Plannr took no such filter and ${came.howMissing(relation)} the ${words}: cases of others are in it.`,
    ),
  };
}

/** What no case is of may be a slip of the settings: whether there is such a type, stage or plan Plannr cannot be asked. */
function unknownNotes(
  {
    uuids,
    of,
    words,
  }: { readonly uuids: ReadonlySet<string>; readonly of: (each: Case) => readonly string[]; readonly words: string },
  cases: readonly Case[],
): readonly string[] {
  const met = new Set(cases.flatMap(of));
  const unknown = [...uuids].filter((uuid) => !met.has(uuid));
  if (unknown.length === 0) return [];
  const which = unknown.slice(0, 3).join(', ');
  const more = unknown.length > 3 ? ` and ${unknown.length - 3} more` : '';
  return [
    `The report is narrowed to some ${words}, and no case that was read is of ${which}${more}: see whether the settings name ${unknown.length === 1 ? 'it' : 'them'} rightly.`,
  ];
}

/** Whether a case is among those that the report is narrowed to. */
export function isWithinOnly(each: Case, only: ReadingRequest['only']): boolean {
  return dimensions.every(({ key, of }) => {
    const uuids = only?.[key];
    return uuids === undefined || isAmong(of(each), new Set(uuids.map((uuid) => uuid.toLowerCase())));
  });
}

function uuidsOf(things: readonly ({ readonly uuid: string } | undefined)[]): readonly string[] {
  return things.flatMap((thing) => (thing === undefined ? [] : [thing.uuid]));
}

function isAmong(own: readonly string[], wanted: ReadonlySet<string>): boolean {
  return own.some((uuid) => wanted.has(uuid));
}
