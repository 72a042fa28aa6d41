import * as z from 'zod';
import { field, record } from './misfit.ts';
import * as read from './plannr-fields.ts';
import { listFrom, looseListFrom, toOne } from './plannr-relations.ts';

/*
 * Plannr's records as it sends them, as far as a report needs them; what is not named here does not get past this file.
 * Source: docs/plannr.md, sections 1, 3, 5.3 and 9.
 */

/** Of an account only who it is and whether it is a client: no address, no date of birth. */
const account = record((take) => ({
  uuid: take('uuid', read.uuidFrom),
  name: take('name', read.nameFrom),
  first_name: take('first_name', read.nameFrom),
  last_name: take('last_name', read.nameFrom),
  type: take('type', read.nameFrom),
  role: take('role', read.nameFrom),
}));

export type PlannrAccount = z.infer<typeof account>;

/** One row of the list of clients. */
export const plannrClientAccount = record((take) => ({
  uuid: take('uuid', read.uuidFrom),
  type: take('type', read.nameFrom),
}));

/** One row of the list of clients that tells who looks after them. */
export const plannrAdvisedClient = z.object({
  uuid: field(read.uuidFrom),
  assigned_adviser: toOne(account).catch(undefined),
});

/** One row of the list of clients that tells their tags: of each what it may be called by, its UUID and its name. */
export const plannrTaggedClient = z.object({
  uuid: field(read.uuidFrom),
  tags: z
    .unknown()
    .optional()
    .transform((tags) => (tags === undefined ? undefined : looseListFrom(tags).map(wordsOfTag))),
});

function wordsOfTag(tag: unknown): readonly string[] {
  if (typeof tag !== 'object' || tag === null) return [read.textFrom(tag)];
  return [read.textFrom(Reflect.get(tag, 'uuid')), read.textFrom(Reflect.get(tag, 'name'))];
}

/** One of the accounts that the token's user may act as. Source: OP `getapiv1logins`. */
export const plannrLogin = z.object({
  uuid: field(read.uuidFrom),
  account: toOne(account),
  firm: toOne(record((take) => ({ name: take('name', read.nameFrom) }))).catch(undefined),
});

export type PlannrLogin = z.infer<typeof plannrLogin>;

// Counts and links are help, not data: whatever cannot be read is as good as missing.
const count = field(read.wholeNumberFrom).catch(undefined);
const meta = z.object({ total: count, per_page: count, last_page: count });
const links = z.object({ next: z.string().nullable().optional().catch(undefined) });

/** One page of a list. Documented are `data`, `links` and `meta`; the last two may be missing. */
export const plannrPage = z.preprocess(
  (value) => (Array.isArray(value) ? { data: value } : withListedData(value)),
  z.object({
    data: z.array(z.unknown()),
    meta: meta.optional().catch(undefined),
    links: links.optional().catch(undefined),
  }),
);

export type PlannrPage = z.infer<typeof plannrPage>;

// As PHP writes a list from which something was taken out: an object with numbers for keys.
function withListedData(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('data' in value)) return value;
  const { data } = value;
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return value;
  const isNumbered = Object.keys(data).every((key) => /^\d+$/.test(key));
  return isNumbered ? { ...value, data: Object.values(data) } : value;
}

/** The list of logins, whose only example shows a single one. Source: OP `getapiv1logins`. */
export const plannrLogins = z.preprocess((value) => {
  if (typeof value !== 'object' || value === null || !('data' in value)) return value;
  return typeof value.data === 'object' && value.data !== null ? { ...value, data: listFrom(value.data) } : value;
}, plannrPage);
