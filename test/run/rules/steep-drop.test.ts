import { expect, test } from 'vitest';
import { leastDrop } from '../../../functions/run/rules/steep-drop.ts';

/** The chance of so many or more, by Poisson's law, added up from above: another way than the rule's own. */
function tail(mean: number, least: number): number {
  let term = Math.exp(-mean);
  for (let each = 1; each <= least; each += 1) term *= mean / each;
  let sum = 0;
  for (let each = least; each < least + 400; each += 1) {
    sum += term;
    term *= mean / (each + 1);
  }
  return sum;
}

test.each([2, 17, 167, 1_667, 16_667])('of %i cases so many are too many as one week in a million loses', (cases) => {
  for (const weeks of [1, 3]) {
    const least = leastDrop(cases, weeks);
    if (least > cases) continue;
    expect(tail(0.01 * cases * weeks, least)).toBeLessThan(1e-6);
    expect(tail(0.01 * cases * weeks, least - 1)).toBeGreaterThanOrEqual(1e-6);
  }
});

test('of a handful of cases not even all are too many: only that there is none at all is', () => {
  expect(leastDrop(2, 1)).toBeGreaterThan(2);
});
