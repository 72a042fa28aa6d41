import type { ReadingRequest } from '../reading.ts';
import type { Extras } from '../records/plannr-case.ts';
import { millisecondsADay } from '../records/plannr-timestamps.ts';
import type { ListQuery } from './list-query.ts';

/** One of the two lists of a scope. */
export type CaseQuery = ListQuery & {
  readonly state: 'open' | 'completed';
  /** The day from which completed cases are asked for. */
  readonly completedAfter?: string;
};

/** Whose cases a list holds: all that the account sees, those of a batch of clients, or one client's. */
export type CaseScope =
  | { readonly of: 'firm' }
  | { readonly of: 'clients'; readonly uuids: readonly string[]; readonly label: string }
  | { readonly of: 'client'; readonly uuid: string };

/** What a request needs beyond the core. */
export function extrasOf({ columns, only, providers }: ReadingRequest): Extras {
  return {
    tags: columns.includes('tags'),
    plans: columns.includes('plans') || only?.plans !== undefined,
    providers: providers === true,
    customFields: columns.filter((each) => each.startsWith('custom:')).map((each) => each.slice('custom:'.length)),
  };
}

/**
 * The two lists to read: the open cases first, then the completed ones, and not side by side. So a case that is completed
 * while they are read is not missed: it was on the first, or is on the second, or both.
 *
 * The order does not help a case that is reopened between the two, which is on neither (`readFirm` reads the open list
 * again where it sees the completed one shrink; what was reopened before that was begun nobody sees). Nor does it help a
 * case that Plannr takes for neither in progress nor completed: what it decides that by is not documented (docs/plannr.md,
 * section 5.3, "Is it complete?"), and such a case is in no count to tell by.
 */
export function caseQueries(request: ReadingRequest, scope: CaseScope, narrowsAtPlannr: boolean): readonly CaseQuery[] {
  const filters = { ...scopeFilter(scope), ...(narrowsAtPlannr ? onlyFilters(request) : {}) };
  const common = {
    endpoint: scope.of === 'client' ? 'client-cases' : 'cases',
    path: scope.of === 'client' ? `/client/${encodeURIComponent(scope.uuid)}/cases` : '/cases',
    includes: includesOf(extrasOf(request)),
  } as const;
  const completedAfter = twoDaysBefore(request.completedFrom);
  const completed = { completed: 'true', completed_after: completedAfter };
  return [
    { ...common, state: 'open', label: `open cases${labelOf(scope)}`, filters: { in_progress: 'true', ...filters } },
    {
      ...common,
      state: 'completed',
      completedAfter,
      label: `completed cases${labelOf(scope)}`,
      filters: { ...completed, ...filters },
    },
  ];
}

/** The relations that every report shows, and those that a column or filter asks for. Source: docs/plannr.md, 5.2. */
export function includesOf({ tags, plans, providers, customFields }: Extras): readonly string[] {
  const more = [
    ...(tags ? ['tags'] : []),
    ...(plans || providers ? ['plans'] : []),
    ...(customFields.length > 0 ? ['custom_fields'] : []),
  ];
  return ['participants', 'participants_count', 'status', 'type', 'assigned_to', ...more];
}

function onlyFilters({ only }: ReadingRequest): Readonly<Record<string, string>> {
  const lists = { type: only?.types, status: only?.statuses, plan_uuid: only?.plans };
  return Object.fromEntries(
    Object.entries(lists).flatMap(([name, uuids]) => (uuids === undefined ? [] : [[name, uuids.join(',')]])),
  );
}

function scopeFilter(scope: CaseScope): Readonly<Record<string, string>> {
  return scope.of === 'clients' ? { account_uuids: scope.uuids.join(',') } : {};
}

function labelOf(scope: CaseScope): string {
  if (scope.of === 'firm') return '';
  return scope.of === 'client' ? ` of client ${scope.uuid}` : ` of ${scope.label}`;
}

// Whether the bound is inclusive, and in which zone, is not documented. The first hours of a day in Auckland belong to
// London's day before, and if that day is left out it takes another: two days more are asked for, and whoever counts
// completed cases cuts exactly. Source: docs/plannr.md, section 4.
function twoDaysBefore(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - 2 * millisecondsADay).toISOString().slice(0, 10);
}
