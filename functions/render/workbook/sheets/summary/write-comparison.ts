import type { Worksheet } from 'exceljs';
import type { ComparedFigure } from '../../../../analyse/flow/comparison.ts';
import type { Report } from '../../../../analyse/report.ts';
import {
  comparisonHeads,
  comparisonNotes,
  comparisonTitle,
  figureName,
  notKnown,
} from '../../../words/comparison-words.ts';
import { cellStyles, headStyle, listStyle } from '../../cells/cell-styles.ts';
import { comparedCell, comparedFormat } from '../../lists/compared-cells.ts';
import { halves, writeSpan, writeWrapped } from './summary-grid.ts';

/** The name takes the first two of a half's six columns. */
const firstFigure = halves.left + 2;

/** What came and went beside the week or month before, the mean of those before, and last year's, in the left half. @returns the first row that is free */
export function writeComparison(sheet: Worksheet, top: number, report: Report): number {
  const { comparison, period } = report;
  const heads = comparisonHeads(report);
  const columns = [
    { heading: heads.now, key: 'now' },
    { heading: heads.before, key: 'before' },
    { heading: heads.average, key: 'average' },
    ...(heads.hasYearBefore ? [{ heading: heads.yearBefore, key: 'yearBefore' } as const] : []),
  ] as const;
  const title = { row: top, first: halves.left, last: firstFigure - 1 };
  writeSpan(sheet, title, comparisonTitle(period), headStyle('left'));
  columns.forEach(({ heading }, index) => {
    const column = firstFigure + index;
    writeSpan(sheet, { row: top, first: column, last: column }, heading, headStyle('right'));
  });
  let row = top + 1;
  for (const figure of shortList(comparison.figures)) {
    writeSpan(
      sheet,
      { row, first: halves.left, last: firstFigure - 1 },
      figureName(figure),
      listStyle({ shrink: true }),
    );
    columns.forEach(({ heading, key }, index) => {
      const column = firstFigure + index;
      const style = listStyle({ numFmt: comparedFormat(figure, key), align: 'right', shrink: true });
      const content = comparedCell(figure, key) ?? notKnown;
      writeSpan(sheet, { row, first: column, last: column, what: heading }, content, style);
    });
    row += 1;
  }
  const notes = comparisonNotes(report).join(' ');
  if (notes === '') return row;
  writeWrapped(sheet, { row, first: halves.left, last: halves.right - 2 }, notes, cellStyles.label);
  return row + 1;
}

/** As many as the screen has room for: without conversion, what was open at the end, and all values but those completed in one currency. */
function shortList(figures: readonly ComparedFigure[]): readonly ComparedFigure[] {
  const [main] = figures.flatMap(({ currency }) => currency ?? []);
  return figures.filter(({ kind, currency }) =>
    currency === undefined
      ? kind !== 'conversion' && kind !== 'open-at-end'
      : kind === 'completed' && currency === main,
  );
}
