import type { PlannrClient } from '../../collect/client/plannr-port.ts';
import type { Archive } from '../../deliver/archive/archive.ts';
import type { Deliveries } from '../../deliver/mail/deliveries.ts';
import type { Mailer } from '../../deliver/mail/mailer.ts';
import type { SnapshotStore } from '../../deliver/snapshots/snapshot-store.ts';

/** `because`: a sentence. */
export type WaitOfCommandLine = { readonly because: string; readonly minutes: number };

/** What a run on one machine needs of the world: the same as the durable run, less what only AWS has. */
export type Ports = {
  /** Plannr for the report's firm. */
  readonly plannr: PlannrClient;
  /** Told as Plannr is waited for, and why. */
  readonly onWait?: (wait: WaitOfCommandLine) => void;
  readonly snapshots: SnapshotStore;
  readonly archive: Archive;
  readonly mailer: Mailer;
  readonly deliveries: Deliveries;
};
