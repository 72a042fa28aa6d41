import { type AboutFact, aboutTitles, coverageFacts, reportFacts } from '../../../words/workbook/about-facts.ts';
import { definitions } from '../../../words/workbook/definitions.ts';
import type { Book } from '../../book.ts';
import { cellStyles } from '../../cells/cell-styles.ts';
import { heightOfLines, wrappedLines } from '../../cells/text-width.ts';
import { writeCell } from '../../cells/write-cell.ts';
import { setUpPage } from '../../lists/page-set-up.ts';
import { startSheet, writeLine } from '../../lists/start-sheet.ts';
import { sheetNames } from '../../sheet-names.ts';

const labelWidth = 30;
const wordsWidth = 105;

/** What the figures mean, where they come from, and how whole they are. */
export function addAboutSheet(book: Book): void {
  const { report, version } = book;
  const { sheet, nextRow } = startSheet(book, { name: sheetNames.about, title: 'About this report', lines: [] });
  sheet.getColumn(1).width = labelWidth;
  sheet.getColumn(2).width = wordsWidth;

  let row = nextRow;
  const addSection = (title: string, facts: readonly AboutFact[]) => {
    sheet.getRow(row).height = 24;
    writeLine(sheet, row, title, 'section');
    for (const [label, words] of facts) {
      row += 1;
      const place = { sheet: sheet.name, column: label };
      writeCell(sheet.getCell(row, 1), label, cellStyles.label, place);
      writeCell(sheet.getCell(row, 2), words, cellStyles.body, place);
      sheet.getRow(row).height = heightOfLines(wrappedLines(words, wordsWidth - 3));
    }
    row += 1;
  };
  addSection(aboutTitles.report, reportFacts(report, version));
  addSection(aboutTitles.coverage, coverageFacts(report));
  addSection(aboutTitles.definitions, definitions);

  sheet.views = [{ state: 'normal', activeCell: 'A1', showGridLines: false, zoomScale: 100, zoomScaleNormal: 100 }];
  setUpPage(sheet, report, {});
}
