import type { Worksheet } from 'exceljs';
import type { FlowWeek } from '../../../../analyse/flow/weeks.ts';
import type { Book } from '../../book.ts';
import type { PlacedList } from '../../lists/list-cells.ts';
import { addChart, type ChartOrWords } from '../../report-charts/add-chart.ts';
import { halves, rowPoints } from '../summary/summary-grid.ts';
import { completedValueChart, weeksChart } from '../trend/weeks-chart.ts';

/** Where the charts of the page for the board begin, side by side, over how many rows, and the currency that value is told in. */
export type BoardRoom = {
  readonly sheet: Worksheet;
  readonly top: number;
  readonly rows: number;
  readonly currency: string;
};

/** In points, what stands on one page of A4: as wide as the grid, which is shrunk to 79%. */
const pagePoints = 640;

/** As many rows as the first page has left under what stands there, within reason. */
export function boardChartRows(sheet: Worksheet, top: number): number {
  let used = 0;
  for (let row = 1; row < top; row += 1) used += sheet.getRow(row).height ?? rowPoints;
  return Math.max(leastRows, Math.min(mostRows, Math.floor((pagePoints - used) / rowPoints)));
}

const [leastRows, mostRows] = [9, 16];
const halfColumns = 6;

/** Month by month what came, went and lay there, and what was completed in value. @param months as they stand on Trend */
export function addBoardCharts(
  book: Book,
  room: BoardRoom | undefined,
  months: PlacedList<FlowWeek> | undefined,
): void {
  if (room === undefined) return;
  const { sheet, top, rows, currency } = room;
  for (let row = top; row < top + rows; row += 1) sheet.getRow(row).height = rowPoints;
  if (months === undefined) return;
  const put = (column: number, drawn: ChartOrWords) => {
    const to = { row: top + rows - 1, column: column + halfColumns };
    addChart(book, sheet, { from: { row: top, column }, to }, drawn);
  };
  put(halves.left, weeksChart(months, book.report));
  const value = completedValueChart(months, book.report, currency);
  if (value !== undefined) put(halves.right, value);
}
