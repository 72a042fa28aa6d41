import type { Worksheet } from 'exceljs';
import type { Report } from '../../../analyse/report.ts';
import { textWidth } from '../cells/text-width.ts';
import { breakPages, type PrintBlock } from './break-pages.ts';
import { setUpPage } from './page-set-up.ts';

export type FinishedList = {
  /** Of the one list on the sheet; absent where several stand under one another, each with a head of its own. */
  readonly headRow?: number;
  /** The columns from the first on that stay in place. */
  readonly frozen?: number;
  /** The columns from the first on that are printed. */
  readonly printed: number;
  /**
   * The rows from the first on that are printed, on one page, where the sheet is part of the weekly pack; absent where
   * all are, on as many pages as it takes.
   */
  readonly printedRows?: number;
  /** What belongs together on paper, where several lists stand under one another. */
  readonly blocks?: readonly PrintBlock[];
  /** Percent. */
  readonly zoom?: number;
};

/** Freezes the list's head and its first columns, and sets the sheet up for print with the head on each page. */
export function finishList(sheet: Worksheet, report: Report, list: FinishedList): void {
  const { headRow = 0, frozen = 1, printed, printedRows, blocks = [], zoom = 100 } = list;
  sheet.views = [
    {
      state: 'frozen',
      xSplit: frozen,
      ySplit: headRow,
      // In the pane that scrolls, since its selection must lie within it.
      activeCell: `${sheet.getColumn(frozen + 1).letter}${headRow + 1}`,
      showGridLines: false,
      zoomScale: zoom,
      zoomScaleNormal: zoom,
    },
  ];
  const columns = Math.max(printed, columnsUnderText(sheet));
  // Of several lists no head is right for every page: the sheet's own title is.
  const repeat = headRow === 0 ? { first: 1, last: titleRows } : { first: headRow, last: headRow };
  if (printedRows !== undefined) {
    setUpPage(sheet, report, { columns, rows: printedRows, onePage: true });
    return;
  }
  setUpPage(sheet, report, { columns, repeat });
  breakPages(sheet, { blocks, repeated: titleRows, columns });
}

/** What the sheet is called, and what it is about. */
const titleRows = 2;

/** In widths of a digit, of a column that nothing has set. */
const usualWidth = 9;

/** So many columns as the longest sentence in column A runs over: paper would cut it at the last one printed. */
function columnsUnderText(sheet: Worksheet): number {
  let widest = 0;
  sheet.eachRow((row) => {
    const { value } = row.getCell(1);
    if (typeof value === 'string' && row.cellCount === 1) widest = Math.max(widest, textWidth(value));
  });
  let columns = 0;
  for (let room = 0; room < widest; columns += 1) room += sheet.getColumn(columns + 1).width ?? usualWidth;
  return columns;
}
