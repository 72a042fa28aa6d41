import type { Postponement } from '../../analyse/calendar/postponement.ts';
import type { Instant } from '../../analyse/case.ts';
import type { ReportErrorKind } from '../../report-error.ts';
import type { DeliveryRecord } from '../mail/deliveries.ts';
import type { ReaderLink } from './ledger-links.ts';

/**
 * - `claimed`: somebody is to make it, and has not begun
 * - `running`
 * - `done`: made, and delivered to everyone it was meant for
 * - `held`: too little could be read; this attempt sent nobody anything
 * - `failed`: could not be made, or was made and not every reader has it; `error` tells, and `deliveries` who has it
 */
export type RunState = 'claimed' | 'running' | 'done' | 'held' | 'failed';

/** What differs from the report's settings this time. */
export type RunOrder = {
  /** Only these of the report's clients; absent for all of them. */
  readonly clients?: readonly string[];
  /** False for a run that is only looked at: nobody is mailed. */
  readonly send: boolean;
  /** The only address that is mailed, instead of the report's recipients: a preview. */
  readonly to?: string;
  /** Who says that the cases are gone for good that the run was held for. */
  readonly accepted?: { readonly by: string };
};

/** How far a run is. `total` is what is known so far and can grow; absent before anything is known. */
export type RunProgress = {
  readonly step: 'collect' | 'analyse' | 'deliver';
  readonly done: number;
  readonly total?: number;
  readonly what: 'pages' | 'clients' | 'histories' | 'reports' | 'mails';
};

/** What a run came to, in numbers. The money is in the report. */
export type RunCounts = {
  readonly openCases?: number;
  /** Within the period. */
  readonly completedCases?: number;
  readonly casesRead?: number;
  readonly setAside?: number;
  readonly unreadClients?: number;
  readonly requests?: number;
  readonly retries?: number;
  /** How often Plannr said that we asked too fast (429). */
  readonly rateLimited?: number;
};

/** Why a run failed or was held, for a person; holds no client's name. */
export type RunError = {
  readonly kind: ReportErrorKind | 'internal';
  readonly happened: string;
  readonly whatToDo: string;
};

/** How a run's mail to one reader went, and since when; with their link, where the workbook was too large for the mail. */
export type RunDelivery = DeliveryRecord & { readonly email: string; readonly at: Instant; readonly link?: ReaderLink };

/** Since when a run could not read Plannr, and until when it waits or waited for it. */
export type RunWaits = {
  readonly since: Instant;
  readonly until: Instant;
  /** Of all waits of this attempt together. */
  readonly minutes: number;
};

/** That a run came on a day on which nobody works, and waits or waited for the next working day. */
export type RunPostponed = Postponement & {
  /** Of which attempt: one after it waits no more. */
  readonly attempt: number;
  /** How long it was to wait, from when it began. */
  readonly minutes: number;
};

export type RunRecord = {
  /** `<report>.<period>` or `<report>.<period>.<n>` */
  readonly run: string;
  readonly reportId: string;
  /** `2026-W47` or `2026-11` */
  readonly period: string;
  readonly state: RunState;
  /** `schedule`, or the name of the key that asked. */
  readonly askedBy: string;
  readonly order: RunOrder;
  /** When the schedule meant it to start. */
  readonly scheduledFor?: Instant;
  /** Which attempt at this run it is, from 1; more where one died, or was made again after it failed. */
  readonly attempt: number;
  readonly claimedAt: Instant;
  /** When this attempt was claimed; absent from what an earlier version of Casebook wrote. */
  readonly attemptedAt?: Instant;
  readonly updatedAt: Instant;
  /** Until then its holder is taken to be alive, without having been heard of. */
  readonly leaseUntil: Instant;
  readonly finishedAt?: Instant;
  /** Known once it was analysed. */
  readonly completeness?: 'complete' | 'partial';
  readonly progress?: RunProgress;
  /** Absent where Plannr answered. */
  readonly waits?: RunWaits;
  /** Absent where it did not wait for a working day. */
  readonly postponed?: RunPostponed;
  readonly counts?: RunCounts;
  /** By address; empty until it is delivered, and in a list of runs. */
  readonly deliveries: readonly RunDelivery[];
  readonly error?: RunError;
  /** Whether the owner's mail about a failure, a held run or a missed reader went out; absent where there was none. */
  readonly ownerTold?: boolean;
  /** When the last reader who was without it was found to have it, of a run that had failed by that alone. */
  readonly madeGoodAt?: Instant;
};
