/**
 * - `ok`: as it should be
 * - `warn`: the report can be sent, but something should be looked at
 * - `fail`: the report could not be sent
 * - `not-checked`: could not be found out, and why
 */
export type FindingLevel = 'ok' | 'warn' | 'fail' | 'not-checked';

/** One line of the doctor's. Holds no secret and no client's name. */
export type Finding = {
  readonly level: FindingLevel;
  /** What was looked at, in a word or two. */
  readonly about: string;
  readonly what: string;
  readonly whatToDo?: string;
};
