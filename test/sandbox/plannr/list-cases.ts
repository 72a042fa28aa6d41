import type { Account } from './account-json.ts';
import { caseIncludes, tagUuid } from './case-json.ts';
import type { Faults } from './faults.ts';
import type { TruthCase } from './firm.ts';
import { filterInstant, type ListQuery, split, truth } from './list-query.ts';
import type { StateIndex } from './state-index.ts';

const filtersOfBoth = [
  'uuid',
  'completed',
  'in_progress',
  'type',
  'status',
  'plan_uuid',
  'account_uuids',
  'circle_uuids',
  'employee_account_uuids',
  'completed_after',
  'completed_before',
  'review_at_after',
  'review_at_before',
] as const;
const sorts = ['created_at', 'name', 'status_position', 'value', 'completed_at', 'review_at'] as const;

/** Of the firm-wide list and of a client's, in the newest version. Source: docs/plannr.md, section 5.2. */
export const firmCases = { filters: [...filtersOfBoth, 'tags'], includes: caseIncludes, sorts };
export const clientCases = { filters: [...filtersOfBoth, 'group_uuids'], includes: caseIncludes, sorts };

const listsKept = 60;

/** The cases that the account may see, filtered and in order. Equal cases stand in order of UUID. */
export function listCases(
  index: StateIndex,
  actor: Account,
  client: string | undefined,
  query: ListQuery,
  faults: Faults,
): readonly TruthCase[] {
  const { dateFiltersLeaveOutTheDay, hidden, uuidFilterCutAt } = faults;
  const key = JSON.stringify([
    ...[actor.uuid, client, [...query.filters], query.sorts],
    ...[dateFiltersLeaveOutTheDay, hidden, uuidFilterCutAt],
  ]);
  const isByName = query.filters.has('uuid');
  const known = index.lists.get(key);
  if (known !== undefined) return known;
  const tests = [...query.filters].map(([name, text]) => testFor(index, name, text, faults));
  const list = candidates(index, client, query)
    .filter(
      (each) => maySee(actor, each) && !isHidden(each.uuid, isByName, faults) && tests.every((test) => test(each)),
    )
    .sort(orderBy(query));
  if (index.lists.size >= listsKept) index.lists.delete(index.lists.keys().next().value ?? '');
  index.lists.set(key, list);
  return list;
}

function isHidden(uuid: string, isByName: boolean, { hidden }: Faults): boolean {
  if (hidden === undefined || (isByName && hidden.byName === 'found')) return false;
  return hidden.cases === 'all' || hidden.cases.includes(uuid);
}

/** Owners and admins see every case, members those of their groups, clients their own. */
export function maySee(actor: Account, each: TruthCase): boolean {
  if (actor.type === 'client') return each.clientUuids.includes(actor.uuid);
  if (actor.type === 'external') return each.otherParticipantUuids.includes(actor.uuid);
  return actor.role !== 'member' || each.groupUuids.some((group) => actor.groupUuids.includes(group));
}

// Few clients are looked up rather than searched for among all cases.
function candidates(index: StateIndex, client: string | undefined, { filters }: ListQuery): TruthCase[] {
  if (client !== undefined) return [...(index.casesOfClient.get(client) ?? [])];
  const asked = filters.get('account_uuids');
  if (asked === undefined) return [...index.state.cases];
  return [...new Set(split(asked).flatMap((uuid) => index.casesOfClient.get(uuid) ?? []))];
}

type Test = (each: TruthCase) => boolean;

function testFor(index: StateIndex, name: string, text: string, faults: Faults): Test {
  const wanted = new Set(split(text));
  const anyOf = (uuids: readonly string[]) => uuids.some((uuid) => wanted.has(uuid));
  const instant = (wholeDay = false) => filterInstant(name, text, wholeDay);
  switch (name) {
    case 'uuid': {
      const taken = new Set(split(text).slice(0, faults.uuidFilterCutAt));
      return ({ uuid }) => taken.has(uuid);
    }
    // `false` is read as the opposite; what Plannr makes of it is not documented.
    case 'completed':
      return ({ completedAt }) => truth(text) === undefined || (completedAt !== undefined) === truth(text);
    case 'in_progress':
      return ({ completedAt }) => truth(text) === undefined || (completedAt === undefined) === truth(text);
    case 'type':
      return ({ typeUuid = '' }) => wanted.has(typeUuid);
    case 'status':
      return ({ statusUuid = '' }) => wanted.has(statusUuid);
    case 'plan_uuid':
      return ({ planUuids }) => anyOf(planUuids);
    case 'account_uuids':
      return ({ clientUuids }) => anyOf(clientUuids);
    case 'circle_uuids': {
      const clients = new Set([...wanted].flatMap((circle) => index.clientsOfCircle.get(circle) ?? []));
      return ({ clientUuids }) => clientUuids.some((uuid) => clients.has(uuid));
    }
    case 'employee_account_uuids':
      return ({ assigneeUuids }) => anyOf(assigneeUuids);
    case 'group_uuids':
      return ({ groupUuids }) => anyOf(groupUuids);
    case 'tags':
      return ({ tags }) => tags.some((tag) => wanted.has(tag) || wanted.has(tagUuid(tag)));
    case 'completed_after': {
      const after = instant(faults.dateFiltersLeaveOutTheDay);
      return ({ completedAt }) => completedAt !== undefined && Date.parse(completedAt) > after;
    }
    case 'completed_before': {
      const before = instant();
      return ({ completedAt }) => completedAt !== undefined && Date.parse(completedAt) < before;
    }
    case 'review_at_after': {
      const after = instant(faults.dateFiltersLeaveOutTheDay);
      return ({ reviewAt }) => reviewAt !== undefined && reviewInstant(reviewAt) > after;
    }
    case 'review_at_before': {
      const before = instant();
      return ({ reviewAt }) => reviewAt !== undefined && reviewInstant(reviewAt) < before;
    }
    default:
      throw new Error(`the filter ${name} is allowed but not known`);
  }
}

function reviewInstant(reviewAt: string): number {
  return reviewAt.length === 10 ? filterInstant('review_at', reviewAt, false) : Date.parse(reviewAt);
}

function orderBy({ sorts: asked }: ListQuery): (a: TruthCase, b: TruthCase) => number {
  const keys = (asked.length === 0 ? [{ field: 'name', descending: false }] : asked).map(({ field, descending }) => ({
    key: sortKey(field),
    sign: descending ? -1 : 1,
  }));
  return (a, b) => {
    for (const { key, sign } of keys) {
      const [left, right] = [key(a), key(b)];
      if (left < right) return -sign;
      if (left > right) return sign;
    }
    return a.uuid < b.uuid ? -1 : 1;
  };
}

// What is not there comes first in ascending order, as MySQL has it.
function sortKey(field: string): (each: TruthCase) => string | number {
  switch (field) {
    case 'created_at':
      return ({ createdAt }) => createdAt;
    case 'completed_at':
      return ({ completedAt = '' }) => completedAt;
    case 'review_at':
      return ({ reviewAt = '' }) => reviewAt;
    case 'value':
      return ({ value }) => value?.minor ?? Number.NEGATIVE_INFINITY;
    case 'status_position':
      return ({ statusPosition }) => statusPosition;
    default:
      return ({ name }) => name.toLowerCase();
  }
}
