import type { ReadCell, ReadWorkbook } from './programs.ts';

/** The cells of a workbook that are not blank, by sheet and address, each as the file holds it: a day as its number. */
export type PlainCells = Readonly<Record<string, Readonly<Record<string, string | number | boolean>>>>;

export function plainCells(read: Readonly<Record<string, Pick<ReadWorkbook[string], 'cells'>>>): PlainCells {
  return Object.fromEntries(
    Object.entries(read).map(([sheet, { cells }]) => [
      sheet,
      Object.fromEntries(Object.entries(cells).map(([address, cell]) => [address, plainCell(cell)])),
    ]),
  );
}

/** A day as the number that a workbook holds it as. */
export function plainCell(cell: ReadCell): string | number | boolean {
  return typeof cell === 'object' ? (Date.parse(cell.day) - Date.parse('1899-12-30')) / 86_400_000 : cell;
}
