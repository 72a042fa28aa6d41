import type * as z from 'zod';
import { Problem } from '../http/problem.ts';

type Place = (path: readonly PropertyKey[]) => { readonly pointer: string } | { readonly parameter: string };

/** Where it is in a JSON body. Source: RFC 6901, as a URI fragment. */
export const inBody: Place = (path) => ({
  pointer: `#${path.map((key) => `/${encodeURIComponent(String(key).replaceAll('~', '~0').replaceAll('/', '~1'))}`).join('')}`,
});

export const inQuery: Place = ([name]) => ({ parameter: String(name) });

/**
 * Reads what a caller sent as the schema's type.
 *
 * @throws Problem 422 that names everything that does not fit at once. The values themselves are not repeated.
 */
export function readFitting<T>(schema: z.ZodType<T>, value: unknown, place: Place): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const errors = result.error.issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => ({ ...place([...issue.path, key]), detail: 'There is nothing of that name here.' }))
      : [{ ...place(issue.path), detail: issue.message }],
  );
  throw new Problem('does-not-fit', {
    detail:
      errors.length === 1 ? (errors[0]?.detail ?? '') : `${errors.length} things do not fit; "errors" names each.`,
    whatToDo: 'Put right what "errors" names and ask again. Nothing was started.',
    errors,
  });
}
