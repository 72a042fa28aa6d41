import { json, problem, Refusal } from './answer.ts';
import type { Faults } from './faults.ts';
import { day, startOfLondonDay } from './london-time.ts';

/** A query as the server understood it. */
export type ListQuery = {
  readonly filters: ReadonlyMap<string, string>;
  readonly includes: readonly string[];
  /** Empty when left out. */
  readonly sorts: readonly { readonly field: string; readonly descending: boolean }[];
  readonly page: number;
  readonly perPage: number;
};

export type Allowed = {
  readonly filters: readonly string[];
  readonly includes: readonly string[];
  readonly sorts: readonly string[];
};

type Asked = Readonly<Record<string, string>>;

/**
 * Reads filters, includes, sort and page.
 *
 * @throws Refusal with 400, in the words of spatie/laravel-query-builder, for a name that is not allowed.
 */
export function readListQuery(asked: Asked, allowed: Allowed, faults: Faults): ListQuery {
  const filters = new Map(
    Object.entries(asked).flatMap(([key, value]) => {
      const name = /^filter\[(.+)\]$/.exec(key)?.[1];
      return name === undefined || value === '' ? [] : [[name, value] as const];
    }),
  );
  for (const name of faults.ignoredFilters ?? []) filters.delete(name);
  refuseUnknown('filter', [...filters.keys()], without(allowed.filters, faults.refusedFilters));

  const includes = split(asked.include);
  refuseUnknown(
    'include',
    includes,
    without(allowed.includes, faults.refusedIncludes?.names),
    faults.refusedIncludes?.status,
  );

  const sorts =
    faults.sort === 'ignored'
      ? []
      : split(asked.sort).map((text) => ({
          field: text.replace(/^-/, ''),
          descending: text.startsWith('-'),
        }));
  refuseUnknown(
    'sort',
    sorts.map(({ field }) => field),
    faults.sort === 'refused' ? [] : allowed.sorts,
  );

  return {
    filters,
    includes,
    sorts,
    page: Math.max(1, whole(asked.page) ?? 1),
    perPage: perPage(asked.per_page, faults),
  };
}

function perPage(asked: string | undefined, { perPageCap = 500, perPageRefusedOver }: Faults): number {
  const wanted = whole(asked) ?? 15;
  if (perPageRefusedOver !== undefined && wanted > perPageRefusedOver) {
    const message = `The per page field must not be greater than ${perPageRefusedOver}.`;
    throw new Refusal(json(422, { message, errors: { per_page: [message] } }));
  }
  return Math.max(1, Math.min(wanted, perPageCap, 500));
}

function refuseUnknown(
  what: 'filter' | 'include' | 'sort',
  names: readonly string[],
  allowed: readonly string[],
  status = 400,
) {
  const unknown = names.filter((name) => !allowed.includes(name));
  if (unknown.length === 0) return;
  const be = what === 'sort' ? 'is' : 'are';
  const list = (each: readonly string[]) => `\`${each.join(', ')}\``;
  const message = `Requested ${what}(s) ${list(unknown)} ${be} not allowed. Allowed ${what}(s) are ${list(allowed)}.`;
  throw new Refusal(problem(status, message));
}

export function split(text: string | undefined): readonly string[] {
  return (text ?? '').split(',').filter((part) => part !== '');
}

/** What spatie makes of a boolean; undefined for anything else. */
export function truth(text: string): boolean | undefined {
  if (text === 'true' || text === '1') return true;
  if (text === 'false' || text === '0') return false;
  return undefined;
}

/**
 * The instant that a date filter means: a bare date is the beginning of that London day, or its end where `wholeDay`.
 *
 * @throws Refusal with 422 when it is no date.
 */
export function filterInstant(name: string, text: string, wholeDay: boolean): number {
  const bare = /^\d{4}-\d{2}-\d{2}$/.test(text);
  const instant = bare ? startOfLondonDay(text) : Date.parse(text);
  if (Number.isNaN(instant)) {
    const message = `The ${name} field must be a valid date.`;
    throw new Refusal(json(422, { message, errors: { [`filter.${name}`]: [message] } }));
  }
  if (!bare || !wholeDay) return instant;
  return startOfLondonDay(new Date(Date.parse(`${text}T00:00:00Z`) + day).toISOString().slice(0, 10)) - 1;
}

function whole(text: string | undefined): number | undefined {
  return text !== undefined && /^\d+$/.test(text) ? Number(text) : undefined;
}

function without(names: readonly string[], refused: readonly string[] = []): readonly string[] {
  return names.filter((name) => !refused.includes(name));
}
