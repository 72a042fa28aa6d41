import * as z from 'zod';
import type { Snapshot } from '../../analyse/snapshot/snapshot.ts';
import type { StageHistory } from '../../analyse/stage-history/stage-history.ts';
import { ReportError } from '../../report-error.ts';
import type { KeptFiles } from './kept-files.ts';
import { type KeptFormat, packJson, unpackJson } from './kept-json.ts';
import { snapshotFormat } from './snapshot-schema.ts';
import { stageHistoryFormat } from './stage-history-schema.ts';

/** The cases that a held report told as gone, by uuid. */
export type ToldDrop = { readonly version: 1; readonly gone: readonly string[]; readonly attempt?: string };

const dropFormat: KeptFormat<ToldDrop> = {
  version: 1,
  schema: z.object({ version: z.literal(1), gone: z.array(z.string()), attempt: z.string().optional() }),
  what: 'list of the cases that are gone',
  without: 'the report is held once more, and makes it anew.',
};

/**
 * What runs remember of the runs before them, by report. Each of its functions throws a ReportError where a file is torn
 * or of another version, and where the place cannot be used.
 */
export type SnapshotStore = {
  /** The names of the periods of which there is a snapshot, in no order: `2026-W47`, `2026-11`. */
  readonly periods: (reportId: string) => Promise<readonly string[]>;
  readonly read: (reportId: string, period: string) => Promise<Snapshot | undefined>;
  readonly save: (snapshot: Snapshot) => Promise<void>;
  /** What the report on that period was last held for as gone, and is to be accepted or not. */
  readonly readDrop: (reportId: string, period: string) => Promise<ToldDrop | undefined>;
  readonly saveDrop: (reportId: string, period: string, drop: ToldDrop) => Promise<void>;
  readonly readStages: (reportId: string) => Promise<StageHistory | undefined>;
  readonly saveStages: (reportId: string, history: StageHistory) => Promise<void>;
};

const ending = '.json.gz';
const periodFile = /^(?:\d{4}-W\d\d|\d{4}-\d\d)\.json\.gz$/;

export function createSnapshotStore(files: KeptFiles): SnapshotStore {
  const nameOf = (reportId: string, period: string) => `${folderOf(reportId)}/${period}${ending}`;
  const dropOf = (reportId: string, period: string) => `${folderOf(reportId)}/${period}.gone${ending}`;
  const stagesOf = (reportId: string) => `${folderOf(reportId)}/stage-history${ending}`;
  return {
    periods: async (reportId) =>
      (await files.list(folderOf(reportId)))
        .map((name) => name.slice(name.lastIndexOf('/') + 1))
        .filter((name) => periodFile.test(name))
        .map((name) => name.slice(0, -ending.length)),
    read: async (reportId, period) => {
      const name = nameOf(reportId, period);
      const bytes = await files.read(name);
      if (bytes === undefined) return undefined;
      const snapshot = await unpackJson(bytes, files.placeOf(name), snapshotFormat);
      if (snapshot.reportId === reportId && snapshot.period.name === period) return snapshot;
      throw new ReportError(
        'unreachable',
        `The snapshot ${files.placeOf(name)} is another one: of ${snapshot.run}.`,
        'Put back the file that was there, or take this one away.',
      );
    },
    save: async (snapshot) => {
      const { reportId, period } = snapshot;
      await files.write(nameOf(reportId, period.name), await packJson(snapshot));
    },
    readDrop: async (reportId, period) => {
      const name = dropOf(reportId, period);
      const bytes = await files.read(name);
      return bytes && unpackJson(bytes, files.placeOf(name), dropFormat);
    },
    saveDrop: async (reportId, period, drop) => files.write(dropOf(reportId, period), await packJson(drop)),
    readStages: async (reportId) => {
      const name = stagesOf(reportId);
      const bytes = await files.read(name);
      return bytes && unpackJson(bytes, files.placeOf(name), stageHistoryFormat);
    },
    saveStages: async (reportId, history) => files.write(stagesOf(reportId), await packJson(history)),
  };
}

function folderOf(reportId: string): string {
  // As in the settings, so that no name can lead out of the folder or bucket.
  if (!/^[a-z0-9-]+$/.test(reportId)) throw new RangeError('A report is named in small letters, digits and hyphens.');
  return `snapshots/${reportId}`;
}
