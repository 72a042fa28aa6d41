import type { Instant } from '../../analyse/case.ts';
import type { FileClaim } from './claim-file.ts';
import type { LedgerDeliveries } from './ledger-deliveries.ts';
import type { LedgerLinks } from './ledger-links.ts';
import type { ListRunsRequest, RunList } from './read-runs.ts';
import type { RunCounts, RunError, RunOrder, RunPostponed, RunProgress, RunRecord, RunWaits } from './run-record.ts';

/** Who wants which run. */
export type ClaimRequest = {
  readonly reportId: string;
  /** `2026-W47` or `2026-11` */
  readonly period: string;
  /**
   * `scheduled` is the one `<report>.<period>`, whoever asks and however often; `next` is the next free
   * `<report>.<period>.<n>`.
   */
  readonly name: 'scheduled' | 'next';
  /** `schedule`, or the name of the key that asks. */
  readonly askedBy: string;
  readonly order: RunOrder;
  readonly scheduledFor?: Instant;
  /**
   * Of `next` only: a second claim with the same key, by the same asker for the same report, finds the first. `order` is
   * what was asked for, as it was asked for, to tell a key that is used for something else.
   */
  readonly idempotency?: { readonly key: string; readonly order: string };
  /** Take up a run that ended in failure or was held. Those who have its mail are not mailed again. */
  readonly again?: boolean;
};

/**
 * - `claimed`: it is the caller's to start
 * - `found`: somebody else has it, or it is over; nothing is to be done
 * - `key-reused`: the idempotency key was used before, for another order; nothing was claimed
 */
export type Claim =
  | { readonly outcome: 'claimed' | 'found'; readonly run: RunRecord }
  | { readonly outcome: 'key-reused'; readonly run: string };

/** One attempt at a run. What an attempt writes after another has taken over is refused. */
export type RunHold = { readonly run: string; readonly attempt: number };

export type RunEnd = {
  readonly state: 'done' | 'held' | 'failed';
  readonly completeness?: 'complete' | 'partial';
  readonly counts?: RunCounts;
  readonly error?: RunError;
  readonly ownerTold?: boolean;
};

/** What is kept of something that was seen, beside that it was. */
export type SeenDetails = Readonly<Record<string, string | undefined>>;

/**
 * What Casebook remembers: which runs there are and who makes them, how far they are, who was mailed. It is what keeps
 * a run from being made twice and a mail from being sent twice, however many ask at once.
 *
 * Every method throws ReportError `unreachable` or `refused` where the ledger could not be asked.
 */
export type Ledger = LedgerDeliveries &
  LedgerLinks & {
    /**
     * Claims a run; of any number of claims at once, one wins. A run whose holder has not been heard of past its lease is
     * taken over by the caller, as the next attempt.
     */
    readonly claimRun: (request: ClaimRequest) => Promise<Claim>;
    /** Claims this very run if it failed, was held, or its holder has died, as it was ordered; `undefined`: there is none. */
    readonly claimAgain: (run: string) => Promise<Claim | undefined>;
    /** Gives a claim back because the run could not be started, so that the next claim wins at once. */
    readonly releaseRun: (hold: RunHold) => Promise<void>;
    /** The attempt begins, or goes on after an interruption: `running`, with a new lease. Idempotent.
     *
     * @throws LostHold if another attempt has taken over, or the run is over.
     */
    readonly beginRun: (hold: RunHold) => Promise<RunRecord>;
    /** Writes how far the attempt is and renews its lease. @throws LostHold as `beginRun`. */
    readonly noteProgress: (hold: RunHold, progress: RunProgress) => Promise<void>;
    /** Writes down how long the attempt waits for Plannr; its lease outlasts that. @throws LostHold as `beginRun`. */
    readonly noteWaits: (hold: RunHold, waits: RunWaits) => Promise<void>;
    /** Writes down that the attempt waits for a working day; its lease outlasts that. @throws LostHold as `beginRun`. */
    readonly notePostponed: (hold: RunHold, postponed: RunPostponed) => Promise<void>;
    /** The wait is over: why it waited is no error of the run any more. @throws LostHold as `beginRun`. */
    readonly noteResumed: (hold: RunHold) => Promise<void>;
    /** Writes down why the attempt will not end well, before it has ended. @throws LostHold as `beginRun`. */
    readonly noteError: (hold: RunHold, error: RunError) => Promise<void>;
    /** Ends the run. Idempotent for the same attempt. @throws LostHold if another attempt has taken over. */
    readonly endRun: (hold: RunHold, end: RunEnd) => Promise<RunRecord>;
    /** With its deliveries; `undefined` where there is no such run. */
    readonly getRun: (run: string) => Promise<RunRecord | undefined>;
    /** @throws ReportError `bad-input` for an `after` that is none of ours. */
    readonly listRuns: (request: ListRunsRequest) => Promise<RunList>;
    /**
     * Claims to write a file that is written once. One of several writers may; a claim whose holder has written nothing
     * within two minutes is taken over.
     */
    readonly claimFile: (claim: FileClaim) => Promise<boolean>;
    /**
     * Remembers for a week that this was seen, such as a webhook by the hash of its body, and when, and what it said.
     *
     * @param details holds no personal data.
     * @returns whether it was new.
     */
    readonly noteOnce: (kind: 'webhook', key: string, details?: SeenDetails) => Promise<boolean>;
    /** Remembers past the report's next run that its case was told to be deleted, and when that was first told. */
    readonly noteDeletion: (reportId: string, caseUuid: string) => Promise<void>;
    /** When a case was told to be deleted; `undefined` where nobody told. That it was told makes nothing of it true. */
    readonly deletionToldAt: (reportId: string, caseUuid: string) => Promise<Instant | undefined>;
  };
