import ExcelJS, { type CellValue } from 'exceljs';
import type { Report } from '../../functions/analyse/report.ts';
import { weeklyPack } from '../../functions/render/workbook/sheet-names.ts';
import type { ExpectedTable } from './expected-table.ts';
import { expectedTables } from './expected-tables.ts';
import { type PlainCells, plainCells } from './plain-cells.ts';
import type { ReadCell, ReadSheet, ReadWorkbook } from './programs.ts';

/* Each function gives back a sentence per difference. */

/** Every cell of every sheet as exceljs reads it, against what openpyxl reads; and that nothing else is there. */
export async function compareWritten(bytes: Uint8Array, read: ReadWorkbook): Promise<string[]> {
  return Object.entries(await writtenCells(bytes)).flatMap(([sheet, cells]) =>
    compareCells(sheet, cells, read[sheet]?.cells ?? {}),
  );
}

/** Every cell of every sheet, against what a program read that knows nothing of days; and that nothing else is there. */
export async function comparePlain(bytes: Uint8Array, program: string, read: PlainCells): Promise<string[]> {
  const written = plainCells(
    Object.fromEntries(Object.entries(await writtenCells(bytes)).map(([sheet, cells]) => [sheet, { cells }])),
  );
  return [...new Set([...Object.keys(written), ...Object.keys(read)])].flatMap((sheet) =>
    compareCells(`${program}, ${sheet}`, written[sheet] ?? {}, read[sheet] ?? {}),
  );
}

async function writtenCells(bytes: Uint8Array): Promise<Readonly<Record<string, Readonly<Record<string, ReadCell>>>>> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(new Uint8Array(bytes).buffer);
  return Object.fromEntries(
    workbook.worksheets.map((sheet) => {
      const written: Record<string, ReadCell> = {};
      sheet.eachRow((row) => {
        row.eachCell((cell) => {
          const value = plain(cell.value);
          const isCovered = cell.isMerged && cell.master.address !== cell.address;
          if (value !== undefined && !isCovered) written[cell.address] = value;
        });
      });
      return [sheet.name, written];
    }),
  );
}

/** The lists against the report, and how the sheets are set up. */
export function compareWithReport(report: Report, read: ReadWorkbook): string[] {
  const expected = expectedTables(report);
  const faults = expected.flatMap((table) => compareTable(table, read[table.sheet]));
  const wanted = new Set(expected.map(({ name }) => name));
  for (const [name, sheet] of Object.entries(read)) {
    if (sheet.state !== 'visible') faults.push(`${name} is ${sheet.state}`);
    if (sheet.errors.length > 0) faults.push(`${name} has error cells: ${sheet.errors.join(', ')}`);
    if (!sheet.landscape) faults.push(`${name} does not print in landscape`);
    if (sheet.pagesWide !== 1 && sheet.pagesWide !== null) faults.push(`${name} prints ${sheet.pagesWide} pages wide`);
    faults.push(...compareLinks(name, sheet, report, read));
    for (const table of Object.keys(sheet.tables)) {
      if (!wanted.has(table)) faults.push(`${name} has a table ${table} that nobody expects`);
    }
  }
  return faults;
}

/** The way back to Summary from everywhere, and from each client to the first of its open cases. */
function compareLinks(name: string, { links }: ReadSheet, report: Report, read: ReadWorkbook): string[] {
  const faults: string[] = [];
  if (name !== 'Summary' && !Object.values(links).includes("'Summary'!A1")) faults.push(`${name} does not lead back`);
  if (name !== 'Clients') return faults;
  const first = (sheet: string) =>
    Number(/^A(\d+):/.exec(Object.values(read[sheet]?.tables ?? {})[0]?.ref ?? '')?.[1]) + 1;
  report.clients.forEach(({ uuid }, index) => {
    const at = report.openCases.findIndex(({ clients }) => clients.some((client) => client.uuid === uuid));
    const wanted = at < 0 ? undefined : `'Open cases'!A${first('Open cases') + at}`;
    const found = links[`A${first('Clients') + index}`];
    if (found !== wanted) faults.push(`Clients leads from row ${index + 1} to ${found} instead of ${wanted}`);
  });
  return faults;
}

/** The columns that have bars, by table; without the currency. */
const barred: Readonly<Record<string, readonly string[]>> = {
  ServiceLevel: ['Share within'],
  PastTarget: ['Working days over'],
  WaitedOn: ['Share of days'],
  Providers: ['Days'],
  Attention: ['Value', 'Age (days)'],
  AttentionAll: ['Value', 'Age (days)'],
  OverdueReviews: ['Days overdue'],
  Stages: ['Open value', 'Median age (days)'],
  Clients: ['Open value', 'Oldest (days)'],
  OpenCases: ['Value', 'Age (days)'],
};

/** Two readings of what should be the same workbook: cells and tables. Without a window LibreOffice saves no panes. */
export function compareReadings(one: ReadWorkbook, other: ReadWorkbook): string[] {
  const names = Object.keys(one).join(', ');
  if (names !== Object.keys(other).join(', '))
    return [`sheets: ${names}; saved again: ${Object.keys(other).join(', ')}`];
  return Object.entries(one).flatMap(([name, sheet]) => {
    const again = other[name];
    if (again === undefined) return [];
    const tables = (of: ReadSheet) =>
      JSON.stringify(
        Object.entries(of.tables)
          .map(([table, { ref, columns }]) => [table, ref, columns])
          .sort(),
      );
    return [
      ...compareCells(`${name}, saved again`, sheet.cells, again.cells),
      ...(tables(sheet) === tables(again) ? [] : [`${name}: tables ${tables(sheet)}, saved again ${tables(again)}`]),
    ];
  });
}

function compareTable(
  { sheet, name, head, rows, totals, isFrozen }: ExpectedTable,
  read: ReadSheet | undefined,
): string[] {
  const table = read?.tables[name];
  if (read === undefined || table === undefined) return [`${sheet} has no table ${name}`];
  const [, top = '0'] = /^A(\d+):/.exec(table.ref) ?? [];
  const first = Number(top);
  const totalsRows = totals === undefined ? 0 : 1;
  const last = first + rows.length + totalsRows;
  const right = letters(head.length);
  const faults: string[] = [];
  const check = (what: string, wanted: unknown, found: unknown) => {
    if (JSON.stringify(wanted) !== JSON.stringify(found))
      faults.push(`${name}, ${what}: ${JSON.stringify(found)} instead of ${JSON.stringify(wanted)}`);
  };
  check('range', `A${first}:${right}${last}`, table.ref);
  check('filter', `A${first}:${right}${last - totalsRows}`, table.filter);
  check('columns', head, table.columns);
  check('rows of totals', totalsRows, table.totalsRows ?? 0);
  const isFirst = Object.keys(read.tables)[0] === name;
  if (isFirst) check('frozen', isFrozen ? `B${first + 1}` : sheet === 'Attention' ? 'C1' : 'B1', read.frozen);
  // A sheet of the weekly pack is one page, on which nothing is repeated.
  const repeated = weeklyPack.some((each) => each === sheet) ? null : isFrozen ? `$${first}:$${first}` : '$1:$2';
  if (isFirst) check('repeated rows', repeated, read.repeatedRows);

  head.forEach((heading, index) => {
    const hasBar = rows.length > 1 && barred[name]?.includes(heading.replace(/ \([A-Z]{3}\)$/, '')) === true;
    const range = `${letters(index + 1)}${first + 1}:${letters(index + 1)}${first + rows.length}`;
    check(`bars of ${heading}`, hasBar, read.bars.includes(range));
  });

  const wanted = new Map<string, ReadCell>();
  const found = new Map<string, ReadCell>();
  const totalCells = totals === undefined ? [] : [head.map((heading) => totals[heading])];
  [head, ...rows, ...totalCells].forEach((cells, offset) => {
    head.forEach((_, index) => {
      const address = `${letters(index + 1)}${first + offset}`;
      const value = cells[index];
      if (value !== undefined) wanted.set(address, value);
      const cell = read.cells[address];
      if (cell !== undefined) found.set(address, cell);
    });
  });
  faults.push(...compareCells(name, Object.fromEntries(wanted), Object.fromEntries(found)));
  for (const [heading, total] of Object.entries(totals ?? {})) {
    const address = `${letters(head.indexOf(heading) + 1)}${last}`;
    const isLabel = typeof total === 'string';
    const formula = `=SUBTOTAL(${head.indexOf(heading) === 0 ? 103 : 109},${name}[${heading}])`;
    check(`formula of ${heading}`, isLabel ? undefined : formula, read.formulas[address]);
  }
  return faults;
}

function compareCells(
  where: string,
  wanted: Readonly<Record<string, ReadCell>>,
  found: Readonly<Record<string, ReadCell>>,
): string[] {
  return [...new Set([...Object.keys(wanted), ...Object.keys(found)])].flatMap((address) =>
    isSame(wanted[address], found[address])
      ? []
      : [`${where}, ${address}: ${JSON.stringify(found[address])} instead of ${JSON.stringify(wanted[address])}`],
  );
}

function isSame(one: ReadCell | undefined, other: ReadCell | undefined): boolean {
  if (typeof one === 'number' && typeof other === 'number') {
    return Math.abs(one - other) <= 1e-9 * Math.max(1, Math.abs(one));
  }
  return JSON.stringify(one) === JSON.stringify(other);
}

function plain(value: CellValue): ReadCell | undefined {
  if (value === null || value === undefined) return undefined;
  if (value instanceof Date) return { day: value.toISOString().slice(0, 10) };
  if (typeof value !== 'object') return value;
  if ('text' in value) return value.text;
  // exceljs gives no result where it is nought.
  if ('formula' in value) return typeof value.result === 'number' ? value.result : 0;
  throw new Error(`A kind of cell that the workbook does not use: ${JSON.stringify(value)}`);
}

function letters(column: number): string {
  return column <= 26
    ? String.fromCharCode(64 + column)
    : `${letters(Math.floor((column - 1) / 26))}${letters(((column - 1) % 26) + 1)}`;
}
