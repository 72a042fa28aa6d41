import type { Worksheet } from 'exceljs';
import type { Book } from '../../book.ts';
import type { CellPosition, Place } from '../../charts/place.ts';
import { addChart, type ChartOrWords } from '../../report-charts/add-chart.ts';
import type { StageCharts } from '../stages/stage-charts.ts';
import { halves, rowPoints } from './summary-grid.ts';

/** Where the Summary's charts begin: two places side by side, as wide as its halves. */
export type ChartRoom = { readonly sheet: Worksheet; readonly top: number };

export type SummaryCharts = { readonly stages: StageCharts; readonly bridge: ChartOrWords };

/** As many as the screen has left under what stands above, within reason. */
function chartRowsUnder({ sheet, top }: ChartRoom): number {
  let used = 0;
  for (let row = 1; row < top; row += 1) used += sheet.getRow(row).height ?? rowPoints;
  return Math.max(leastRows, Math.min(mostRows, Math.floor((screenPoints - used) / rowPoints)));
}

const [leastRows, mostRows] = [10, 13];

/** What a screen of 1,920 by 1,080 at 90% has for rows beside what is Excel's own. */
const screenPoints = 650;
const halfColumns = 6;
/** Of a half, for the wider of two charts in one place: names stand beside its bars. */
const widerColumns = 3;

/** Puts the charts on the Summary, once the sheets that they draw from are there. */
export function addSummaryCharts(book: Book, room: ChartRoom, charts: SummaryCharts): void {
  const { sheet, top } = room;
  const chartRows = chartRowsUnder(room);
  const { value, cases } = charts.stages;
  const put = (column: number, columns: number, drawn: ChartOrWords) =>
    addChart(book, sheet, placeAt({ row: top, column }, chartRows, columns), drawn);
  if (value === undefined) put(halves.left, halfColumns, cases);
  else {
    put(halves.left, widerColumns, value);
    put(halves.left + widerColumns, halfColumns - widerColumns, cases);
  }
  put(halves.right, halfColumns, charts.bridge);
  for (let row = top; row < top + chartRows; row += 1) sheet.getRow(row).height = rowPoints;
}

function placeAt({ row, column }: CellPosition, rows: number, columns: number): Place {
  return { from: { row, column }, to: { row: row + rows, column: column + columns } };
}
