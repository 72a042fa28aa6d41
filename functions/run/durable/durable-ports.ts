import type { Instant } from '../../analyse/case.ts';
import type { PlannrClient } from '../../collect/client/plannr-port.ts';
import type { Archive } from '../../deliver/archive/archive.ts';
import type { ShardStore } from '../../deliver/archive/shard-store.ts';
import type { Ledger, RunHold } from '../../deliver/ledger/ledger.ts';
import type { Mailer } from '../../deliver/mail/mailer.ts';
import type { SnapshotStore } from '../../deliver/snapshots/snapshot-store.ts';
import type { ReportSettings, Settings } from '../../settings.ts';

/** The metrics that a run sets; what each means is told beside the alarms' names. */
export type RunMetric = 'RunSeconds' | 'RateLimited';

/** Counts, uuids and durations; never a name, a token or a body. */
export type RunLog = {
  readonly info: (message: string, details: Readonly<Record<string, unknown>>) => void;
  readonly error: (message: string, details: Readonly<Record<string, unknown>>) => void;
};

/** Plannr for one firm. */
export type Plannr = {
  readonly client: PlannrClient;
  /** Whether Plannr has refused the token, so that it was fetched once more. */
  readonly tokenWasRefused: () => boolean;
};

/** What the durable run needs of the world. It is asked for inside a step only. */
export type DurablePorts = {
  readonly ledger: Ledger;
  readonly settings: () => Promise<Settings>;
  /**
   * The same one for all of an attempt's shards in one process, so that they share its count of the requests of the
   * last minute; another attempt's is a new one.
   */
  readonly plannr: (settings: ReportSettings, hold: RunHold) => Plannr;
  readonly shards: ShardStore;
  readonly archive: Archive;
  readonly snapshots: SnapshotStore;
  readonly mailer: Mailer;
  /** When the parameter of a token was last written; `undefined` where that cannot be known. */
  readonly tokenChangedAt: (parameter: string) => Promise<Instant | undefined>;
  /** Where the URL answers, without a slash at its end. */
  readonly publicUrl: string;
  readonly now: () => Instant;
  /** Between two tries at the ledger; without it, in real time. */
  readonly wait?: (milliseconds: number) => Promise<unknown>;
  readonly count: (metric: RunMetric, value: number) => void;
  readonly log: RunLog;
};
