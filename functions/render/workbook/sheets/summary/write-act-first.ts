import type { Worksheet } from 'exceljs';
import type { Report } from '../../../../analyse/report.ts';
import { actFirst, actFirstTitle, othersInWords } from '../../../words/first-screen/act-first.ts';
import { cellStyles, headStyle, listStyle } from '../../cells/cell-styles.ts';
import { shortMoneyFormat, toMajor } from '../../cells/number-formats.ts';
import { linkedText } from '../../cells/safe-link.ts';
import { halves, lastColumn, writeSection, writeSpan, writeWrapped } from './summary-grid.ts';

const columns = [
  { heading: 'Case', first: halves.left, last: 3, isFigure: false },
  { heading: 'Held by, and for whom', first: 4, last: 6, isFigure: false },
  { heading: 'Why', first: halves.right, last: lastColumn - 1, isFigure: false },
  { heading: 'Value', first: lastColumn, last: lastColumn, isFigure: true },
] as const;

/** The cases to act on, across the sheet, and how many more each person has. @returns the first row that is free */
export function writeActFirst(sheet: Worksheet, top: number, report: Report): number {
  writeSection(sheet, top, halves.left, actFirstTitle);
  let row = top + 1;
  const items = actFirst(report);
  if (items.length > 0) {
    for (const { heading, first, last, isFigure } of columns) {
      writeSpan(sheet, { row, first, last }, heading, headStyle(isFigure ? 'right' : 'left'));
    }
    row += 1;
  }
  for (const { rank, name, link, who, why, value, money } of items) {
    const contents = [
      linkedText(`${rank}. ${name}`, link),
      who,
      why,
      money === undefined ? value : toMajor(money.minor, money.currency),
    ];
    columns.forEach(({ heading, first, last, isFigure }, index) => {
      const style = listStyle({
        numFmt: isFigure && money !== undefined ? shortMoneyFormat(money.currency, money.minor) : undefined,
        align: isFigure ? 'right' : 'left',
        shrink: true,
        linked: index === 0 && link !== undefined,
      });
      writeSpan(sheet, { row, first, last, what: heading }, contents[index], style);
    });
    row += 1;
  }
  const others = othersInWords(report);
  if (others === '') return row;
  writeWrapped(sheet, { row, first: halves.left, last: lastColumn }, others, cellStyles.body);
  return row + 1;
}
