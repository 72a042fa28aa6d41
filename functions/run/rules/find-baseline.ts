import { parsePeriod } from '../../analyse/period.ts';
import type { Snapshot } from '../../analyse/snapshot/snapshot.ts';
import type { SnapshotStore } from '../../deliver/snapshots/snapshot-store.ts';
import type { Plan } from '../plan-run.ts';

/**
 * The snapshot that a run is compared with: the last one of a period that was over when this one's began, and that was
 * taken before now. So a past period that is asked for again leads on from the week before it.
 *
 * @throws ReportError if the snapshot cannot be read: no run takes it for the first one by mistake.
 */
export async function findBaseline(
  snapshots: Pick<SnapshotStore, 'periods' | 'read'>,
  { scope: { reportId, timezone }, period, asAt }: Pick<Plan, 'scope' | 'period' | 'asAt'>,
): Promise<Snapshot | undefined> {
  const earlier = (await snapshots.periods(reportId))
    .flatMap((name) => parsePeriod(name, timezone) ?? [])
    .filter(({ end }) => end <= period.start)
    .sort((a, b) => (a.end === b.end ? 0 : a.end < b.end ? 1 : -1));
  for (const { name } of earlier) {
    const snapshot = await snapshots.read(reportId, name);
    if (snapshot !== undefined && snapshot.asAt < asAt) return snapshot;
  }
  return undefined;
}
