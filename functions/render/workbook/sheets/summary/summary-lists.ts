import type { Worksheet } from 'exceljs';
import type { Report } from '../../../../analyse/report.ts';
import { listStyle } from '../../cells/cell-styles.ts';
import { countFormat, meanFormat, shortMoneyFormat, toMajor } from '../../cells/number-formats.ts';
import type { CellContent } from '../../cells/write-cell.ts';
import { type GridColumn, halves, writeHead, writeSection, writeSpan } from './summary-grid.ts';

type SmallColumn<Row> = GridColumn & {
  readonly numFmt?: (row: Row) => string;
  readonly value: (row: Row) => CellContent;
};

/** The headline's figures in each currency, where there are several: the tiles tell of one. @returns the first row that is free */
export function writeCurrencies(sheet: Worksheet, top: number, { currencies, totals }: Report): number {
  if (currencies.length < 2) return top;
  writeSection(sheet, top, halves.right, 'Value by currency');
  const money = (heading: string, amounts: Readonly<Record<string, number>>): SmallColumn<string> => ({
    heading,
    figure: true,
    numFmt: (currency) => shortMoneyFormat(currency, amounts[currency]),
    value: (currency) => {
      const minor = amounts[currency];
      return minor === undefined ? undefined : toMajor(minor, currency);
    },
  });
  return writeSmall(sheet, top + 1, currencies, [
    { heading: 'Currency', figure: false, value: (currency) => currency },
    money('Open value', totals.openValue),
    {
      heading: 'With a value',
      figure: true,
      numFmt: () => countFormat,
      value: (currency) => totals.openWithValueBy[currency] ?? 0,
    },
    money('Opened', totals.openedValueInPeriod),
    money('Completed', totals.completedValueInPeriod),
    {
      heading: 'Mean position',
      figure: true,
      numFmt: () => meanFormat,
      value: (currency) => totals.position.weightedMean[currency]?.mean,
    },
  ]);
}

function writeSmall<Row>(
  sheet: Worksheet,
  top: number,
  rows: readonly Row[],
  columns: readonly SmallColumn<Row>[],
): number {
  writeHead(sheet, top, halves.right, columns);
  rows.forEach((each, offset) => {
    columns.forEach(({ heading, figure, numFmt, value }, index) => {
      const style = listStyle({ numFmt: numFmt?.(each), align: figure ? 'right' : 'left', shrink: !figure });
      const column = halves.right + index;
      writeSpan(sheet, { row: top + 1 + offset, first: column, last: column, what: heading }, value(each), style);
    });
  });
  return top + 1 + rows.length;
}
