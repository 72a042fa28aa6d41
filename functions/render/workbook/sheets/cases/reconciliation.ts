import type { Worksheet } from 'exceljs';
import type { Report } from '../../../../analyse/report.ts';
import type { ReconciledFigures } from '../../../../analyse/standing/clients.ts';
import { reconciliationWords } from '../../../words/workbook/case-list-words.ts';
import { listStyle, totalStyle } from '../../cells/cell-styles.ts';
import { countFormat, moneyFormat, toMajor } from '../../cells/number-formats.ts';
import { writeCell } from '../../cells/write-cell.ts';
import { inCurrency } from '../../lists/money-column.ts';

const wordsWidth = 31;

const parts = ['clients', 'countedAgain', 'withoutClient', 'firm'] as const;

/**
 * The same for every figure, a row per part, each figure under its own column of the Clients table.
 *
 * @param columns of that table, by heading
 */
export function writeReconciliation(
  sheet: Worksheet,
  top: number,
  columns: readonly { readonly heading: string }[],
  report: Report,
): void {
  const { reconciliation, currencies } = report;
  const figures = [
    { heading: 'Open cases', numFmt: countFormat, of: (part: ReconciledFigures) => part.openCases },
    { heading: 'Completed in period', numFmt: countFormat, of: (part: ReconciledFigures) => part.completedInPeriod },
    ...currencies.flatMap((currency) => [
      {
        heading: inCurrency('Open value', currency),
        numFmt: moneyFormat(currency),
        of: ({ openValue }: ReconciledFigures) => toMajor(openValue[currency] ?? 0, currency),
      },
      {
        heading: inCurrency('Completed value in period', currency),
        numFmt: moneyFormat(currency),
        of: (part: ReconciledFigures) => toMajor(part.completedValueInPeriod[currency] ?? 0, currency),
      },
    ]),
  ];
  const first = sheet.getColumn(1);
  first.width = Math.max(first.width ?? 0, wordsWidth);
  const words = reconciliationWords(report);
  parts.forEach((key, offset) => {
    const row = sheet.getRow(top + offset);
    const style = (numFmt?: string) =>
      key === 'firm'
        ? totalStyle(numFmt, numFmt === undefined ? 'left' : 'right')
        : listStyle(numFmt === undefined ? {} : { numFmt, align: 'right' });
    writeCell(row.getCell(1), words[key], style(), { sheet: sheet.name, column: 'Client' });
    for (const { heading, numFmt, of } of figures) {
      const column = columns.findIndex((each) => each.heading === heading);
      if (column < 0) throw new Error(`The Clients table has no column "${heading}".`);
      writeCell(row.getCell(column + 1), of(reconciliation[key]), style(numFmt), {
        sheet: sheet.name,
        column: heading,
      });
    }
  });
}
