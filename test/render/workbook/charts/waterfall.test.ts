import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fanBands } from '../../../../functions/render/workbook/charts/fan.ts';
import { waterfallMin, waterfallRows } from '../../../../functions/render/workbook/charts/waterfall.ts';

test('each column of a waterfall stands where the one before it ended', () => {
  expect(
    waterfallRows([
      { label: 'Then', level: 10 },
      { label: 'New', change: 4 },
      { label: 'Nothing', change: 0 },
      { label: 'Gone', change: -6 },
      { label: 'Now', level: 8 },
    ]),
  ).toEqual([
    { label: 'Then', level: 10 },
    { label: 'New', base: 10, added: 4 },
    { label: 'Nothing', base: 14 },
    { label: 'Gone', base: 8, taken: 6 },
    { label: 'Now', level: 8 },
  ]);
});

test('a way below nought cannot be drawn', () => {
  expect(
    waterfallRows([
      { label: 'Then', level: 2 },
      { label: 'Gone', change: -3 },
      { label: 'Now', level: -1 },
    ]),
  ).toBe(undefined);
  expect(
    waterfallRows([
      { label: 'Then', level: -2 },
      { label: 'New', change: 3 },
    ]),
  ).toBe(undefined);
  expect(
    waterfallRows([
      { label: 'Then', level: 3 },
      { label: 'Gone', change: -3 },
    ]),
  ).toHaveLength(2);
});

test('the scale begins at nought, unless the changes could not be seen', () => {
  const rows = (...changes: number[]) =>
    waterfallRows([{ label: '', level: 1_000 }, ...changes.map((change) => ({ label: '', change }))]) ?? [];
  expect(waterfallMin(rows(-300, 20))).toBe(0);
  expect(waterfallMin(rows(0))).toBe(0);
  expect(waterfallMin([])).toBe(0);
  // From 980 to 1,012: 32 of 1,012.
  expect(waterfallMin(rows(12, -32))).toBe(940);
});

test('every end of a column lies on the scale, whatever the steps', async () => {
  const steps = fc.array(fc.integer({ min: -1_000, max: 1_000 }), { maxLength: 8 });
  await fc.assert(
    fc.property(fc.integer({ min: 0, max: 100_000 }), steps, (level, changes) => {
      const rows = waterfallRows([{ label: '', level }, ...changes.map((change) => ({ label: '', change }))]);
      if (rows === undefined) return;
      const min = waterfallMin(rows);
      expect(min).toBeGreaterThanOrEqual(0);
      for (const row of rows) expect(row.base ?? row.level).toBeGreaterThanOrEqual(min);
    }),
  );
});

test('the bands of a fan lie over each other and end at its edges', () => {
  expect(fanBands({ median: 7, likely: { low: 6, high: 9 }, wide: { low: 4, high: 11 } })).toEqual({
    base: 4,
    wideBelow: 2,
    likely: 3,
    wideAbove: 2,
  });
  expect(fanBands({ median: 1, likely: { low: 0, high: 2 }, wide: { low: -1, high: 3 } })).toBe(undefined);
});
