import type { PageProgress } from '../../collect/lists/read-page.ts';
import type { ReadingPlan } from '../../collect/shard.ts';
import type { RunHold } from '../../deliver/ledger/ledger.ts';
import { LostHold } from '../../deliver/ledger/lost-hold.ts';
import type { RunProgress } from '../../deliver/ledger/run-record.ts';
import type { DurablePorts } from './durable-ports.ts';

export type ShardProgress = {
  readonly onPage: PageProgress;
  readonly onClient: () => void;
  /** Waits until the last note is written. @throws LostHold if another attempt has taken over meanwhile. */
  readonly end: () => Promise<void>;
};

const millisecondsBetweenNotes = 2_000;

/** Notes in the ledger how far the reading is, every two seconds at most. That it cannot be noted stops nothing. */
export function shardProgress(
  ports: { readonly ledger: Pick<DurablePorts['ledger'], 'noteProgress'>; readonly now: DurablePorts['now'] },
  hold: RunHold,
  { reading, index }: { readonly reading: Pick<ReadingPlan, 'way' | 'shards'>; readonly index: number },
): ShardProgress {
  const byClient = reading.way === 'client-by-client';
  const clientsIn = (shards: ReadingPlan['shards']) =>
    shards.reduce((sum, shard) => sum + (shard.kind === 'clients' ? shard.clients.length : 0), 0);
  let done = byClient ? clientsIn(reading.shards.slice(0, index)) : 0;
  let total = byClient ? clientsIn(reading.shards) : 0;
  let notedAt = Number.NEGATIVE_INFINITY;
  let noting: Promise<void> = Promise.resolve();
  let lost: LostHold | undefined;

  const note = () => {
    const progress: RunProgress = { step: 'collect', done, total, what: byClient ? 'clients' : 'pages' };
    noting = noting
      .then(() => ports.ledger.noteProgress(hold, progress))
      .catch((error: unknown) => {
        if (error instanceof LostHold) lost = error;
      });
  };
  const count = () => {
    done += 1;
    const now = Date.parse(ports.now());
    if (now - notedAt < millisecondsBetweenNotes) return;
    notedAt = now;
    note();
  };
  return {
    onPage: byClient
      ? { expect: () => undefined, done: () => undefined }
      : {
          expect: (pages) => {
            total += pages;
          },
          done: count,
        },
    onClient: count,
    end: async () => {
      note();
      await noting;
      if (lost !== undefined) throw lost;
    },
  };
}
