import type * as z from 'zod';
import { ReportError, type ReportErrorKind } from './report-error.ts';

/** How to tell a person that a value from outside does not fit. */
export type ParseFailure = {
  readonly kind: ReportErrorKind;
  /** What was read, as the start of a sentence: "The event", "reports.json". */
  readonly what: string;
  readonly whatToDo: string;
  /** Show the values at fault. Only for what holds neither a secret nor a client's data, such as the settings. */
  readonly showValues?: boolean;
};

/**
 * Reads a value from outside as the schema's type.
 *
 * @throws ReportError of `failure.kind`, naming every field that does not fit.
 */
export function parse<T>(schema: z.ZodType<T>, value: unknown, failure: ParseFailure): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const faults = describeIssues(result.error.issues, failure.showValues === true ? { value } : undefined);
  throw new ReportError(failure.kind, `${failure.what} does not fit:\n${faults}`, failure.whatToDo, {
    // Zod's own error can carry the input, which must not reach a log.
    cause: failure.showValues === true ? result.error : undefined,
  });
}

/** One line per fault: where it is, the value given if `given` holds the input, and what is allowed. */
export function describeIssues(issues: readonly z.core.$ZodIssue[], given?: { readonly value: unknown }): string {
  return issues
    .flatMap((issue) =>
      issue.code === 'unrecognized_keys'
        ? issue.keys.map((key) => ({
            path: [...issue.path, key],
            message: 'not known here; allowed: nothing of that name',
          }))
        : [issue],
    )
    .map(({ path, message }) => {
      const shown = given === undefined ? '' : ` ${show(valueAt(given.value, path))} given;`;
      return `- ${pathName(path)}:${shown} ${message}`;
    })
    .join('\n');
}

function pathName(path: readonly PropertyKey[]): string {
  if (path.length === 0) return '(top level)';
  return path.reduce<string>((name, key) => {
    if (typeof key === 'number') return `${name}[${key}]`;
    return name === '' ? String(key) : `${name}.${String(key)}`;
  }, '');
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (at, key) => (typeof at === 'object' && at !== null ? Reflect.get(at, key) : undefined),
    value,
  );
}

function show(value: unknown): string {
  if (value === undefined) return 'nothing';
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 80 ? `${text.slice(0, 77)}…` : text;
}
