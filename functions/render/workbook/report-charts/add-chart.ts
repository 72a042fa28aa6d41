import type { Worksheet } from 'exceljs';
import type { Book } from '../book.ts';
import { cellStyles } from '../cells/cell-styles.ts';
import { writeCell } from '../cells/write-cell.ts';
import type { Chart } from '../charts/chart.ts';
import type { Place } from '../charts/place.ts';

/** A chart, or what there is to say where nothing can be drawn. */
export type ChartOrWords = Chart | { readonly instead: string };

/** Puts a chart on a sheet, or the sentence that stands for it. */
export function addChart({ charts }: Book, sheet: Worksheet, place: Place, drawn: ChartOrWords): void {
  if ('instead' in drawn) {
    const { row, column } = place.from;
    const cell = sheet.getCell(row, column);
    writeCell(cell, drawn.instead, cellStyles.subtitle, { sheet: sheet.name, column: cell.address });
  } else {
    charts.push({ sheet, place, chart: drawn });
  }
}
