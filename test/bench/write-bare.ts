import { readFile } from 'node:fs/promises';
import ExcelJS from 'exceljs';
import * as z from 'zod';

/* Writes the cells that it is given with exceljs's streaming writer and nothing else: no style, table, link or total. */
const [cells = '', out = ''] = process.argv.slice(2);
const sheets = z
  .array(z.object({ name: z.string(), rows: z.array(z.array(z.union([z.string(), z.number(), z.null()]))) }))
  .parse(JSON.parse(await readFile(cells, 'utf8')));

const began = process.cpuUsage();
const writer = new ExcelJS.stream.xlsx.WorkbookWriter({
  filename: out,
  useStyles: false,
  useSharedStrings: false,
  // As Casebook's file is packed; left alone, exceljs would pack this one with 1.
  zip: { zlib: { level: 6 } },
});
for (const { name, rows } of sheets) {
  const sheet = writer.addWorksheet(name);
  for (const row of rows) sheet.addRow(row).commit();
  sheet.commit();
}
await writer.commit();
const { user, system } = process.cpuUsage(began);
process.send?.((user + system) / 1e6);
process.disconnect();
