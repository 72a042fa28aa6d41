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

/** @param noted gets what could not be read */
export function createFields(record: PlainRecord, noted: UnreadableField[]): Fields {
  return new RecordFields(record, { noted });
}

/** Where a record hangs within what came: by `key` on another, as the first, second and so on of a list. */
type Place = {
  readonly noted: UnreadableField[];
  readonly above?: Place;
  readonly key?: string;
  readonly number?: number;
};

/** A class, since a firm's records are too many to make functions for each. */
class RecordFields implements Fields {
  readonly #record: PlainRecord;
  readonly #place: Place;

  constructor(record: PlainRecord, place: Place) {
    this.#record = record;
    this.#place = place;
  }

  take<T>(key: string, read: Read<T>): T | undefined {
    const value = this.#record[key];
    const result = read(value);
    return result instanceof Misfit ? this.#note(key, value) : result;
  }

  one<T>(key: string, build: (fields: Fields) => T | undefined): T | undefined {
    const list = listFrom(this.#record[key]);
    if (!Array.isArray(list)) return this.#note(key, list);
    const first: unknown = list[0];
    return first === undefined ? undefined : this.#build(first, build, key);
  }

  many<T>(key: string, build: (fields: Fields) => T | undefined): readonly T[] {
    const list = listFrom(this.#record[key]);
    if (!Array.isArray(list)) {
      this.#note(key, list);
      return [];
    }
    const built: T[] = [];
    for (let index = 0; index < list.length; index += 1) {
      // Counted from 1, as people do.
      const each = this.#build(list[index], build, key, index + 1);
      if (each !== undefined) built.push(each);
    }
    return built;
  }

  #build<T>(value: unknown, build: (fields: Fields) => T | undefined, key: string, number?: number): T | undefined {
    if (!isRecord(value)) return this.#note(number === undefined ? key : `${key}.${number}`, value);
    return build(new RecordFields(value, { noted: this.#place.noted, above: this.#place, key, number }));
  }

  #note(key: string, value: unknown): undefined {
    this.#place.noted.push({ field: `${pathOf(this.#place)}${key}`, came: describeCame(value) });
  }
}

/** Empty for what came itself, else such as `participants.2.`. */
function pathOf({ above, key, number }: Place): string {
  if (above === undefined) return '';
  return `${pathOf(above)}${key}.${number === undefined ? '' : `${number}.`}`;
}

/** Of what came, by the names of its fields. */
export type PlainRecord = Readonly<Record<string, unknown>>;

export function isRecord(value: unknown): value is PlainRecord {
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
