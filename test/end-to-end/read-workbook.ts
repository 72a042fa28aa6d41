import { readFile } from 'node:fs/promises';
import ExcelJS, { type CellValue } from 'exceljs';

export type Cell = string | number | boolean | Date | undefined;
export type TableRow = Readonly<Record<string, Cell>>;
export type ReadTable = {
  readonly headings: readonly string[];
  readonly rows: readonly TableRow[];
  readonly totals: TableRow;
};

/** The workbook as another program reads it: each named table as rows by heading, the totals row apart, and all text. */
export async function readWorkbook(path: string) {
  const workbook = new ExcelJS.Workbook();
  // The typings want an older Buffer than the one Node has.
  await workbook.xlsx.load(new Uint8Array(await readFile(path)).buffer);
  const table = (sheetName: string, tableName: string): ReadTable => {
    const sheet = workbook.getWorksheet(sheetName);
    const range = sheet
      ?.getTables()
      .map((each) => Object(each)[0] ?? each)
      .find((each) => each.table?.name === tableName)?.table?.tableRef;
    if (sheet === undefined || typeof range !== 'string') throw new Error(`no table ${tableName} on ${sheetName}`);
    const [first = 0, last = 0] = range.match(/\d+/g)?.map(Number) ?? [];
    const values = (row: number): Cell[] => {
      const cells: Cell[] = [];
      sheet.getRow(row).eachCell({ includeEmpty: true }, (cell, column) => {
        cells[column - 1] = plain(cell.value);
      });
      return cells;
    };
    const headings = values(first).map(String);
    const byHeading = (row: number): TableRow => {
      const cells = values(row);
      return Object.fromEntries(headings.map((heading, index) => [heading, cells[index]]));
    };
    const rows = Array.from({ length: last - first - 1 }, (_, index) => byHeading(first + 1 + index));
    return { headings, rows: rows.filter((row) => Object.values(row).some(isFilled)), totals: byHeading(last) };
  };
  const text = (sheetName: string): string => {
    const lines: string[] = [];
    workbook.getWorksheet(sheetName)?.eachRow((row) => {
      const cells: string[] = [];
      row.eachCell((cell) => {
        if (!cell.isMerged || cell.master === cell) cells.push(String(plain(cell.value) ?? ''));
      });
      lines.push(cells.join(' | '));
    });
    return lines.join('\n');
  };
  return { sheetNames: workbook.worksheets.map(({ name }) => name), table, text };
}

function isFilled(cell: Cell): boolean {
  return cell !== undefined && cell !== '';
}

function plain(value: CellValue): Cell {
  if (value === null || value === undefined) return undefined;
  if (typeof value !== 'object' || value instanceof Date) return value;
  if ('result' in value) return plain(value.result);
  if ('text' in value) return plain(value.text);
  if ('richText' in value) return value.richText.map((part) => part.text).join('');
  if ('error' in value) throw new Error(`the workbook shows ${value.error}`);
  return undefined;
}
