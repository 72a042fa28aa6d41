/** The lists of Plannr's that are read, and what for. Each may take other parameters than the next. */
export type Endpoint = 'cases' | 'client-cases' | 'accounts' | 'cases-by-name' | 'client-cases-by-name';

/** One list to read, as plain data. */
export type ListQuery = {
  readonly endpoint: Endpoint;
  /** Under `/api/v1`: `/cases`. */
  readonly path: string;
  /** For people, in the middle of a sentence: "open cases". */
  readonly label: string;
  /** By name, without `filter[…]`. */
  readonly filters: Readonly<Record<string, string>>;
  readonly includes: readonly string[];
};

/** What of a query Plannr takes: learnt as it refuses parameters. Plain data. */
export type Terms = {
  /** Rows a page; absent: Plannr chooses. */
  readonly perPage?: number;
  /** Parameters left out since they were refused: `sort`, `include.tags`, `filter.completed_after`. */
  readonly dropped: readonly string[];
  /** Whether pages are smaller since larger ones took too long, and not since Plannr refused them. */
  readonly isSlow?: boolean;
};

/** 500 is the most that Plannr gives. Source: docs/plannr.md, section 3. */
export const firstTerms: Terms = { perPage: 500, dropped: [] };

/** What is left of two: lists that are read side by side each learn on their own. */
export function bothTerms(one: Terms, other: Terms): Terms {
  const perPage = Math.min(one.perPage ?? 0, other.perPage ?? 0);
  return {
    perPage: perPage === 0 ? undefined : perPage,
    dropped: [...new Set([...one.dropped, ...other.dropped])],
    ...(one.isSlow === true || other.isSlow === true ? { isSlow: true } : {}),
  };
}

/** Names are not unique and are edited, so paging by the default order would miss and double rows. */
const sort = 'created_at';

/** The parameters that are left, by the names that `Terms.dropped` uses. */
export function parametersOf(query: ListQuery, terms: Terms): readonly string[] {
  return [
    'sort',
    ...query.includes.map((name) => `include.${name}`),
    ...Object.keys(query.filters).map((name) => `filter.${name}`),
  ].filter((name) => !terms.dropped.includes(name));
}

/** The parameters as sent. `page` is left out for the first: no operation page lists it (docs/plannr.md, section 3). */
export function sentParameters(query: ListQuery, terms: Terms, page: number): readonly (readonly [string, string])[] {
  const left = new Set(parametersOf(query, terms));
  const includes = query.includes.filter((name) => left.has(`include.${name}`));
  const filters = Object.entries(query.filters).filter(([name]) => left.has(`filter.${name}`));
  return [
    ...(includes.length > 0 ? [['include', includes.join(',')] as const] : []),
    ...filters.map(([name, value]) => [`filter[${name}]`, value] as const),
    ...(terms.perPage === undefined ? [] : [['per_page', String(terms.perPage)] as const]),
    ...(left.has('sort') ? [['sort', sort] as const] : []),
    ...(page > 1 ? [['page', String(page)] as const] : []),
  ];
}
