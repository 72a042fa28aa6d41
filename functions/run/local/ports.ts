import type { StageReading, StageReadingRequest } from '../../collect/audits/read-stage-history.ts';
import type { Reading, ReadingProgress, ReadingRequest } from '../../collect/reading.ts';
import type { Archive } from '../../deliver/archive/archive.ts';
import type { Deliveries } from '../../deliver/mail/deliveries.ts';
import type { Mailer } from '../../deliver/mail/mailer.ts';
import type { SnapshotStore } from '../../deliver/snapshots/snapshot-store.ts';

/** What a run needs of the world. Tests hand in their own. */
export type Ports = {
  readonly readCases: (request: ReadingRequest, onProgress: (progress: ReadingProgress) => void) => Promise<Reading>;
  readonly readStageHistory: (request: StageReadingRequest) => Promise<StageReading>;
  readonly snapshots: SnapshotStore;
  readonly archive: Archive;
  readonly mailer: Mailer;
  readonly deliveries: Deliveries;
};
