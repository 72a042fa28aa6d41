import type { Worksheet } from 'exceljs';
import type { Report } from '../../analyse/report.ts';
import { formatNumber } from '../format.ts';
import { oneLine } from '../one-line.ts';
import { cellStyles, listStyle } from './cell-styles.ts';
import { named } from './names.ts';
import { countFormat, meanFormat, shareFormat, shortMoneyFormat, toMajor } from './number-formats.ts';
import { type GridColumn, halves, headRows, writeHead, writeSection, writeSpan } from './summary-grid.ts';
import type { CellContent } from './write-cell.ts';

/* The Summary's three small lists. Each function gives back the first row that is free under its list. */

type SmallColumn<Row> = GridColumn & {
  readonly numFmt?: (row: Row) => string;
  readonly value: (row: Row) => CellContent;
};

const mostStages = 12;
const mostTypes = 6;
const longestName = 32;

export function writeStages(sheet: Worksheet, top: number, { stages, totals }: Report): number {
  writeSection(sheet, top, halves.left, 'Open cases by stage');
  const withCases = stages.filter(({ openCases }) => openCases > 0);
  // With more stages than there is room for, those with the most cases; still in the firm's own order.
  const largest = new Set(withCases.toSorted((a, b) => b.openCases - a.openCases).slice(0, mostStages));
  const shown = withCases.filter((stage) => largest.has(stage));
  const next = writeSmall(sheet, top + 1, halves.left, shown, [
    { heading: 'Position', figure: true, columns: 1, numFmt: () => countFormat, value: ({ position }) => position },
    { heading: 'Stage', figure: false, columns: 2, value: ({ name }) => shortName(name) },
    { heading: 'Open cases', figure: true, columns: 1, numFmt: () => countFormat, value: (row) => row.openCases },
    {
      heading: 'Open value (GBP)',
      figure: true,
      columns: 1,
      numFmt: ({ openValue }) => shortMoneyFormat('GBP', openValue.GBP),
      value: ({ openValue }) => (openValue.GBP === undefined ? undefined : toMajor(openValue.GBP, 'GBP')),
    },
    {
      heading: 'Share of cases',
      figure: true,
      columns: 1,
      numFmt: () => shareFormat,
      value: (row) => row.shareOfCases,
    },
  ]);
  const note =
    totals.openCases === 0
      ? 'No case is open.'
      : shown.length < withCases.length
        ? `The ${shown.length} of ${withCases.length} stages with the most cases; the rest is on the sheet Stages.`
        : undefined;
  return writeNote(sheet, next, halves.left, note);
}

export function writeTimeToComplete(sheet: Worksheet, top: number, { timeToComplete, totals }: Report): number {
  writeSection(sheet, top, halves.right, 'Days from opening to completion');
  const byType = timeToComplete.map(({ type, days }) => ({
    name: type === undefined ? 'No type' : shortName(type),
    days,
  }));
  const rows = [{ name: 'All types', days: totals.timeToComplete }, ...byType.slice(0, mostTypes)];
  const next = writeSmall(sheet, top + 1, halves.right, totals.timeToComplete.n === 0 ? [] : rows, [
    { heading: 'Type', figure: false, columns: 2, value: ({ name }) => name },
    { heading: 'Completed cases', figure: true, columns: 1, numFmt: () => countFormat, value: ({ days }) => days.n },
    { heading: 'Half within', figure: true, columns: 1, numFmt: () => countFormat, value: ({ days }) => days.p50 },
    { heading: '85% within', figure: true, columns: 1, numFmt: () => countFormat, value: ({ days }) => days.p85 },
    { heading: '95% within', figure: true, columns: 1, numFmt: () => countFormat, value: ({ days }) => days.p95 },
  ]);
  const note =
    totals.timeToComplete.n === 0
      ? 'No case was completed in the history window.'
      : byType.length > mostTypes
        ? `The ${mostTypes} of ${formatNumber(byType.length)} types with the most completed cases.`
        : undefined;
  return writeNote(sheet, next, halves.right, note);
}

export function writeCurrencies(sheet: Worksheet, top: number, { currencies, totals }: Report): number {
  writeSection(sheet, top, halves.right, 'Value by currency');
  const money = (heading: string, amounts: Readonly<Record<string, number>>): SmallColumn<string> => ({
    heading,
    figure: true,
    columns: 1,
    numFmt: (currency) => shortMoneyFormat(currency, amounts[currency]),
    value: (currency) => {
      const minor = amounts[currency];
      return minor === undefined ? undefined : toMajor(minor, currency);
    },
  });
  return writeSmall(sheet, top + 1, halves.right, currencies, [
    { heading: 'Currency', figure: false, columns: 1, value: (currency) => currency },
    money('Open value', totals.openValue),
    {
      heading: 'Open with a value',
      figure: true,
      columns: 1,
      numFmt: () => countFormat,
      value: (currency) => totals.openWithValueBy[currency] ?? 0,
    },
    money('Opened in period', totals.openedValueInPeriod),
    money('Completed in period', totals.completedValueInPeriod),
    {
      heading: 'Weighted position',
      figure: true,
      columns: 1,
      numFmt: () => meanFormat,
      value: (currency) => totals.position.weightedMean[currency]?.mean,
    },
  ]);
}

// Whole on the sheets behind; here it must fit its cell.
function shortName(name: string): string {
  return oneLine(named(name), longestName);
}

function writeSmall<Row>(
  sheet: Worksheet,
  top: number,
  first: number,
  rows: readonly Row[],
  columns: readonly SmallColumn<Row>[],
): number {
  if (rows.length === 0) return top;
  writeHead(sheet, top, first, columns);
  rows.forEach((each, offset) => {
    let column = first;
    for (const { heading, figure, columns: width, numFmt, value } of columns) {
      const style = listStyle({ numFmt: numFmt?.(each), align: figure ? 'right' : 'left', shrink: !figure });
      const span = { row: top + headRows + offset, first: column, last: column + width - 1, what: heading };
      writeSpan(sheet, span, value(each), style);
      column += width;
    }
  });
  return top + headRows + rows.length;
}

function writeNote(sheet: Worksheet, row: number, first: number, note: string | undefined): number {
  if (note === undefined) return row;
  writeSpan(sheet, { row, first, last: first + 5 }, note, cellStyles.subtitle);
  return row + 1;
}
