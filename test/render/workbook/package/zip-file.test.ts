import JSZip from 'jszip';
import { expect, test } from 'vitest';
import type { XmlBytes } from '../../../../functions/render/workbook/cells/xml-bytes.ts';
import { zipFile } from '../../../../functions/render/workbook/package/zip-file.ts';
import { partsOf } from '../opened-workbook.ts';
import { writeAll } from '../xml-of.ts';

const at = new Date('2026-11-23T07:00:30.000Z');

test('holds each part under its path, in order, whether it came whole or in pieces', async () => {
  const pieces = Array.from({ length: 30_000 }, (_, index) => `${index} 🌊 `);
  const file = await zipFile(
    [
      ['empty.xml', () => []],
      ['folder/whole.xml', Buffer.from('<a/>')],
      ['pieces.xml', (out) => writeAll(out, pieces)],
    ],
    at,
  );
  expect([...(await partsOf(file))]).toEqual([
    ['empty.xml', ''],
    ['folder/whole.xml', '<a/>'],
    ['pieces.xml', pieces.join('')],
  ]);
  expect((await JSZip.loadAsync(file)).file('pieces.xml')?.date).toEqual(at);
});

test('what breaks while a part is being told breaks the file', async () => {
  const broken = function* (out: XmlBytes): Generator<undefined> {
    yield* writeAll(out, ['<a>']);
    throw new RangeError('no such row');
  };
  await expect(zipFile([['broken.xml', broken]], at)).rejects.toThrow('no such row');
});
