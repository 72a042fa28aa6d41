import * as z from 'zod';
// Not by way of `z.core`, which would take all of zod into the bundle.
import { $ZodCheckMinLength, $ZodCheckOverwrite, type $ZodType } from 'zod/v4/core';

/** What is kept of a value: itself, the same text from before, or `misfit`. */
type Keep = (value: unknown) => unknown;

const misfit = Symbol('misfit');

/**
 * A list of rows by their schema, of which a file holds tens of thousands. Rows that fit as they stand, and have nothing
 * that the schema does not know, are taken as they are, by a reader that is made once of the schema. As soon as one does
 * not, the schema itself reads them all: it says what is left out and what is wrong.
 */
export function quickRows<T extends z.ZodType>(row: T) {
  const rows = z.array(row);
  const keep = keepBy(rows);
  return z.unknown().transform((value, context): z.output<T>[] => {
    if (isKept<z.output<T>[]>(value, keep)) return value;
    const read = rows.safeParse(value);
    if (read.success) return read.data;
    context.issues.push(...read.error.issues.map((issue) => ({ ...issue, input: undefined })));
    return z.NEVER;
  });
}

function isKept<T>(value: unknown, keep: Keep): value is T {
  return keep(value) !== misfit;
}

function keepBy(schema: $ZodType): Keep {
  if (schema instanceof z.ZodString) return keepText(schema);
  if (schema instanceof z.ZodNumberFormat && schema.format === 'safeint' && hasNoChecks(schema))
    return (value) => (Number.isSafeInteger(value) ? value : misfit);
  if (schema instanceof z.ZodLiteral) {
    const values = new Set<unknown>(schema.values);
    return (value) => (values.has(value) ? value : misfit);
  }
  if (schema instanceof z.ZodOptional) {
    const keep = keepBy(schema.unwrap());
    return (value) => (value === undefined ? value : keep(value));
  }
  if (schema instanceof z.ZodArray) return keepList(schema);
  if (schema instanceof z.ZodDiscriminatedUnion) return keepOneOf(schema);
  if (schema instanceof z.ZodObject && hasNoChecks(schema)) return keepObject(schema);
  return keepWhole(schema);
}

/** By the schema alone: what it makes anew is none that fits as it stands. */
function keepWhole(schema: $ZodType): Keep {
  return (value) => {
    const read = z.safeParse(schema, value);
    return read.success && read.data === value ? value : misfit;
  };
}

function hasNoChecks(schema: $ZodType): boolean {
  return (schema._zod.def.checks ?? []).length === 0;
}

function keepText(schema: z.ZodString): Keep {
  const [first, ...others] = schema._zod.def.checks ?? [];
  if (first === undefined) return (value) => (typeof value === 'string' ? value : misfit);
  if (!(first instanceof $ZodCheckOverwrite) || others.length > 0) return keepWhole(schema);
  const { tx } = first._zod.def;
  return (value) => (typeof value === 'string' ? tx(value) : misfit);
}

function keepList(schema: z.ZodArray): Keep {
  const [first, ...others] = schema._zod.def.checks ?? [];
  if ((first !== undefined && !(first instanceof $ZodCheckMinLength)) || others.length > 0) return keepWhole(schema);
  const least = first?._zod.def.minimum ?? 0;
  const keep = keepBy(schema.element);
  const alone = new Map<unknown, unknown[]>();
  const isOfRepeated = schema.element instanceof z.ZodString && !hasNoChecks(schema.element);
  return (value) => {
    if (!Array.isArray(value) || value.length < least) return misfit;
    for (let index = 0; index < value.length; index += 1) {
      const kept = keep(value[index]);
      if (kept === misfit) return misfit;
      if (kept !== value[index]) value[index] = kept;
    }
    return isOfRepeated && value.length === 1 ? sameList(value, alone) : value;
  };
}

/** The list of the same one text from before, of those that repeat: most cases have one client, and one adviser. */
function sameList(given: unknown[], known: Map<unknown, unknown[]>): unknown[] {
  const [only] = given;
  const list = known.get(only) ?? given;
  known.set(only, list);
  return list;
}

function keepObject(schema: z.ZodObject): Keep {
  const keeps = new Map(Object.entries(schema.shape).map(([key, each]) => [key, keepBy(each)]));
  const needed = Object.entries(schema.shape).flatMap(([key, each]) => (each instanceof z.ZodOptional ? [] : [key]));
  return (value) => {
    if (!isPlain(value)) return misfit;
    for (const key in value) {
      const kept = keeps.get(key)?.(value[key]) ?? misfit;
      if (kept === misfit) return misfit;
      if (kept !== value[key]) value[key] = kept;
    }
    for (const key of needed) if (value[key] === undefined) return misfit;
    return value;
  };
}

function keepOneOf({ options, _zod: { def } }: z.ZodDiscriminatedUnion): Keep {
  const keeps = options.map(keepBy);
  const marks = options.map((each) => {
    const mark = each instanceof z.ZodObject ? each.shape[def.discriminator] : undefined;
    return new Set<unknown>(mark instanceof z.ZodLiteral ? mark.values : []);
  });
  return (value) => {
    if (!isPlain(value)) return misfit;
    const mark = value[def.discriminator];
    return keeps[marks.findIndex((each) => each.has(mark))]?.(value) ?? misfit;
  };
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
