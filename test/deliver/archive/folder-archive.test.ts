import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createFolderArchive } from '../../../functions/deliver/archive/folder-archive.ts';
import { ReportError } from '../../../functions/report-error.ts';

const files = {
  run: 'weekly-cases.2026-W47',
  workbook: new Uint8Array([80, 75, 3, 4]),
  reportJson: () => [Buffer.from('{'), Buffer.from('}\n')],
  message: new Uint8Array(Buffer.from('Subject: x\r\n')),
};

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'casebook-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test('workbook, mail and report are written under the run’s name, into a folder made for them', async () => {
  const out = join(folder, 'new', 'out');

  const archived = await createFolderArchive(out).save(files);

  expect(archived).toEqual({
    workbook: join(out, 'weekly-cases.2026-W47.xlsx'),
    reportJson: join(out, 'weekly-cases.2026-W47.report.json'),
    message: join(out, 'weekly-cases.2026-W47.eml'),
  });
  expect((await readdir(out)).sort()).toEqual([
    'weekly-cases.2026-W47.eml',
    'weekly-cases.2026-W47.report.json',
    'weekly-cases.2026-W47.xlsx',
  ]);
  expect([...(await readFile(archived.workbook))]).toEqual([80, 75, 3, 4]);
  expect(await readFile(archived.message ?? '', 'utf8')).toBe('Subject: x\r\n');
});

test('nobody but their owner may read the files', async () => {
  const archived = await createFolderArchive(folder).save(files);

  for (const path of [archived.workbook, archived.reportJson, archived.message ?? '']) {
    expect((await stat(path)).mode & 0o777).toBe(0o600);
  }
});

test('the same run made again replaces its files, whoever could read them before', async () => {
  const path = join(folder, 'weekly-cases.2026-W47.xlsx');
  await writeFile(path, 'older and longer');
  await chmod(path, 0o644);

  await createFolderArchive(folder).save({ ...files, message: undefined });

  expect([...(await readFile(path))]).toEqual([80, 75, 3, 4]);
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  expect(await readdir(folder)).toHaveLength(2);
});

test('a folder that cannot be written into is an error that names it, and nothing is left behind', async () => {
  const file = join(folder, 'a-file');
  await writeFile(file, 'x');

  const error: unknown = await createFolderArchive(join(file, 'out'))
    .save(files)
    .catch((reason: unknown) => reason);

  expect(error).toBeInstanceOf(ReportError);
  expect(error).toMatchObject({ kind: 'not-delivered', happened: expect.stringContaining(join(file, 'out')) });
  expect(error).toMatchObject({ happened: expect.stringContaining('ENOTDIR') });
  expect(await readdir(folder)).toEqual(['a-file']);
});

test('where one file cannot take its place, no half-written one is left', async () => {
  await mkdir(join(folder, 'weekly-cases.2026-W47.xlsx', 'in-the-way'), { recursive: true });

  await expect(createFolderArchive(folder).save(files)).rejects.toThrow(ReportError);

  expect(await readdir(folder)).toEqual(['weekly-cases.2026-W47.xlsx']);
});

test.each(['../../etc/passwd', 'weekly/cases.2026-W47', 'weekly-cases', 'weekly-cases..', 'a.2026-W47\n'])(
  'a run named %j is no run, and nothing is written',
  async (run) => {
    await expect(createFolderArchive(folder).save({ ...files, run })).rejects.toThrow('<report>.<period>');
    expect(await readdir(folder)).toEqual([]);
  },
);

test('of ten who would make the same run at once one takes its name, and the next once it was given back', async () => {
  const { reserve } = createFolderArchive(join(folder, 'new'));
  const taken = await Promise.all(Array.from({ length: 10 }, () => reserve?.(files.run)));

  const [release, ...others] = taken.filter((each) => each !== undefined);
  expect(others).toEqual([]);
  await release?.();
  expect(await readdir(join(folder, 'new'))).toEqual([]);
  expect(await reserve?.(files.run)).toBeDefined();
});

test('the name of a run that is kept is taken for good, and that of one that was killed for a day', async () => {
  const archive = createFolderArchive(folder);
  await archive.save(files);
  expect(await archive.reserve?.(files.run)).toBeUndefined();

  const killed = 'weekly-cases.2026-W48';
  await archive.reserve?.(killed);
  const twoDaysAgo = Date.now() / 1000 - 2 * 86_400;
  await utimes(join(folder, `.${killed}.making`), twoDaysAgo, twoDaysAgo);
  expect(await archive.reserve?.(killed)).toBeDefined();
});
