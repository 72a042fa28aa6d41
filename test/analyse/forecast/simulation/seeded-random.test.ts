import { expect, test } from 'vitest';
import { createPick } from '../../../../functions/analyse/forecast/simulate-completions.ts';
import { seededRandom } from '../../../../functions/analyse/forecast/simulation/seeded-random.ts';

const numbers = (seed: string, count: number) => {
  const random = seededRandom(seed);
  return Array.from({ length: count }, () => random.next());
};

test('the same seed gives the same numbers, and another gives others', () => {
  expect(numbers('weekly-cases.2026-W47', 20)).toEqual(numbers('weekly-cases.2026-W47', 20));
  const all = new Set([...numbers('weekly-cases.2026-W47', 20), ...numbers('weekly-cases.2026-W48', 20)]);
  expect(all.size).toBe(40);
});

test('they are even from 0 up to but not 1, and one tells nothing of the next', () => {
  const found = numbers('even', 40_000);
  expect(Math.min(...found)).toBeGreaterThanOrEqual(0);
  expect(Math.max(...found)).toBeLessThan(1);
  // 40,000 by tenths of the one and of the next: 400 in each of 100 places, give or take 20.
  const places = new Map<string, number>();
  found.forEach((each, index) => {
    const next = found[(index + 1) % found.length] ?? 0;
    const place = `${Math.floor(each * 10)} ${Math.floor(next * 10)}`;
    places.set(place, (places.get(place) ?? 0) + 1);
  });
  expect(places.size).toBe(100);
  expect(Math.min(...places.values())).toBeGreaterThan(300);
  expect(Math.max(...places.values())).toBeLessThan(500);
});

test('the lots for weights are exponential: 1 on average, and past 3 one time in twenty', () => {
  const random = seededRandom('exponential');
  const found = Array.from({ length: 40_000 }, () => random.exponential());
  expect(found.reduce((sum, each) => sum + each, 0) / found.length).toBeCloseTo(1, 1);
  expect(found.filter((each) => each > 3).length / found.length).toBeCloseTo(Math.exp(-3), 2);
  expect(Math.min(...found)).toBeGreaterThanOrEqual(0);
});

test.each([
  [0, 0],
  [0.249, 0],
  [0.25, 2],
  [0.749, 2],
  [0.75, 3],
  [0.999999, 3],
])('by the weights 1, 0, 2 and 1 a lot of %f picks number %i', (lot, index) => {
  expect(createPick([1, 0, 2, 1])(lot)).toBe(index);
});
