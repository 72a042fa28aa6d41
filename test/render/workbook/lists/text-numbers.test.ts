import ExcelJS from 'exceljs';
import { expect, test } from 'vitest';
import { listsOn, writeRowsXml } from '../../../../functions/render/workbook/lists/list-rows.ts';
import { TextNumbers } from '../../../../functions/render/workbook/lists/text-numbers.ts';
import { writeRows } from '../../../../functions/render/workbook/lists/write-rows.ts';
import { xmlOf } from '../xml-of.ts';

test('a text that comes again soon has the number that it had', () => {
  const numbers = new TextNumbers();
  expect(['a', 'b', 'a', 'c', 'b'].map((text) => numbers.numberOf(text))).toEqual([0, 1, 0, 2, 1]);
  expect(numbers.texts).toEqual(['a', 'b', 'c']);
});

test('a text that does not come again takes the place of none that does', () => {
  const numbers = new TextNumbers();
  expect(numbers.numberOf('a')).toBe(0);
  expect(numbers.numberAnew('b')).toBe(1);
  expect(numbers.numberOf('b')).toBe(2);
  expect(numbers.numberOf('a')).toBe(0);
  expect(numbers.texts).toEqual(['a', 'b', 'b']);
});

test('no more than the latest twenty thousand texts are remembered', () => {
  const numbers = new TextNumbers();
  numbers.numberOf('first');
  for (let number = 0; number < 9_999; number += 1) numbers.numberOf(`text ${number}`);
  expect(numbers.numberOf('first')).toBe(0);
  for (let number = 10_000; number < 30_000; number += 1) numbers.numberOf(`text ${number}`);
  expect(numbers.numberOf('first')).toBe(30_000);
});

test('every cell of a list of more texts than are remembered leads to its own', () => {
  const sheet = new ExcelJS.Workbook().addWorksheet('Sheet');
  const rows = Array.from({ length: 25_000 }, (_, index) => index);
  const textsOf = (index: number) => [
    `Case ${index}`,
    `Adviser ${index % 7}`,
    index % 3 === 0 ? '' : `Client ${index % 11_000}`,
  ];
  writeRows(
    sheet,
    1,
    [0, 1, 2].map((column) => ({
      heading: `${column}`,
      kind: 'text',
      value: (index: number) => textsOf(index)[column],
    })),
    rows,
  );
  const [list] = listsOn(sheet);
  if (list === undefined) throw new Error('There is one list.');
  const { texts } = list;
  let cells = 0;
  const written = xmlOf((out) => writeRowsXml(out, list, { given: new Map(), firstText: 40 }));
  for (const [index, xml] of written.split(/(?<=<\/row>)/).entries()) {
    const found = Array.from(
      xml.matchAll(/<c r="([ABC])\d+" s="0"(?:\/>| t="s"><v>(\d+)<\/v><\/c>)/g),
      ([, , number]) => (number === undefined ? '' : texts[Number(number) - 40]),
    );
    cells += found.filter((text) => text !== '').length;
    if (found.join('|') !== textsOf(index).join('|')) expect(found).toEqual(textsOf(index));
  }
  expect(cells).toBe(list.textCells);
  expect(texts.length).toBeLessThan(list.textCells);
});
