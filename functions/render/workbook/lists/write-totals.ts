import type { Worksheet } from 'exceljs';
import { totalStyle } from '../cells/cell-styles.ts';
import { countFormatOf } from '../cells/number-formats.ts';
import { textWidth } from '../cells/text-width.ts';
import { finite } from '../cells/write-cell.ts';
import { boldFactor, numberWidth } from './column-width.ts';
import { isFigure, type ListColumn, numberFormatOf } from './list-column.ts';
import type { WrittenColumn } from './seen-column.ts';

/** What SUBTOTAL does, and leaves out rows that a filter hides. Source: Excel's list of functions. */
const countOfFilled = 103;
const sum = 109;

export type TotalsOf = {
  /** The table's. */
  readonly name: string;
  /** As the table has them. */
  readonly headings: readonly string[];
  /** How many the table has. */
  readonly rows: number;
  readonly isCut: boolean;
  /** What stands in the first column, if that has no total. */
  readonly label?: string;
};

/**
 * Writes the row of totals of a table: live formulas, each with what it comes to.
 *
 * @returns how much room each total needs
 */
export function writeTotals<Row>(
  sheet: Worksheet,
  totalsRow: number,
  table: TotalsOf,
  columns: readonly (ListColumn<Row> & { readonly written: WrittenColumn })[],
): number[] {
  const row = sheet.getRow(totalsRow);
  return columns.map(({ heading, kind, total, written }, index) => {
    const cell = row.getCell(index + 1);
    const reference = `${table.name}[${table.headings[index]}]`;
    cell.style = totalStyle(numberFormatOf(kind), isFigure(kind) ? 'right' : 'left');
    if (index === 0 && table.label !== undefined) {
      cell.value = table.label;
      return total === undefined ? 0 : textWidth(table.label) * boldFactor;
    }
    if (total === undefined || (typeof total === 'object' && 'label' in total)) return 0;
    if (typeof total === 'object' && 'count' in total) {
      cell.value = { formula: `SUBTOTAL(${countOfFilled},${reference})`, result: table.rows };
      cell.style = totalStyle(countFormatOf(total.count), 'left');
      return 0;
    }
    const result = finite(total === 'sum-of-cells' || table.isCut ? written.sum : total.sum, {
      sheet: sheet.name,
      column: heading,
    });
    cell.value = { formula: `SUBTOTAL(${sum},${reference})`, result };
    return numberWidth(result, kind) * boldFactor;
  });
}
