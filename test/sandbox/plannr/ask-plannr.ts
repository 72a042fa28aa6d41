import * as z from 'zod';
import type { Plannr } from './start-plannr.ts';

const links = z.object({
  first: z.string(),
  last: z.string(),
  prev: z.string().nullable(),
  next: z.string().nullable(),
});
const meta = z.looseObject({
  current_page: z.number(),
  from: z.number().nullable(),
  last_page: z.number(),
  per_page: z.number(),
  to: z.number().nullable(),
  total: z.number(),
});
const page = z.object({
  data: z.array(z.record(z.string(), z.unknown())),
  links: links.optional(),
  meta: meta.optional(),
});

export type Row = z.infer<typeof page>['data'][number];

/** A bare request, for tests of the sandbox itself. */
export async function askPlannr(
  plannr: Plannr,
  path: string,
  query: Readonly<Record<string, string | number>> = {},
  headers: Readonly<Record<string, string>> = {},
) {
  const asked = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) asked.set(key, String(value));
  const response = await fetch(`${plannr.url}/api/v1${path}?${asked}`, {
    headers: {
      Accept: 'application/json',
      Authorization: `Bearer ${plannr.token}`,
      'X-PLANNR-ACCOUNT-UUID': plannr.accountUuid,
      ...headers,
    },
  });
  const text = await response.text();
  const body = (): unknown => JSON.parse(text);
  return {
    status: response.status,
    headers: response.headers,
    text,
    body,
    page: () => page.parse(body()),
    message: () => z.object({ message: z.string() }).parse(body()).message,
  };
}

/** All rows of a list, page after page, as many as `meta.last_page` says. */
export async function allRows(plannr: Plannr, path: string, query: Readonly<Record<string, string | number>> = {}) {
  const rows: Row[] = [];
  for (let number = 1, last = 1; number <= last; number++) {
    const { data, meta: about } = (await askPlannr(plannr, path, { per_page: 500, ...query, page: number })).page();
    rows.push(...data);
    last = about?.last_page ?? number;
  }
  return rows;
}

export const uuidsOf = (rows: readonly Row[]) => rows.map(({ uuid }) => uuid);
