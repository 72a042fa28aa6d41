import JSZip from 'jszip';
import { expect, test } from 'vitest';
import { editParts } from '../../../functions/render/workbook/package-parts.ts';

const at = new Date('2026-11-23T07:00:00.000Z');

async function aPackage(): Promise<Uint8Array> {
  return new JSZip().file('one.xml', '<a/>').file('two.xml', '<b/>').generateAsync({ type: 'uint8array' });
}

test('a part is put right, and the others stay as they were', async () => {
  const edited = await JSZip.loadAsync(
    await editParts(await aPackage(), { edits: new Map([['one.xml', (xml: string) => xml.replace('a', 'é')]]) }, at),
  );
  expect(await edited.file('one.xml')?.async('string')).toBe('<é/>');
  expect(await edited.file('two.xml')?.async('string')).toBe('<b/>');
  expect(edited.file('two.xml')?.date).toEqual(at);
});

test('a part that is missing, or already as it should be, is an error: exceljs has changed', async () => {
  const nothing = (xml: string) => xml;
  await expect(editParts(await aPackage(), { edits: new Map([['three.xml', nothing]]) }, at)).rejects.toThrow(
    'no part three.xml',
  );
  await expect(editParts(await aPackage(), { edits: new Map([['one.xml', nothing]]) }, at)).rejects.toThrow(
    'nothing to put right in one.xml',
  );
});
