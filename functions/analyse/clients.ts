import type { Amounts } from './money.ts';
import type { Totals } from './totals.ts';

export type ClientRow = {
  readonly uuid: string;
  /** Empty when Plannr sent no name, or no case of this client came. */
  readonly name: string;
  readonly totals: Totals;
  /** Open cases that another client takes part in as well. */
  readonly sharedCases: number;
};

/**
 * Why the clients' figures do not add up to the firm's: a shared case counts under each of its clients and once in the
 * firm's. `clients - countedAgain + withoutClient = firm`, for each figure. Source: design.md, section 7.
 */
export type Reconciliation = {
  readonly clients: ReconciledFigures;
  readonly countedAgain: ReconciledFigures;
  readonly withoutClient: ReconciledFigures;
  readonly firm: ReconciledFigures;
};

export type ReconciledFigures = {
  readonly openCases: number;
  readonly openValue: Amounts;
  readonly completedInPeriod: number;
  readonly completedValueInPeriod: Amounts;
};
