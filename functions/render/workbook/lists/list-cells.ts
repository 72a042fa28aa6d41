import type { Worksheet } from 'exceljs';
import { daysBetween } from '../../../analyse/day.ts';
import { cellText } from '../cells/cell-text.ts';
import type { CellContent } from '../cells/write-cell.ts';
import type { NumberCells, TextCells } from '../charts/chart.ts';
import type { ListTable } from './write-table.ts';

/** A list as it stands on a sheet. */
export type PlacedList<Row> = {
  readonly sheet: Worksheet;
  readonly headRow: number;
  readonly table: ListTable<Row>;
};

/** Rows of a list, from the first on, counted from nought; the end does not belong to them. */
export type RowWindow = { readonly from: number; readonly to: number };

/** What a column of texts holds, and where. @throws Error if there is no such column. */
export function textsOf<Row>(list: PlacedList<Row>, heading: string, window = allRows(list)): TextCells {
  const { range, contents } = cellsOf(list, heading, window);
  return { range, texts: contents.map(asText) };
}

/** What a column of figures or days holds, and where. @throws Error if there is no such column. */
export function numbersOf<Row>(
  list: PlacedList<Row>,
  heading: string,
  format: string,
  window = allRows(list),
): NumberCells {
  const { range, contents } = cellsOf(list, heading, window);
  return { range, numbers: contents.map(asNumber), format };
}

/** The head of a column. @throws Error if there is no such column. */
export function headOf<Row>(list: PlacedList<Row>, heading: string): TextCells {
  const letter = letterOf(list, heading);
  return { range: `${sheetPrefix(list)}$${letter}$${list.headRow}`, texts: [heading] };
}

function cellsOf<Row>(list: PlacedList<Row>, heading: string, { from, to }: RowWindow) {
  const { headRow, table } = list;
  const letter = letterOf(list, heading);
  const column = table.columns.find((each) => each.heading === heading);
  return {
    range: `${sheetPrefix(list)}$${letter}$${headRow + 1 + from}:$${letter}$${headRow + to}`,
    contents: table.rows.slice(from, to).map((row) => column?.value(row)),
  };
}

function letterOf<Row>({ sheet, table }: PlacedList<Row>, heading: string): string {
  const index = table.columns.findIndex((each) => each.heading === heading);
  if (index < 0) throw new Error(`The list ${table.name} has no column ${heading}.`);
  return sheet.getColumn(index + 1).letter;
}

function allRows<Row>({ table }: PlacedList<Row>): RowWindow {
  return { from: 0, to: table.rows.length };
}

function sheetPrefix<Row>({ sheet }: PlacedList<Row>): string {
  return `'${sheet.name.replaceAll("'", "''")}'!`;
}

function asText(content: CellContent): string {
  if (typeof content === 'string') return cellText(content);
  if (typeof content === 'object' && 'text' in content) return cellText(content.text);
  return '';
}

function asNumber(content: CellContent): number | undefined {
  if (typeof content === 'number') return content;
  if (typeof content === 'object' && 'day' in content) return daysBetween(dayNought, content.day);
  return undefined;
}

/** The day that a workbook counts its days from. */
const dayNought = '1899-12-30';
