import ExcelJS from 'exceljs';
import { expect, test } from 'vitest';
import { breakPages, type PrintBlock } from '../../../../functions/render/workbook/lists/break-pages.ts';
import { aReport } from '../../../builders/a-report.ts';
import { fullReport } from '../../last-week.ts';
import { OpenedWorkbook } from '../opened-workbook.ts';

/** The rows after which a page ends, on a sheet of one column whose rows are 15 points high. */
function breaksOf(blocks: readonly PrintBlock[], width = 100): number[] {
  const sheet = new ExcelJS.Workbook().addWorksheet('Sheet');
  sheet.getColumn(1).width = width;
  sheet.getCell(blocks.at(-1)?.last ?? 1, 1).value = 'The end';
  breakPages(sheet, { blocks, repeated: 2, columns: 1 });
  return sheet.model.rowBreaks?.map(({ id }) => id) ?? [];
}

// A page of A4 across is 8.27 inches high, 1.1 of which are margins: 34 rows of 15 points, and 31 with a little leeway.
test('a block that fits stays on the page, and one that does not begins the next', () => {
  expect(breaksOf([block(6, 15), block(16, 31)])).toEqual([]);
  expect(breaksOf([block(6, 15), block(16, 32)])).toEqual([15]);
  expect(breaksOf([block(6, 15), block(16, 31), block(32, 33)])).toEqual([31]);
});

test('on the pages after the first the rows that are repeated take room', () => {
  expect(breaksOf([block(6, 31), block(32, 60), block(61, 70)])).toEqual([31, 60]);
  expect(breaksOf([block(6, 31), block(32, 50), block(51, 60)])).toEqual([31]);
});

test('a list of several pages begins on a page of its own, and so does what follows it', () => {
  expect(breaksOf([block(6, 10), block(11, 110), block(111, 112), block(113, 114)])).toEqual([10, 110]);
});

test('a wide sheet is printed smaller, and more rows are on its pages', () => {
  // 300 digits of 5.25 points on 784 points of paper: about half the size.
  expect(breaksOf([block(6, 30), block(31, 64)], 300)).toEqual([]);
  expect(breaksOf([block(6, 30), block(31, 66)], 300)).toEqual([30]);
});

test('no list of Movement, Trend or Forecast begins in the middle of the rows of another that breaks', async () => {
  const opened = await OpenedWorkbook.of(fullReport());
  for (const name of ['Movement', 'Trend', 'Forecast']) {
    const breaks = Array.from(opened.sheetXml(name).matchAll(/<brk id="(\d+)"/g), ([, row]) => Number(row));
    const heads = [...opened.parts].flatMap(([path, xml]) => {
      const rels = opened.parts.get(`xl/worksheets/_rels/sheet${opened.sheet(name).id}.xml.rels`) ?? '';
      if (!path.startsWith('xl/tables/') || !rels.includes(path.slice('xl/'.length))) return [];
      const [, top, bottom] = /<table [^>]*?\bref="[A-Z]+(\d+):[A-Z]+(\d+)"/.exec(xml) ?? [];
      return [{ top: Number(top), bottom: Number(bottom) }];
    });
    expect(heads.length, name).toBeGreaterThan(1);
    for (const row of breaks) {
      expect(
        heads.filter(({ top, bottom }) => row >= top && row < bottom),
        `${name}, row ${row}`,
      ).toEqual([]);
    }
  }
});

test('a sheet with nothing but a sentence has no break', async () => {
  const opened = await OpenedWorkbook.of(aReport());
  expect(opened.sheetXml('Movement')).not.toContain('<rowBreaks');
});

function block(first: number, last: number): PrintBlock {
  return { first, last };
}
