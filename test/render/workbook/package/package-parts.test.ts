import JSZip from 'jszip';
import { expect, test } from 'vitest';
import type { XmlBytes } from '../../../../functions/render/workbook/cells/xml-bytes.ts';
import { editParts } from '../../../../functions/render/workbook/package/package-parts.ts';
import { partsOf } from '../opened-workbook.ts';
import { writeAll } from '../xml-of.ts';

const at = new Date('2026-11-23T07:00:00.000Z');
const none = new Map<string, never>();
const withE = new Map([['one.xml', (xml: string) => xml.replace('a', 'é')]]);

const made = new Map([
  ['one.xml', '<a/>'],
  ['two.xml', '<b/>'],
]);

test('a part is put right, and the others stay as they were', async () => {
  const bytes = await editParts(made, { edited: withE, grown: none }, at);
  expect([...(await partsOf(bytes))]).toEqual([
    ['one.xml', '<é/>'],
    ['two.xml', '<b/>'],
  ]);
  expect((await JSZip.loadAsync(bytes)).file('two.xml')?.date).toEqual(at);
});

test('a part grows in pieces, from what it was put right to', async () => {
  const more = Array.from({ length: 50_000 }, (_, number) => `<é>${number}</é>`);
  const grow = (xml: string) => (out: XmlBytes) => writeAll(out, [xml, ...more]);
  const parts = await partsOf(await editParts(made, { edited: withE, grown: new Map([['one.xml', grow]]) }, at));
  expect(parts.get('one.xml')).toBe(`<é/>${more.join('')}`);
  expect(parts.get('two.xml')).toBe('<b/>');
});

test('a part that is missing, or already as it should be, is an error: exceljs has changed', async () => {
  const nothing = (xml: string) => xml;
  const edited = (path: string) => ({ edited: new Map([[path, nothing]]), grown: none });
  await expect(editParts(made, edited('three.xml'), at)).rejects.toThrow('no part three.xml');
  await expect(editParts(made, edited('one.xml'), at)).rejects.toThrow('nothing to put right in one.xml');
  const grown = new Map([['three.xml', (xml: string) => (out: XmlBytes) => writeAll(out, [xml])]]);
  await expect(editParts(made, { edited: none, grown }, at)).rejects.toThrow('no part three.xml');
});

test('a part is added, and one that may be there already is told what it is', async () => {
  const added = new Map([
    ['xl/new.xml', (xml: string | undefined) => xml ?? '<new/>'],
    ['one.xml', (xml: string | undefined) => `${xml}<more/>`],
  ]);
  const parts = await partsOf(await editParts(made, { added, edited: none, grown: none }, at));
  expect(Object.fromEntries(parts)).toEqual({
    'one.xml': '<a/><more/>',
    'two.xml': '<b/>',
    'xl/new.xml': '<new/>',
  });
});
