import { setTimeout as sleep } from 'node:timers/promises';
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
  /**
   * Keeps a snapshot, if its period has none: the first that somebody was sent is the one that counts.
   *
   * @param writer the attempt that saves it, and no other
   */
  readonly save: (snapshot: Snapshot, writer: string) => Promise<void>;
  /** What the report on that period was last held for as gone, and is to be accepted or not. */
  readonly readDrop: (reportId: string, period: string) => Promise<ToldDrop | undefined>;
  readonly saveDrop: (reportId: string, period: string, drop: ToldDrop) => Promise<void>;
  readonly readStages: (reportId: string) => Promise<KeptStages | undefined>;
  /**
   * Keeps the history of stages as the next version. Where another run has kept one since the version that this one was
   * made of, the two are put together: neither is lost, and no earlier sight is laid over a later one.
   */
  readonly saveStages: (reportId: string, made: MadeStages) => Promise<void>;
};

export type KeptStages = { readonly version: number; readonly history: StageHistory };

export type MadeStages = {
  readonly history: StageHistory;
  /** Of what it was made; absent where there was nothing. */
  readonly since: number | undefined;
  readonly writer: string;
  /** Puts together what another run has kept since with this one's. */
  readonly merge: (theirs: StageHistory, ours: StageHistory) => StageHistory;
};

// Longer than a run that died while it wrote keeps its claim on a version.
const mostTries = 100;
const pauseMilliseconds = 2_000;

const ending = '.json.gz';
const stagesFile = /^stage-history(?:\.(\d+))?\.json\.gz$/;
const periodFile = /^(?:\d{4}-W\d\d|\d{4}-\d\d)\.json\.gz$/;

export function createSnapshotStore(
  files: KeptFiles,
  wait: (milliseconds: number) => Promise<unknown> = sleep,
): SnapshotStore {
  const nameOf = (reportId: string, period: string) => `${folderOf(reportId)}/${period}${ending}`;
  const dropOf = (reportId: string, period: string) => `${folderOf(reportId)}/${period}.gone${ending}`;
  // An earlier version of Casebook kept one history and wrote it over: it counts as version 0.
  const stagesOf = (reportId: string, version: number) =>
    `${folderOf(reportId)}/stage-history${version === 0 ? '' : `.${version}`}${ending}`;
  const versionsOf = async (reportId: string) =>
    (await files.list(folderOf(reportId))).flatMap((name) => {
      const found = stagesFile.exec(name.slice(name.lastIndexOf('/') + 1));
      return found === null ? [] : [Number(found[1] ?? 0)];
    });
  const newestOf = async (reportId: string) => {
    const versions = await versionsOf(reportId);
    return versions.length === 0 ? undefined : Math.max(...versions);
  };
  const readVersion = async (reportId: string, version: number) => {
    const name = stagesOf(reportId, version);
    const bytes = await files.read(name);
    return bytes && unpackJson(bytes, files.placeOf(name), stageHistoryFormat);
  };
  const readStages: SnapshotStore['readStages'] = async (reportId) => {
    const version = await newestOf(reportId);
    const history = version === undefined ? undefined : await readVersion(reportId, version);
    return version === undefined || history === undefined ? undefined : { version, history };
  };
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
    save: async (snapshot, writer) => {
      const { reportId, period } = snapshot;
      await files.create(nameOf(reportId, period.name), await packJson(snapshot), writer);
    },
    readDrop: async (reportId, period) => {
      const name = dropOf(reportId, period);
      const bytes = await files.read(name);
      return bytes && unpackJson(bytes, files.placeOf(name), dropFormat);
    },
    saveDrop: async (reportId, period, drop) => files.write(dropOf(reportId, period), await packJson(drop)),
    readStages,
    saveStages: async (reportId, { history, since, writer, merge }) => {
      for (let tries = 0; tries < mostTries; tries += 1) {
        const newest = await newestOf(reportId);
        const theirs = newest === since || newest === undefined ? undefined : await readVersion(reportId, newest);
        const merged = theirs === undefined ? history : merge(theirs, history);
        const version = (newest ?? 0) + 1;
        if (await files.create(stagesOf(reportId, version), await packJson(merged), writer)) {
          for (const old of await versionsOf(reportId)) {
            // The one before stays, for whoever is reading it.
            if (old < version - 1) await files.remove?.(stagesOf(reportId, old));
          }
          return;
        }
        await wait(pauseMilliseconds);
      }
      throw new ReportError(
        'not-delivered',
        `The history of stages of the report ${reportId} could not be kept: other runs kept writing it.`,
        'Make the report again once no other run of it is under way.',
        { mayPass: true },
      );
    },
  };
}

function folderOf(reportId: string): string {
  // As in the settings, so that no name can lead out of the folder or bucket.
  if (!/^[a-z0-9-]+$/.test(reportId)) throw new RangeError('A report is named in small letters, digits and hyphens.');
  return `snapshots/${reportId}`;
}
