import type { Archive, Archived } from '../../deliver/archive/archive.ts';
import { jsonPieces } from '../../deliver/json-pieces.ts';
import type { SnapshotStore } from '../../deliver/snapshots/snapshot-store.ts';
import { isAboutLastPeriod, type Order, type Plan } from '../plan-run.ts';
import type { WorkedOut } from './work-out.ts';

export type RunToKeep = {
  readonly order: Pick<Order, 'settings' | 'clients'>;
  readonly plan: Plan;
  readonly worked: WorkedOut;
  readonly workbook: Uint8Array;
  /** The mail as its first reader gets it, where that is kept too. */
  readonly message?: Uint8Array;
  /** Whether it is the run of its period: the scheduled one, and any on the command line; not one asked for beside it. */
  readonly isOfSchedule: boolean;
  /** Whether an earlier attempt mailed a reader, or may have; `undefined` where nobody knows. */
  readonly wasMailed: boolean | undefined;
};

export type KeepPorts = {
  readonly archive: Pick<Archive, 'save'>;
  readonly snapshots: Pick<SnapshotStore, 'periods' | 'save' | 'saveStages'>;
};

/**
 * Keeps a run before anybody is mailed: its files, and what the runs after it are to know. The history of stages is about
 * cases and not about a period, so every run adds to it that is about all of the report's clients.
 *
 * @throws ReportError if something could not be written.
 */
export async function keepRun(run: RunToKeep, { archive, snapshots }: KeepPorts): Promise<Archived> {
  const { order, plan, worked, workbook, message } = run;
  const { report, snapshot, stages } = worked;
  const keepsSnapshot = await leavesSnapshot(run, snapshots);
  const archived = await archive.save({ run: plan.run, workbook, reportJson: () => jsonPieces(report), message });
  if (order.clients === undefined) await snapshots.saveStages(order.settings.id, stages);
  if (keepsSnapshot) await snapshots.save(snapshot);
  return archived;
}

/**
 * Whether the next run is to be compared with this one: it is the run of the last period that was over, and about all of
 * the report's clients. What is there already is written over only while it is certain that nobody was mailed, since the
 * next report leads on from what readers were sent.
 */
async function leavesSnapshot(
  { order: { settings, clients }, plan: { period, asAt }, isOfSchedule, wasMailed }: RunToKeep,
  snapshots: Pick<SnapshotStore, 'periods'>,
): Promise<boolean> {
  if (!isOfSchedule || !isAboutLastPeriod({ settings, clients }, { period, asAt })) return false;
  return wasMailed === false || !(await snapshots.periods(settings.id)).includes(period.name);
}
