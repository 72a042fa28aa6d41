import JSZip from 'jszip';
import { expect, test } from 'vitest';
import { renderWorkbook } from '../../../functions/render/workbook/render-workbook.ts';
import { aCase } from '../../builders/a-case.ts';
import { aReport } from '../../builders/a-report.ts';
import { aUuid } from '../../builders/a-uuid.ts';

test('an emoji in a name stays one, wherever in the file it comes to lie', async () => {
  // Names of one to sixteen letters before it move it over every place that a piece of the file could end at.
  for (let letters = 1; letters <= 16; letters++) {
    const name = `${'x'.repeat(letters)}👩‍👩‍👧`;
    const cases = Array.from({ length: 700 }, (_, index) => aCase({ uuid: aUuid(index), name: `${name} ${index}` }));
    const file = await JSZip.loadAsync(await renderWorkbook(aReport({ cases }), { version: '1.2.3' }));
    const strings = Buffer.from((await file.file('xl/sharedStrings.xml')?.async('uint8array')) ?? []).toString('utf8');

    expect(strings).not.toContain('\uFFFD');
    expect(strings.split('👩‍👩‍👧').length - 1).toBe(700);
  }
});
