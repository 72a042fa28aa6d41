import { randomUUID } from 'node:crypto';
import { link, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ReportError } from '../../report-error.ts';
import type { KeptFiles } from './kept-files.ts';

/** What a firm's cases are worth is for nobody but the owner of the files. */
const ownerOnly = { file: 0o600, folder: 0o700 };

/**
 * Keeps them in a folder, for the command line.
 *
 * @throws ReportError from each of its functions, where the folder cannot be used.
 */
export function createFolderFiles(root: string): KeptFiles {
  const guard = async <T>(work: Promise<T>, otherwise: T): Promise<T> => {
    try {
      return await work;
    } catch (error) {
      // Nothing is kept in a folder that is not there, or is none.
      if (['ENOENT', 'ENOTDIR'].includes(codeOf(error))) return otherwise;
      throw cannotUse(root, error);
    }
  };
  return {
    placeOf: (name) => join(root, name),
    list: async (folder) => {
      const entries = await guard(readdir(join(root, folder), { withFileTypes: true }), []);
      return entries.filter((each) => each.isFile()).map(({ name }) => `${folder}/${name}`);
    },
    read: (name) => guard<Uint8Array | undefined>(readFile(join(root, name)), undefined),
    create: async (name, bytes) => {
      const path = join(root, name);
      const draft = join(dirname(path), `.${randomUUID()}.part`);
      try {
        await mkdir(dirname(path), { recursive: true, mode: ownerOnly.folder });
        await writeFile(draft, bytes, { mode: ownerOnly.file, flag: 'wx' });
        // As a rename, but not over a file that is there.
        await link(draft, path);
        return true;
      } catch (error) {
        if (codeOf(error) === 'EEXIST' && (await isFile(path))) return false;
        throw cannotUse(root, error);
      } finally {
        await rm(draft, { force: true }).catch(() => undefined);
      }
    },
    write: async (name, bytes) => {
      const path = join(root, name);
      const draft = join(dirname(path), `.${randomUUID()}.part`);
      try {
        await mkdir(dirname(path), { recursive: true, mode: ownerOnly.folder });
        await writeFile(draft, bytes, { mode: ownerOnly.file, flag: 'wx' });
        await rename(draft, path);
      } catch (error) {
        await rm(draft, { force: true }).catch(() => undefined);
        throw cannotUse(root, error);
      }
    },
    remove: (name) => rm(join(root, name), { force: true }).catch(() => undefined),
  };
}

async function isFile(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isFile(),
    () => false,
  );
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
}

function cannotUse(root: string, error: unknown): ReportError {
  return new ReportError(
    'not-delivered',
    `The snapshots in the folder ${root} could not be used (${codeOf(error)}).`,
    'Give a folder that can be read and written, and run the report again.',
    { cause: error },
  );
}
