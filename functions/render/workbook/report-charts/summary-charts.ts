import type { Worksheet } from 'exceljs';
import type { Book } from '../book.ts';
import type { Place } from '../charts/place.ts';
import { halves, rowPoints } from '../summary-grid.ts';
import { addChart, type ChartOrWords } from './add-chart.ts';
import type { StageCharts } from './stage-charts.ts';

/** Where the Summary's charts begin: four places, two beside two, as wide as its halves. */
export type ChartRoom = { readonly sheet: Worksheet; readonly top: number };

export type SummaryCharts = {
  readonly stages: StageCharts;
  readonly weeks: ChartOrWords;
  readonly bridge: ChartOrWords;
  readonly timeToComplete: ChartOrWords;
};

/** Rows of a place; one more parts it from the next. */
const rowsOfPlace = 15;
const halfColumns = 6;
/** Of a half, for the wider of two charts in one place: names stand beside its bars. */
const widerColumns = 3;

/** Puts the charts on the Summary, once the sheets that they draw from are there. */
export function addSummaryCharts(book: Book, { sheet, top }: ChartRoom, charts: SummaryCharts): void {
  const second = top + rowsOfPlace + 1;
  const { value, cases } = charts.stages;
  const put = (place: Place, drawn: ChartOrWords) => addChart(book, sheet, place, drawn);
  if (value === undefined) put(placeAt(top, halves.left), cases);
  else {
    put(placeAt(top, halves.left, widerColumns), value);
    put(placeAt(top, halves.left + widerColumns, halfColumns - widerColumns), cases);
  }
  put(placeAt(top, halves.right), charts.weeks);
  put(placeAt(second, halves.left), charts.bridge);
  put(placeAt(second, halves.right), charts.timeToComplete);
  for (let row = top; row < second + rowsOfPlace; row += 1) sheet.getRow(row).height = rowPoints;
}

function placeAt(row: number, column: number, columns = halfColumns): Place {
  return { from: { row, column }, to: { row: row + rowsOfPlace, column: column + columns } };
}
