import ExcelJS, { type CellValue, type Worksheet } from 'exceljs';
import JSZip from 'jszip';
import type { Report } from '../../../functions/analyse/report.ts';
import { renderWorkbook } from '../../../functions/render/workbook/render-workbook.ts';

export type ReadTable = {
  readonly ref: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly CellValue[])[];
  /** Empty where the table has no row of totals. */
  readonly totals: readonly CellValue[];
};

/** A workbook as a reader opens it: its cells through exceljs, and its parts as the XML that lies in the file. */
export class OpenedWorkbook {
  readonly workbook: ExcelJS.Workbook;
  readonly parts: ReadonlyMap<string, string>;

  private constructor(workbook: ExcelJS.Workbook, parts: ReadonlyMap<string, string>) {
    this.workbook = workbook;
    this.parts = parts;
  }

  static async of(report: Report, more: { readonly mostRows?: number } = {}): Promise<OpenedWorkbook> {
    const bytes = await renderWorkbook(report, { version: '1.2.3', ...more });
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(new Uint8Array(bytes).buffer);
    return new OpenedWorkbook(workbook, await partsOf(bytes));
  }

  sheet(name: string): Worksheet {
    const sheet = this.workbook.getWorksheet(name);
    if (sheet === undefined) throw new Error(`No sheet ${name}`);
    return sheet;
  }

  part(path: string): string {
    const part = this.parts.get(path);
    if (part === undefined) throw new Error(`No part ${path}`);
    return part;
  }

  /** The XML of a sheet, by its name. */
  sheetXml(name: string): string {
    return this.part(`xl/worksheets/sheet${this.sheet(name).id}.xml`);
  }

  tableXml(name: string): string {
    for (const [path, xml] of this.parts) {
      if (path.startsWith('xl/tables/') && xml.includes(` displayName="${name}"`)) return xml;
    }
    throw new Error(`No table ${name}`);
  }

  /** A list as its name leads to it: the table's range is taken from the file, the cells from the sheet. */
  table(sheetName: string, name: string): ReadTable {
    const xml = this.tableXml(name);
    const ref = /<table [^>]*?\bref="([A-Z]+\d+:[A-Z]+\d+)"/.exec(xml)?.[1] ?? '';
    const [, , top = '0', right = 'A', bottom = '0'] = /^([A-Z]+)(\d+):([A-Z]+)(\d+)$/.exec(ref) ?? [];
    const sheet = this.sheet(sheetName);
    const width = sheet.getColumn(right).number;
    const cells = (row: number) =>
      Array.from({ length: width }, (_, column) => sheet.getRow(row).getCell(column + 1).value);
    const hasTotals = xml.includes('totalsRowCount="1"');
    const rows = [];
    for (let row = Number(top) + 1; row < Number(bottom) + (hasTotals ? 0 : 1); row += 1) rows.push(cells(row));
    return { ref, head: cells(Number(top)).map(String), rows, totals: hasTotals ? cells(Number(bottom)) : [] };
  }

  /** One column of a list, as it is shown. */
  column(sheetName: string, tableName: string, heading: string): CellValue[] {
    const { head, rows } = this.table(sheetName, tableName);
    const index = head.indexOf(heading);
    if (index < 0) throw new Error(`${tableName} has no column ${heading}, but ${head.join(', ')}`);
    return rows.map((row) => shown(row[index]));
  }

  total(sheetName: string, tableName: string, heading: string): CellValue {
    const { head, totals } = this.table(sheetName, tableName);
    return totals[head.indexOf(heading)] ?? null;
  }

  /** Every text and number of a sheet, in order, without blanks. */
  words(sheetName: string): CellValue[] {
    const found: CellValue[] = [];
    this.sheet(sheetName).eachRow((row) => {
      row.eachCell((cell) => {
        // A joined cell gives its text once for each of its cells.
        if (cell.isMerged && cell.master.address !== cell.address) return;
        found.push(shown(cell.value));
      });
    });
    return found;
  }
}

/** The parts of a workbook as text, by their paths. */
export async function partsOf(bytes: Uint8Array): Promise<ReadonlyMap<string, string>> {
  const zip = await JSZip.loadAsync(bytes, { checkCRC32: true });
  const parts = new Map<string, string>();
  for (const [path, part] of Object.entries(zip.files)) parts.set(path, await part.async('string'));
  return parts;
}

/** What stands in a cell: the text of a link, the result of a formula. */
export function shown(value: CellValue | undefined): CellValue {
  if (value === null || value === undefined) return null;
  if (typeof value === 'object' && 'text' in value) return value.text;
  // exceljs gives no result where it is nought.
  if (typeof value === 'object' && 'formula' in value) return value.result ?? 0;
  return value;
}

export function day(text: string): Date {
  return new Date(`${text}T00:00:00.000Z`);
}
