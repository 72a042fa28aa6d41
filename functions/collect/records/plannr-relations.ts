import * as z from 'zod';

/*
 * Things that hang on a record. Plannr's pages show lists as single objects, so everything that may mean the same is
 * taken for the same: a list, one object, `{ "data": … }`, null, missing. Source: plannr-api.md, sections 5.3 and 12.
 */

/** Any number of them. */
export function toMany<T extends z.ZodType>(item: T) {
  return z.preprocess(listFrom, z.array(item, 'not a list').optional()).transform((list) => list ?? []);
}

/** Any number of things whose shape is not documented; a single text is a list of one. */
export const looseList = z
  .unknown()
  .optional()
  .transform((value): readonly unknown[] => {
    const list = listFrom(value);
    return Array.isArray(list) ? list : [list];
  });

/** At most one. */
export function toOne<T extends z.ZodType>(item: T) {
  return z.preprocess(oneFrom, item.optional());
}

export function listFrom(value: unknown): unknown {
  if (value === null || value === undefined) return [];
  if (Array.isArray(value)) return value.flat().filter((each) => each !== null && each !== undefined);
  if (typeof value !== 'object') return value;
  if ('data' in value && !('uuid' in value)) return listFrom(value.data);
  const keys = Object.keys(value);
  // PHP writes a list from which something was taken out as an object with numbers for keys; an empty one may be {}.
  return keys.every((key) => /^\d+$/.test(key)) ? listFrom(Object.values(value)) : [value];
}

function oneFrom(value: unknown): unknown {
  const list = listFrom(value);
  return Array.isArray(list) ? list[0] : list;
}
