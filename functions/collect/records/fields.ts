import type { UnreadableField } from '../../analyse/case.ts';
import { Misfit, type Read } from './misfit.ts';
import { listFrom } from './plannr-relations.ts';

/**
 * Takes a record apart, field by field. What came and cannot be read is `undefined`, as if it had not come, and is noted:
 * a field never costs more than itself.
 */
export type Fields = {
  take<T>(key: string, read: Read<T>): T | undefined;
  /** At most one thing that hangs on the record; `undefined` where `build` finds that it cannot do without a field. */
  one<T>(key: string, build: (fields: Fields) => T | undefined): T | undefined;
  /** Any number of them. */
  many<T>(key: string, build: (fields: Fields) => T | undefined): readonly T[];
};

/** @param noted gets what could not be read @param path of the record within what came: empty, or `status.` */
export function createFields(record: object, noted: UnreadableField[], path = ''): Fields {
  const note = (key: string, value: unknown) => {
    noted.push({ field: `${path}${key}`, came: describeCame(value) });
    return undefined;
  };
  const build = <T>(key: string, value: unknown, make: (fields: Fields) => T | undefined): T | undefined =>
    isRecord(value) ? make(createFields(value, noted, `${path}${key}.`)) : note(key, value);
  return {
    take(key, read) {
      const value: unknown = Reflect.get(record, key);
      const result = read(value);
      return result instanceof Misfit ? note(key, value) : result;
    },
    one(key, make) {
      const list = listFrom(Reflect.get(record, key));
      if (!Array.isArray(list)) return note(key, list);
      const first: unknown = list[0];
      return first === undefined ? undefined : build(key, first, make);
    },
    many(key, make) {
      const list = listFrom(Reflect.get(record, key));
      if (!Array.isArray(list)) {
        note(key, list);
        return [];
      }
      // Counted from 1, as people do.
      return list.flatMap((each: unknown, index) => build(`${key}.${index + 1}`, each, make) ?? []);
    },
  };
}

export function isRecord(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const longest = 40;

/** What came, for whoever has to put it right; never for a log. */
function describeCame(value: unknown): string {
  if (value === undefined || value === null) return 'nothing';
  if (typeof value === 'string') return JSON.stringify(value.length > longest ? `${value.slice(0, longest)}…` : value);
  if (typeof value !== 'object') return String(value).slice(0, longest);
  return Array.isArray(value) ? 'a list' : 'an object';
}
