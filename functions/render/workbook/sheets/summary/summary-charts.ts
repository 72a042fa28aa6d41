import type { Worksheet } from 'exceljs';
import type { Book } from '../../book.ts';
import type { CellPosition, Place } from '../../charts/place.ts';
import { addChart, type ChartOrWords } from '../../report-charts/add-chart.ts';
import type { StageCharts } from '../stages/stage-charts.ts';
import { halves, rowPoints, writeGap } from './summary-grid.ts';

/** Where the Summary's charts begin: four places, two beside two, as wide as its halves. */
export type ChartRoom = { readonly sheet: Worksheet; readonly top: number };

export type SummaryCharts = {
  readonly stages: StageCharts;
  readonly weeks: ChartOrWords;
  readonly bridge: ChartOrWords;
  readonly timeToComplete: ChartOrWords;
};

/** Rows of the upper two places, whose bars lie under one another, and of the lower two; a thin row parts them. */
const upperRows = 13;
const lowerRows = 11;
const halfColumns = 6;
/** Of a half, for the wider of two charts in one place: names stand beside its bars. */
const widerColumns = 3;

/** Puts the charts on the Summary, once the sheets that they draw from are there. */
export function addSummaryCharts(book: Book, { sheet, top }: ChartRoom, charts: SummaryCharts): void {
  const { value, cases } = charts.stages;
  const put = (place: Place, drawn: ChartOrWords) => addChart(book, sheet, place, drawn);
  const upper = (column: number, columns = halfColumns) => placeAt({ row: top, column }, upperRows, columns);
  if (value === undefined) put(upper(halves.left), cases);
  else {
    put(upper(halves.left, widerColumns), value);
    put(upper(halves.left + widerColumns, halfColumns - widerColumns), cases);
  }
  put(upper(halves.right), charts.timeToComplete);
  for (let row = top; row < top + upperRows; row += 1) sheet.getRow(row).height = rowPoints;

  const second = writeGap(sheet, top + upperRows);
  const lower = (column: number) => placeAt({ row: second, column }, lowerRows, halfColumns);
  put(lower(halves.left), charts.weeks);
  put(lower(halves.right), charts.bridge);
  for (let row = second; row < second + lowerRows; row += 1) sheet.getRow(row).height = rowPoints;
}

function placeAt({ row, column }: CellPosition, rows: number, columns: number): Place {
  return { from: { row, column }, to: { row: row + rows, column: column + columns } };
}
