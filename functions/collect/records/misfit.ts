import * as z from 'zod';

/** Why a value is not what it should be, in words that hold nothing of the value itself. */
export class Misfit {
  readonly reason: string;

  constructor(reason: string) {
    this.reason = reason;
  }
}

/** Reads a single value, which may be of any shape or missing. */
export type Read<T> = (value: unknown) => T | Misfit;

/** A field of an object, read by one function. */
export function field<T>(read: Read<T>) {
  return z
    .unknown()
    .optional()
    .transform((value, context) => {
      const result = read(value);
      if (!(result instanceof Misfit)) return result;
      context.issues.push({ code: 'custom', message: result.reason, input: undefined });
      return z.NEVER;
    });
}

/** Takes one field of a record. */
export type Take = <T>(key: string, read: Read<T>) => T;

/**
 * An object of single values. It is one step to zod rather than several for each field: with the people of 100,000 cases
 * that is most of the time that parsing takes.
 */
export function record<T>(build: (take: Take) => T) {
  return z.unknown().transform((value, context): T => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      context.issues.push({ code: 'custom', message: 'not an object', input: undefined });
      return z.NEVER;
    }
    return build((key, read) => {
      const result = read(Reflect.get(value, key));
      if (!(result instanceof Misfit)) return result;
      context.issues.push({ code: 'custom', path: [key], message: result.reason, input: undefined });
      return z.NEVER;
    });
  });
}
