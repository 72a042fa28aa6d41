import { mergeStages } from '../../analyse/stage-history/merge-stages.ts';
import type { Archive, Archived } from '../../deliver/archive/archive.ts';
import { jsonPieces } from '../../deliver/json-pieces.ts';
import type { SnapshotStore } from '../../deliver/snapshots/snapshot-store.ts';
import type { Order, Plan } from '../plan-run.ts';
import type { WorkedOut } from './work-out.ts';

export type RunToKeep = {
  readonly order: Pick<Order, 'settings' | 'clients'>;
  readonly plan: Plan;
  readonly worked: Pick<WorkedOut, 'report' | 'stages'>;
  readonly workbook: Uint8Array;
  /** The mail as its first reader gets it, where that is kept too. */
  readonly message?: Uint8Array;
  /** The version of the history of stages that this run's was made of; absent where there was none. */
  readonly stagesSince: number | undefined;
  /** This attempt at the run, and no other. */
  readonly writer: string;
};

export type KeepPorts = {
  readonly archive: Pick<Archive, 'save'>;
  readonly snapshots: Pick<SnapshotStore, 'saveStages'>;
};

/**
 * Keeps a run before anybody is mailed: its files, and what it saw of the stages of cases. That is about cases and not
 * about a period, so every run adds to it that is about all of the report's clients.
 *
 * @throws ReportError if something could not be written.
 */
export async function keepRun(run: RunToKeep, { archive, snapshots }: KeepPorts): Promise<Archived> {
  const { order, plan, worked, workbook, message, stagesSince: since, writer } = run;
  const { report, stages: history } = worked;
  const archived = await archive.save({ run: plan.run, workbook, reportJson: () => jsonPieces(report), message });
  const made = { history, since, writer, merge: mergeStages };
  if (order.clients === undefined) await snapshots.saveStages(order.settings.id, made);
  return archived;
}
