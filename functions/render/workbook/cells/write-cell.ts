import type { Cell, Style } from 'exceljs';
import type { Day } from '../../../analyse/case.ts';
import { cellText } from './cell-text.ts';
import { daySerial } from './number-formats.ts';
import { storedText } from './stored-text.ts';

/** What a cell can show; `undefined` and the empty text leave it blank. A link is followed only if it is https. */
export type CellContent = string | number | undefined | { readonly day: Day } | LinkedText | LiveNumber;

/** A formula of the file's own, without its `=`, and what it comes to. */
export type LiveNumber = { readonly formula: string; readonly result: number };

/** In a list, a link that begins with `#` leads to a place in the workbook: `#'Open cases'!A7`. */
export type LinkedText = { readonly text: string; readonly link: string };

/** Where a cell is, for the error of whoever put a wrong figure there. */
export type CellPlace = { readonly sheet: string; readonly column: string };

/**
 * Writes one cell, typed. A day is midnight UTC, which exceljs turns into the whole number of that day everywhere.
 *
 * @throws Error if a number is not finite.
 */
export function writeCell(cell: Cell, content: CellContent, style: Partial<Style>, place: CellPlace): void {
  cell.style = style;
  if (content === undefined || content === '') return;
  if (typeof content === 'number') cell.value = finite(content, place);
  else if (typeof content === 'string') cell.value = storedText(cellText(content));
  else if ('day' in content) cell.value = dayValue(content.day);
  else if ('formula' in content) cell.value = { formula: content.formula, result: finite(content.result, place) };
  else cell.value = { text: storedText(cellText(content.text)), hyperlink: content.link };
}

/** @throws Error that names the place if `value` is not a finite number. */
export function finite(value: number, { sheet, column }: CellPlace): number {
  if (Number.isFinite(value)) return value;
  throw new Error(`Sheet "${sheet}", column "${column}": ${value} is not a number that a cell can hold.`);
}

function dayValue(day: Day): Date | string {
  return daySerial(day) === undefined ? storedText(cellText(day)) : new Date(`${day}T00:00:00.000Z`);
}
