import { expect, test } from 'vitest';
import { renderWorkbook } from '../../../../functions/render/workbook/render-workbook.ts';
import { aCase } from '../../../builders/a-case.ts';
import { aReport } from '../../../builders/a-report.ts';
import { aUuid } from '../../../builders/a-uuid.ts';
import { partsOf } from '../opened-workbook.ts';

test('an emoji stays one, wherever in the file it comes to lie', async () => {
  // Texts of one to sixteen letters before it move it over every place that a piece of a part could end at.
  for (let letters = 1; letters <= 16; letters++) {
    const text = `${'x'.repeat(letters)}👩‍👩‍👧`;
    const cases = Array.from({ length: 700 }, (_, index) => aCase({ uuid: aUuid(index), name: `${text} ${index}` }));
    const notes = Array.from({ length: 700 }, (_, index) => `${text} ${index}`);
    const parts = await partsOf(await renderWorkbook(aReport({ cases, coverage: { notes } }), { version: '1.2.3' }));

    const xml = parts.get('xl/sharedStrings.xml') ?? '';
    expect(xml).not.toContain('\uFFFD');
    // Of the cases, which we write, and of the notes, which exceljs does.
    expect(xml.split('👩‍👩‍👧').length - 1).toBe(1400);
  }
});
