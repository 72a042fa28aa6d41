import type { Worksheet } from 'exceljs';
import type { Compared } from '../../../../analyse/movement/movement.ts';
import { bridgeTitle, figuresBehind } from '../../../words/workbook/chart-words.ts';
import type { Book } from '../../book.ts';
import type { StackedLists } from '../../lists/stacked-lists.ts';
import { addChart, type ChartOrWords } from '../../report-charts/add-chart.ts';
import { mainCurrency } from '../../report-charts/main-currency.ts';
import { bridgeChart } from './bridge-charts.ts';
import { bridgeSteps } from './bridge-steps.ts';
import { bridgeCurrencies } from './bridge-table.ts';

export const bridgeChartPoints = { width: 430, height: 225 } as const;

/** Value has more steps. */
const valueChartPoints = { ...bridgeChartPoints, width: 530 };

/** Between two charts. */
const gapPoints = 10;

/**
 * Draws the bridge in cases and, beside it, in value, and writes the figures behind under the last list.
 *
 * @param room the first row of the room that was left for the charts
 * @returns the chart in cases
 */
export function addBridgeCharts(
  book: Book,
  { bridge, since }: Compared,
  { sheet, row, lists }: { readonly sheet: Worksheet; readonly row: number; readonly lists: StackedLists },
): ChartOrWords {
  const { report } = book;
  const days = { since: since.asAtDay, now: report.asAtDay };
  const draw = (currency: string | undefined) => {
    const title = bridgeTitle(report, since.asAtDay, currency);
    return bridgeChart({ steps: bridgeSteps(bridge, days, currency), currency, title }, (table) =>
      lists.add(`${figuresBehind}: ${title}`, [], table),
    );
  };

  const inCases = draw(undefined);
  addChart(book, sheet, { from: { row, column: 1 }, ...bridgeChartPoints }, inCases);
  const currency = mainCurrency(report);
  if (currency !== undefined && bridgeCurrencies(bridge).includes(currency)) {
    const column = columnFrom(sheet, bridgeChartPoints.width + gapPoints);
    const inValue = draw(currency);
    addChart(book, sheet, { from: { row, column }, ...valueChartPoints }, inValue);
  }
  return inCases;
}

/** The first column that begins so many points from the left, or further; all lists have set their widths by now. */
function columnFrom(sheet: Worksheet, points: number): number {
  let left = 0;
  let column = 1;
  for (; left < points; column += 1) left += (sheet.getColumn(column).width ?? usualWidth) * pointsPerDigit;
  return column;
}

/** In widths of a digit. */
const usualWidth = 9;

/** A digit in Arial 10, with the share of the cell's padding. */
const pointsPerDigit = 5.4;
