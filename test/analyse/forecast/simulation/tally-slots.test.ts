import { expect, test } from 'vitest';
import { createLifeTable, slotOf } from '../../../../functions/analyse/forecast/simulation/life-table.ts';
import { tallySlots } from '../../../../functions/analyse/forecast/simulation/tally-slots.ts';

// 1,000 observations in three cells, by turns of five lots; one in seven is in no cell.
const seen = Array.from({ length: 1_000 }, (_, index) => index);
const slots = Int32Array.from(seen, (index) => (index % 7 === 0 ? -1 : slotOf(index % 3, 1 + ((index * 5) % 13))));
const owners = Int32Array.from(seen, (index) => index % 5);
const counts = Float64Array.from(seen, (index) => (index % 11 === 0 ? 0 : 1 + (index % 4) / 4));
const weights = Float64Array.of(0.2, 1.7, 1, 0.4, 2.5);

test.each([
  ['each alike', undefined],
  ['each by its own count', counts],
])('a life table filled with what is added up is the one filled one by one; %s', (_name, own) => {
  const tallied = tallySlots({ slots, owners, counts: own }, 5);
  // 3 cells of 13 weeks, for 5 lots.
  expect(tallied.slots.length).toBeLessThanOrEqual(3 * 13 * 5);
  const [once, each] = [createLifeTable(3), createLifeTable(3)];
  once.fill(tallied, weights);
  each.fill({ slots, owners, counts: own }, weights);
  for (const [index, atRisk] of each.table.atRisk.entries()) expect(once.table.atRisk[index]).toBeCloseTo(atRisk, 9);
  for (const [index, done] of each.table.completed.entries()) expect(once.table.completed[index]).toBeCloseTo(done, 9);
});

test('where few share a lot, nothing is added up', () => {
  const given = { slots: slots.slice(0, 50), owners: owners.slice(0, 50) };
  expect(tallySlots(given, 5)).toBe(given);
});
