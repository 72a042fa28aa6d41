import { expect, test } from 'vitest';
import { paceVariation } from '../../../../functions/analyse/forecast/simulation/pace-variation.ts';
import type { SimulatedCase } from '../../../../functions/analyse/forecast/simulation/simulated-case.ts';
import { numberSituations } from '../../../../functions/analyse/forecast/simulation/situation.ts';

const situations = numberSituations(1, 1);
const justOpened = situations.newCell(0);

/** Completes within w weeks with a chance of w in 8, and just opened with half of that. */
const chances = {
  within: ({ ageCell }: { readonly ageCell: number }) =>
    Float64Array.from({ length: 14 }, (_, weeks) => weeks / (ageCell === justOpened ? 16 : 8)),
};

const variation = (given: readonly Partial<SimulatedCase>[], weeks = 8) =>
  paceVariation(
    given.map((each) => ({ openedAgo: 20, type: 0, minor: 0, entered: [], ...each })),
    weeks,
    situations,
    chances,
  );

// Of the two times four weeks, two of these are expected in each; three complete in the later one and none in the earlier.
const uneven = [{ completedAgo: 1 }, { completedAgo: 2 }, { completedAgo: 3 }, {}];

test('is what the squares of the misses are beyond chance, over the squares of what was expected', () => {
  // (3 - 2)² + (0 - 2)² - 4 x 0.25 - 4 x 0.25 = 3, over 2² + 2².
  expect(variation(uneven)).toBeCloseTo(0.375, 12);
});

test('a case opened within the four weeks is expected to complete by the time that it has', () => {
  // Two and a half weeks at half the pace: 0.15625 more in the later four weeks, where now four complete.
  const later = 2 + 0.15625;
  const beyond = (4 - later) ** 2 - 1 - 0.15625 * (1 - 0.15625) + 3;
  expect(variation([...uneven, { openedAgo: 2.5, completedAgo: 0.5 }])).toBeCloseTo(beyond / (later ** 2 + 4), 12);
});

test('a case that had completed before the four weeks is not expected again', () => {
  // It completes in the earlier four weeks, of which 2.5 are expected then.
  const beyond = (3 - 2) ** 2 - 1 + (1 - 2.5) ** 2 - 5 * 0.25;
  expect(variation([...uneven, { completedAgo: 6 }])).toBeCloseTo(beyond / (2 ** 2 + 2.5 ** 2), 12);
});

test('four weeks that are not whole are left out', () => {
  // (3 - 2)² - 1 = 0.
  expect(variation(uneven, 7)).toBe(0);
  expect(variation([...uneven, { completedAgo: 0.5 }], 7)).toBeCloseTo(((4 - 2.5) ** 2 - 1.25) / 2.5 ** 2, 12);
});

test('is nothing where chance explains all, and where there is no case', () => {
  expect(variation([{ completedAgo: 1 }, { completedAgo: 6 }])).toBe(0);
  expect(variation([])).toBe(0);
});
