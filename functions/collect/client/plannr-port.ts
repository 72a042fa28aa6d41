import type * as z from 'zod';
import type { Clock } from './clock.ts';
import type { TakeEntry } from './parse-entries.ts';
import type { PlannrAnswer } from './plannr-answer.ts';

export type PlannrRequest<T> = {
  /** Under `/api/v1`: `/cases`. */
  readonly path: string;
  readonly parameters?: readonly (readonly [string, string])[];
  /** An answer that does not fit is asked for again, as a broken one is. */
  readonly schema: z.ZodType<T>;
  /**
   * Asked at each answer for what takes the entries of its list `data`, one by one as they are parsed; the list is empty
   * then. What was taken counts only if the answer is the one that is given in the end: not all of another may have come.
   * An answer of an unusual form keeps its list.
   */
  readonly takeEntries?: () => TakeEntry;
  /** `/logins` is asked by the user, before it is known which account acts. */
  readonly withoutAccount?: boolean;
  /** So often it is tried where it takes too long, or is too long, since whoever asks will then ask for less; absent: as often as for anything else. */
  readonly triesIfTooMuch?: number;
  /** Looked at before each try; what is not wanted any more is not asked for. */
  readonly isWanted?: () => boolean;
};

export type RequestCounts = { readonly requests: number; readonly retries: number; readonly rateLimited: number };

export type PlannrClient = {
  readonly accountUuid: string;
  /** For messages. */
  readonly host: string;
  readonly clock: Clock;
  /**
   * Asks Plannr, as patiently as docs/design.md, section 6, says.
   *
   * @throws ReportError where nothing more can be asked: `refused` after a second 401, `unreachable` at a redirect.
   */
  get<T>(request: PlannrRequest<T>): Promise<PlannrAnswer<T>>;
  /** Told how many calls are to come that were not asked for yet, so that a long reading is paced from its start. */
  foresee(calls: () => number): void;
  /**
   * Nothing is waited for past this moment, in milliseconds of the client's clock, and nothing is asked after it: whoever
   * reads must end before what it runs in does.
   */
  endBy?(milliseconds: number): void;
  /** So far, over the client's whole life. */
  counts(): RequestCounts;
  /** What whoever reads the report should know of how the asking went, in sentences. */
  notes?(): readonly string[];
};
