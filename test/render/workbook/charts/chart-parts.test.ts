import { expect, test } from 'vitest';
import { insertDrawing } from '../../../../functions/render/workbook/charts/chart-parts.ts';

const start =
  '<worksheet><sheetData/><conditionalFormatting><cfRule><extLst/></cfRule></conditionalFormatting><pageMargins/>';

test.each(['<tableParts count="1"/><extLst/>', '<legacyDrawing r:id="rId1"/><tableParts/>', '<extLst/>', ''])(
  'a drawing comes before %s',
  (behind) => {
    expect(insertDrawing(`${start}<headerFooter/>${behind}</worksheet>`)).toBe(
      `${start}<headerFooter/><drawing r:id="rIdDrawing"/>${behind}</worksheet>`,
    );
  },
);

test('a sheet without margins is an error: exceljs has changed', () => {
  expect(() => insertDrawing('<worksheet><sheetData/></worksheet>')).toThrow('no place for a drawing');
});
