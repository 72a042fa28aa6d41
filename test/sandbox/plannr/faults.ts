/** How often a fault strikes; the server counts it down to 0 as it does. */
export type Times = number | 'always';

/** Strikes the next requests that it is meant for. */
type Striking = {
  times: Times;
  /** Only requests whose path contains this; all that are not for `/logins` when left out. */
  path?: string;
};

export type Restricted = 'logins' | 'cases' | 'account' | 'audits';

/**
 * How a relation is sent. The first two lose nothing; `object` is a single object where there is just one, else the
 * list. `null`, `missing` and `empty` lose what was there, unless `-when-empty`.
 */
export type RelationShape = 'object' | 'data' | 'null' | 'missing' | 'empty' | 'null-when-empty' | 'missing-when-empty';

/** How a plan names its provider where it is not an object with a name: `class` as SEED shows a relation that is not loaded. */
export type ProviderShape = 'text' | 'null' | 'missing' | 'class';

/** What is odd in a record, by name: the field, and the JSON that stands in its place; no JSON: the field is missing. */
export const brokenFields = {
  uuid: ['uuid'],
  name: ['name', '{"first":"a","last":"b"}'],
  amount: ['value', '{"amount":"12.5","currency":"GBP","formatted":"£0.13"}'],
  value: ['value', '"a lot"'],
  'value: empty': ['value', '""'],
  'value: bare integer': ['value', '150000'],
  'value: nested 20,000 deep': ['value', `${'{"data":'.repeat(20_000)}1${'}'.repeat(20_000)}`],
  created_at: ['created_at', '"yesterday"'],
  'created_at: missing': ['created_at', 'null'],
  completed_at: ['completed_at', '"yesterday"'],
  'completed_at: zero': ['completed_at', '"0000-00-00 00:00:00"'],
  'review_at: zero': ['review_at', '"-0001-11-30T00:00:00.000000Z"'],
  'review_at: zero day': ['review_at', '"0000-00-00"'],
  'review_at: for ever': ['review_at', '"9999-12-31"'],
  'review_at: another century': ['review_at', '"3026-11-20T09:00:00+00:00"'],
  'review_at: false': ['review_at', 'false'],
  'review_at: no such day': ['review_at', '"2027-02-29"'],
  'status_position: a fraction': ['status_position', '1.5'],
  status: ['status', '7'],
  'status: empty': ['status', '""'],
  type: ['type', '7'],
  'participants: a text': ['participants', '"Thompson"'],
} as const satisfies Readonly<Record<string, readonly [field: string, json?: string]>>;

export type BrokenField = keyof typeof brokenFields;

/**
 * What goes wrong at Plannr. All can be set, changed and taken away while the server runs, and together; whatever is
 * left out works. Nothing is left to chance: faults strike in the order in which requests arrive.
 */
export type Faults = {
  /** 429, with `Retry-After` where seconds are given and without it where not. Uses none of the rate budget. */
  tooManyRequests?: Striking & { retryAfterSeconds?: number };
  /** An HTML page from the proxy in front. With `every`, each k-th request that it is meant for, as long as `times` lasts. */
  serverError?: Striking & { status: 500 | 502 | 503 | 504; every?: number };
  /**
   * From `from` to before `until`, by the server's clock in milliseconds, nobody is answered, whatever they ask for: with
   * this status, or by a connection that is cut; with `times`, only so many requests.
   */
  away?: {
    from: number;
    until: number;
    how: 429 | 500 | 502 | 503 | 504 | 'cut';
    retryAfterSeconds?: number;
    times?: number;
  };
  /** A page of more rows than this is answered with 504. */
  perPageTooSlowOver?: number;
  /** The connection is cut in the middle of the body. */
  cutBody?: Striking;
  /** The answer comes after so many milliseconds. */
  slow?: Striking & { milliseconds: number };
  /**
   * Rows shift in a case list while it is paged through, once page `afterPage` has been served and if more follow.
   * `deleted`: the list's first case is deleted for good (see `Plannr.removedCaseUuids`), so that the next page lacks a row.
   * `inserted`: the list's first case only appears then, so that the next page repeats a row; the truth has it all along.
   */
  shiftRows?: { change: 'deleted' | 'inserted'; afterPage: number; times: Times };
  /** A page of a case list has its first row twice: one more row, or in the place of its last (which is lost). */
  duplicateRow?: { how: 'extra' | 'instead'; times: Times };
  /** A page from the second on of any list is answered with the first, as if `page` were not known. */
  repeatFirstPage?: { times: Times };

  /** `links` keep `page` alone. */
  linksWithoutFilters?: boolean;
  /** `links` lead to this origin, such as `https://elsewhere.example`. */
  linksHost?: string;
  noMeta?: boolean;
  noLinks?: boolean;
  /** `meta.total` (and nothing else) is so many too high; negative for too low. Of case lists. */
  totalWrongBy?: number;
  /** More per page is quietly taken for this; `meta.per_page` tells. */
  perPageCap?: number;
  /** More per page is answered with 422. */
  perPageRefusedOver?: number;

  /** Includes of case lists that are not known, by name. */
  refusedIncludes?: { names: readonly string[]; status: 400 | 422 };
  /** Includes that are accepted and do not come. */
  undeliveredIncludes?: readonly string[];
  /** Filters of case lists that are not known, by name without `filter[]`: answered with 400. */
  refusedFilters?: readonly string[];
  /** Filters that are accepted and change nothing. */
  ignoredFilters?: readonly string[];
  /** Cases that are on no list; asked for by name they come (`found`), or are answered with this. */
  hidden?: { cases: 'all' | readonly string[]; byName: 'found' | 403 | 404 };
  /** Of more uuids than this `filter[uuid]` quietly takes the first so many. */
  uuidFilterCutAt?: number;
  /** The firm was merged into another account: every case has another UUID. */
  merged?: boolean;
  /** Cases come without the first of their participants, whose count stays. By UUID. */
  lostParticipants?: readonly string[];
  /** `last_page` of case lists is this, whatever there is. */
  lastPageSays?: number;
  /** `total` and `last_page` of case lists leave out what lies behind so many rows; `links` lead on. */
  countsOnly?: number;
  /** `data` is an object keyed by number. */
  dataKeyedByNumber?: boolean;
  /** `refused` with 400, or the default order whatever is asked for. */
  sort?: 'refused' | 'ignored';
  /** `…_after` and `…_before` with a bare date leave out that whole London day. */
  dateFiltersLeaveOutTheDay?: boolean;

  /** Of each entry: the first so many of `firm.at(now()).cases`, or those with these UUIDs. */
  brokenRecords?: readonly { field: BrokenField; cases: number | readonly string[] }[];
  relations?: Partial<
    Record<'participants' | 'plans' | 'tags' | 'assigned_to' | 'groups' | 'custom_fields', RelationShape>
  >;
  /** The last three lose who provides a plan. */
  providers?: ProviderShape;
  /** `amount` as an integer. */
  amountsAsIntegers?: boolean;
  /** `participants_count` and `is_type_completed` as texts. */
  numbersAsText?: boolean;

  /** The token is good for so many more requests, then 401 until `Plannr.rotateToken()`. */
  tokenExpiresAfter?: number;
  /** Clients whose case list is answered with this, by client UUID. */
  clients?: Readonly<Record<string, 403 | 404>>;
  /** Answered with 403 altogether. `cases` is the firm-wide list and single cases, not the lists of clients. */
  forbidden?: readonly Restricted[];
  /** The tags of clients: asked for, they are answered with 400, or do not come. */
  clientTags?: 'refused' | 'undelivered';
  /** Others use the same budget: so many requests of theirs after each of ours. */
  othersPerRequest?: number;
};
