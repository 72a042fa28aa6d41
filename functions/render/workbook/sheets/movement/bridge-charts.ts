import { formatNumber } from '../../../words/format/format.ts';
import { formatMoneyPlain } from '../../../words/format/format-money.ts';
import { belowNought, bridgeAltText, bridgeAxis } from '../../../words/workbook/chart-words.ts';
import { countFormat, toMinor, wholeMoneyFormat } from '../../cells/number-formats.ts';
import { type Step, type WaterfallRow, waterfallChart, waterfallMin, waterfallRows } from '../../charts/waterfall.ts';
import { numbersOf, type PlacedList, textsOf } from '../../lists/list-cells.ts';
import type { ChartOrWords } from '../../report-charts/add-chart.ts';
import { shortAmountFormat } from '../../report-charts/chart-formats.ts';
import { waterfallHeading, waterfallTable } from './bridge-steps.ts';

export type BridgeDrawing = {
  readonly steps: readonly Step[];
  /** Of the value; absent for cases. */
  readonly currency: string | undefined;
  readonly title: string;
};

/**
 * Draws the way from the cases open then to those open now.
 *
 * @param write puts the figures behind the chart on a sheet
 */
export function bridgeChart(
  { steps, currency, title }: BridgeDrawing,
  write: (table: ReturnType<typeof waterfallTable>) => PlacedList<WaterfallRow>,
): ChartOrWords {
  const rows = waterfallRows(steps);
  if (rows === undefined) return { instead: belowNought(title) };
  const list = write(waterfallTable(rows, currency));
  const min = waterfallMin(rows);
  const format = (sign: '' | '+' | '-' = '') =>
    currency === undefined ? `${sign}${countFormat}` : shortAmountFormat(currency, sign);
  // Short figures along a scale that begins high would be the same from step to step.
  const whole = currency === undefined ? countFormat : wholeMoneyFormat(currency);
  const inUnit = (figure: number) =>
    currency === undefined ? formatNumber(figure) : formatMoneyPlain(toMinor(figure, currency), currency);
  const column = (name: 'base' | 'level' | 'added' | 'taken') =>
    numbersOf(
      list,
      waterfallHeading(name, currency),
      currency === undefined ? countFormat : wholeMoneyFormat(currency),
    );
  return waterfallChart({
    title,
    altText: bridgeAltText(
      title,
      steps.map((step) => ({ label: step.label, figure: figureOf(step, inUnit) })),
    ),
    categories: textsOf(list, 'Step'),
    axis: {
      title: bridgeAxis(currency, min === 0 ? undefined : inUnit(min)),
      format: min === 0 ? format() : whole,
      min,
    },
    labelFormats: { level: format(), added: format('+'), taken: format('-') },
    columns: { base: column('base'), level: column('level'), added: column('added'), taken: column('taken') },
  });
}

function figureOf(step: Step, inUnit: (figure: number) => string): string {
  return 'level' in step ? inUnit(step.level) : `${step.change > 0 ? '+' : ''}${inUnit(step.change)}`;
}
