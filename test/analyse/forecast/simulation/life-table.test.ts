import { expect, test } from 'vitest';
import {
  createLifeTable,
  slotOf,
  slotOfUnfinished,
} from '../../../../functions/analyse/forecast/simulation/life-table.ts';

/** By cell, the first weeks of how many were followed and how many of them completed. */
function tableOf(cells: number, slots: readonly number[], weights: readonly number[] = slots.map(() => 1), weeks = 4) {
  const { table, fill } = createLifeTable(cells);
  fill({ slots: Int32Array.from(slots), owners: Int32Array.from(slots.keys()) }, Float64Array.from(weights));
  return Array.from({ length: cells }, (_, cell) => ({
    atRisk: [...table.atRisk.slice(cell * 13, cell * 13 + weeks)],
    completed: [...table.completed.slice(cell * 13, cell * 13 + weeks)],
  }));
}

test('a case is at risk up to the week in which it completes', () => {
  // Completed after 0.5 weeks, after exactly 1, after 1.5 and after 3.
  const slots = [0.5, 1, 1.5, 3].map((weeks) => slotOf(0, weeks));
  expect(tableOf(1, slots)).toEqual([{ atRisk: [4, 2, 1, 0], completed: [2, 1, 1, 0] }]);
});

test('a case that goes on is at risk in the whole weeks that it was followed', () => {
  const slots = [0.9, 1, 2.7].map((weeks) => slotOfUnfinished(0, weeks));
  expect(tableOf(1, slots)).toEqual([{ atRisk: [2, 1, 0, 0], completed: [0, 0, 0, 0] }]);
});

test('the product of what goes on is that of Kaplan and Meier', () => {
  // Times 1, 2+, 3, 3+, 4, worked by hand: 4/5, then of three 2/3, then of one 0.
  const slots = [slotOf(0, 1), slotOfUnfinished(0, 2), slotOf(0, 3), slotOfUnfinished(0, 3), slotOf(0, 4)];
  const [{ atRisk, completed } = { atRisk: [], completed: [] }] = tableOf(1, slots);
  const still = atRisk.map((all, week) => (all === 0 ? 1 : 1 - (completed[week] ?? 0) / all));
  expect(still).toEqual([1 - 1 / 5, 1, 1 - 1 / 3, 0]);
});

test('thirteen weeks are told, and what comes after counts as still going on', () => {
  const table = tableOf(1, [slotOf(0, 13), slotOf(0, 13.01), slotOf(0, 400), slotOfUnfinished(0, 400)], undefined, 13);
  expect(table[0]?.atRisk).toEqual(Array.from({ length: 13 }, () => 4));
  expect(table[0]?.completed).toEqual([...Array.from({ length: 12 }, () => 0), 1]);
});

test('weights count, cells are apart, and what is in no cell is left out', () => {
  expect(tableOf(2, [slotOf(0, 1), slotOf(1, 1), slotOf(1, 2), -1], [1, 2, 0.5, 9], 2)).toEqual([
    { atRisk: [1, 0], completed: [1, 0] },
    { atRisk: [2.5, 0.5], completed: [2, 0.5] },
  ]);
});

test('each filling begins anew', () => {
  const { table, fill } = createLifeTable(1);
  const once = { slots: Int32Array.of(slotOf(0, 1)), owners: Int32Array.of(0) };
  fill(once, Float64Array.of(1));
  fill(once, Float64Array.of(1));
  expect(table.completed[0]).toBe(1);
});
