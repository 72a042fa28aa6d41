import { expect, test } from 'vitest';
import type { CellContent } from '../../../../functions/render/workbook/cells/write-cell.ts';
import type { ColumnKind } from '../../../../functions/render/workbook/lists/list-column.ts';
import { SeenColumn } from '../../../../functions/render/workbook/lists/seen-column.ts';
import { TextNumbers } from '../../../../functions/render/workbook/lists/text-numbers.ts';

function seen(kind: ColumnKind, contents: readonly CellContent[], widest?: number) {
  const column = new SeenColumn({ heading: 'Some', kind, widest }, { sheet: 'Sheet', rows: contents.length });
  const texts = new TextNumbers();
  for (const content of contents) {
    if (typeof content === 'string') column.seeText(content, texts.numberOf(content), texts);
    else column.seeNumber(content);
  }
  return column.written;
}

test('a column is as wide as the widest number asks for, with commas, sign and pence', () => {
  // Seven digits and two commas of 0.6, beside the sign; a point of 0.6 and two digits; the sign of the currency.
  expect(seen('count', [5, 1_234_567, 99]).widest).toBeCloseTo(7 + 1.2 + 1.6);
  expect(seen('count', [5, -1_234_567, 99]).widest).toBeCloseTo(7 + 1.2 + 0.6 + 1.6);
  expect(seen('count', [12, -3]).widest).toBeCloseTo(2 + 1.6);
  expect(seen({ money: 'GBP' }, [0.5, 12_345.67]).widest).toBeCloseTo(5 + 0.6 + 1 + 2.6);
  // As it was entered: the longest is not the largest.
  expect(seen('number', [1_000, 0.12345, 7]).widest).toBe(7);
});

test('what numbers come to is of the plain ones, and what a formula comes to asks for room', () => {
  const result = seen('count', [1, 2.5, { formula: 'SUM(1)', result: 1_000 }, { day: '2026-11-27' }, undefined]);
  expect(result.sum).toBe(3.5);
  expect(result.widest).toBe(10.5);
});

test('a UUID asks for the same room whatever it is, also where all are blank, and none where there is no row', () => {
  expect(seen('id', ['00000000-0000-4000-8000-000000000001']).widest).toBe(10);
  expect(seen('id', [undefined, undefined]).widest).toBe(10);
  expect(seen('id', []).widest).toBe(0);
});

test('a text is as wide as its longest line, and never wider than the column may be', () => {
  expect(seen('text', ['000', '0000\n00']).widest).toBe(4);
  expect(seen('text', ['0'.repeat(50)]).widest).toBe(32);
  expect(seen('text', ['0'.repeat(50)], 40).widest).toBe(40);
});

test('a number that a cell cannot hold is an error that names its place', () => {
  expect(() => seen('count', [Number.NaN])).toThrow('Sheet "Sheet", column "Some"');
  expect(() => seen('count', [{ formula: 'A1', result: Number.POSITIVE_INFINITY }])).toThrow('column "Some"');
});
