import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import JSZip from 'jszip';
import { renderWorkbook } from '../../functions/render/workbook/render-workbook.ts';
import { comparePlain, compareReadings, compareWithReport, compareWritten } from './compare.ts';
import { compareCharts } from './compare-charts.ts';
import { comparePack } from './compare-pack.ts';
import { officeReports } from './office-reports.ts';
import {
  drawPages,
  LibreOffice,
  missingPrograms,
  readChartsWithOpenpyxl,
  readInRowsWithOpenpyxl,
  readWithOpenpyxl,
  textsOfPages,
} from './programs.ts';
import { readWithSheetJs } from './read-with-sheetjs.ts';
import { validate } from './validate.ts';

/*
 * Opens workbooks in programs that are not ours: Microsoft's validator must find no fault; SheetJS and openpyxl, which
 * also reads row by row, must read every cell as the report has it; LibreOffice must save them again with the same cells
 * and come to the same totals; and a picture of every page goes to out/office/.
 */

const pictures = join(import.meta.dirname, '..', '..', 'out', 'office');

const missing = await missingPrograms();
if (missing.length > 0) {
  console.error(missing.join('\n'));
  process.exit(1);
}

const folder = await mkdtemp(join(tmpdir(), 'casebook-office-'));
const faults: string[] = [];
try {
  await rm(pictures, { recursive: true, force: true });
  await mkdir(pictures, { recursive: true });
  const office = await LibreOffice.in(folder);
  for (const [name, report] of officeReports()) {
    const found: string[] = [];
    const bytes = await renderWorkbook(report, { version: '0.0.0' });
    const path = join(pictures, `${name}.xlsx`);
    await writeFile(path, bytes);

    found.push(...(await validate(path)));
    found.push(...(await comparePlain(bytes, 'SheetJS', readWithSheetJs(bytes))));
    found.push(...(await comparePlain(bytes, 'openpyxl row by row', await readInRowsWithOpenpyxl(path))));

    const read = await readWithOpenpyxl(path);
    found.push(...(await compareWritten(bytes, read)), ...compareWithReport(report, read));
    found.push(...compareCharts(report, await readChartsWithOpenpyxl(path), read));

    // Without the results that we stored, LibreOffice has to come to its own.
    const bare = join(folder, `${name}.xlsx`);
    await writeFile(bare, await withoutResults(bytes));
    const resaved = join(folder, 'resaved');
    const again = await readWithOpenpyxl(await office.convert(bare, 'xlsx', resaved));
    found.push(...compareReadings(read, again));

    const pdf = await office.convert(path, 'pdf', folder);
    found.push(...comparePack(await textsOfPages(pdf)));
    await drawPages(pdf, join(pictures, name));
    console.log(`${found.length === 0 ? 'ok' : 'WRONG'}  ${name}`);
    faults.push(...found.map((fault) => `${name}: ${fault}`));
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}

if (faults.length > 0) {
  console.error(`\n${faults.slice(0, 50).join('\n')}`);
  if (faults.length > 50) console.error(`and ${faults.length - 50} more`);
  process.exit(1);
}
console.log(
  "Microsoft's validator finds no fault in any workbook, and each reads the same in SheetJS, openpyxl and LibreOffice.",
);
console.log('Pictures of every page: out/office/');

async function withoutResults(bytes: Uint8Array): Promise<Uint8Array> {
  const zip = await JSZip.loadAsync(bytes);
  for (const sheet of zip.file(/^xl\/worksheets\/sheet\d+\.xml$/)) {
    const xml = await sheet.async('string');
    zip.file(sheet.name, xml.replaceAll(/<\/f><v>[^<]*<\/v>/g, '</f>'));
  }
  return zip.generateAsync({ type: 'uint8array', compression: 'DEFLATE' });
}
