import type { Scope } from '../analyse/analysis-input.ts';
import type { Case } from '../analyse/case.ts';
import type { Coverage } from '../analyse/coverage.ts';

/** What a reading of Plannr gives: the cases, each once, and how whole the reading is. */
export type Reading = { readonly cases: readonly Case[]; readonly coverage: Coverage };

/** What to read: the part of the report's settings that Plannr is asked with. */
export type ReadingRequest = Pick<Scope, 'clients' | 'only' | 'columns'> & {
  readonly accountUuid: string;
  /** Whether the providers of the cases' plans are needed. */
  readonly providers?: true;
  /** First day, in the report's zone, on which a completed case may still count; the list is asked for from two days before. */
  readonly completedFrom: string;
};

/**
 * Told as the reading goes on. `total` is what is known so far and can grow; absent before anything is known. The
 * `histories` of cases come after the cases.
 */
export type ReadingProgress = {
  readonly done: number;
  readonly total?: number;
  readonly what: 'pages' | 'clients' | 'histories';
};
