import type { Day, Instant } from './case.ts';
import type { Amounts } from './money.ts';

/** The answer to "can I rely on this?", as data. */
export type Reliance = {
  /**
   * - `whole`: everything that was expected came and could be used
   * - `with-care`: nothing is missing as far as is known, but see `cautions`
   * - `partial`: see `Report.coverage.gaps`
   */
  readonly verdict: 'whole' | 'with-care' | 'partial';
  readonly cautions: readonly Caution[];
  /** Cases by Plannr's own counts; absent where it gave none. */
  readonly expected?: number;
  readonly received: number;
  readonly setAside: number;
  readonly unreadClients: number;
  readonly readFrom: Instant;
  readonly readTo: Instant;
  /** Whole days from the end of the period to as-at; 0 while it is not over, and on the day after it. */
  readonly daysSincePeriod: number;
  readonly account: { readonly name?: string; readonly role?: string; readonly sees: 'all' | 'part' | 'not-known' };
  /** How surely the time in stage of open cases is known. */
  readonly timeInStage: {
    readonly exact: number;
    readonly between: number;
    readonly atLeast: number;
    readonly notYet: number;
  };
  readonly agreement: Agreement;
};

/** Whether this week's figures lead on from last week's. */
export type Agreement =
  | { readonly state: 'no-baseline' }
  | { readonly state: 'not-comparable'; readonly run: string }
  | {
      /** `agrees`: the lines of the bridge explain every case and every amount. */
      readonly state: 'agrees' | 'unexplained';
      readonly run: string;
      readonly asAtDay: Day;
      readonly opening: number;
      readonly closing: number;
      readonly unexplained: { readonly cases: number; readonly value: Amounts };
    };

/**
 * - `role`: the account may not see every case
 * - `account-changed`: another account, or another role, than last time
 * - `unexplained`: the bridge does not add up
 * - `last-run-partial`: the run compared with was not complete
 * - `notes`: Plannr refused or ignored something; see `Report.coverage.notes`
 * - `period-unfinished`: the cases were read before the period was over
 * - `no-counts`: Plannr gave no counts, so nobody can say how many were expected
 */
export type Caution =
  | 'role'
  | 'account-changed'
  | 'unexplained'
  | 'last-run-partial'
  | 'notes'
  | 'period-unfinished'
  | 'no-counts';
