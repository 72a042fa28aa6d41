import { randomUUID } from 'node:crypto';
import { access, mkdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ReportError } from '../../report-error.ts';
import type { Archive } from './archive.ts';
import { runFileNames } from './run-files.ts';

/** The files hold people's names and money: nobody but their owner reads them. */
const ownerOnly = 0o600;

const longestMakingMilliseconds = 24 * 3_600_000;

/**
 * Keeps a run's files in a folder, for the command line; makes the folder if it is not there. Each file is written
 * beside its name and then moved there, so that no half-written file ever bears the name of a report.
 */
export function createFolderArchive(folder: string): Archive {
  return {
    reserve: async (run) => {
      const mark = join(folder, `.${run}.making`);
      const release = () => rm(mark, { force: true });
      await mkdir(folder, { recursive: true }).catch((error: unknown) => {
        throw cannotWrite(folder, error);
      });
      try {
        await writeFile(mark, '', { mode: ownerOnly, flag: 'wx' });
      } catch (error) {
        if (codeOf(error) !== 'EEXIST') throw cannotWrite(folder, error);
        // One that was killed has left its mark.
        const { mtimeMs } = await stat(mark).catch(() => ({ mtimeMs: Date.now() }));
        if (Date.now() - mtimeMs < longestMakingMilliseconds) return undefined;
      }
      if (!(await exists(join(folder, runFileNames(run).workbook)))) return release;
      await release();
      return undefined;
    },
    save: async ({ run, workbook, reportJson, message }) => {
      const names = runFileNames(run);
      const files = [
        { name: names.workbook, bytes: workbook },
        { name: names.reportJson, bytes: reportJson() },
        ...(message === undefined ? [] : [{ name: names.message, bytes: message }]),
      ].map(({ name, bytes }) => ({ path: join(folder, name), draft: join(folder, `.${randomUUID()}.part`), bytes }));
      try {
        await mkdir(folder, { recursive: true });
        for (const { draft, bytes } of files) await writeFile(draft, bytes, { mode: ownerOnly, flag: 'wx' });
        for (const { draft, path } of files) await rename(draft, path);
      } catch (error) {
        for (const { draft } of files) await rm(draft, { force: true }).catch(() => undefined);
        throw cannotWrite(folder, error);
      }
      return {
        workbook: join(folder, names.workbook),
        reportJson: join(folder, names.reportJson),
        ...(message === undefined ? {} : { message: join(folder, names.message) }),
      };
    },
  };
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
}

function cannotWrite(folder: string, error: unknown): ReportError {
  const code = codeOf(error);
  return new ReportError(
    'not-delivered',
    `The report could not be written into the folder ${folder} (${code}).`,
    'Give a folder that can be written into and has room, and run the report again.',
    { cause: error },
  );
}
