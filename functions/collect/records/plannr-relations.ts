import * as z from 'zod';

/*
 * Things that hang on a record. Plannr's pages show lists as single objects, so everything that may mean the same is
 * taken for the same: a list, one object, `{ "data": … }`, null, missing. Source: docs/plannr.md, sections 5.3 and 12.
 */

/** Any number of things whose shape is not documented; a single text is a list of one. */
export function looseListFrom(value: unknown): readonly unknown[] {
  const list = listFrom(value);
  return Array.isArray(list) ? list : [list];
}

/** At most one. */
export function toOne<T extends z.ZodType>(item: T) {
  return z.preprocess(oneFrom, item.optional());
}

/** So many layers of `data` and of numbered keys are taken off; what lies deeper is no list. */
const mostLayers = 8;

export function listFrom(value: unknown, layers = mostLayers): unknown {
  if (value === null || value === undefined) return [];
  if (Array.isArray(value))
    return value.every(isOne) ? value : value.flat().filter((each) => each !== null && each !== undefined);
  if (typeof value !== 'object' || layers === 0) return value;
  if ('data' in value && !('uuid' in value)) return listFrom(value.data, layers - 1);
  const keys = Object.keys(value);
  // PHP writes a list from which something was taken out as an object with numbers for keys; an empty one may be {}.
  return keys.every((key) => /^\d+$/.test(key)) ? listFrom(Object.values(value), layers - 1) : [value];
}

function isOne(value: unknown): boolean {
  return value !== null && value !== undefined && !Array.isArray(value);
}

function oneFrom(value: unknown): unknown {
  const list = listFrom(value);
  return Array.isArray(list) ? list[0] : list;
}
