import { expect, test } from 'vitest';
import { addProduct, divide, nothing } from '../../../functions/analyse/standing/exact-sum.ts';

// The largest whole number below which JavaScript's numbers are exact: 2^53 - 1.
const most = 9_007_199_254_740_991;

test('a product that no number holds is divided exactly', () => {
  expect(divide(addProduct(nothing, most, 3), 3)).toBe(most);
});

test('a sum that grows past what a number holds loses nothing', () => {
  let sum = addProduct(nothing, most, 1);
  for (let each = 0; each < 3; each += 1) sum = addProduct(sum, 1, 1);
  // 2^53 + 2, of which no number could tell the odd ones on the way.
  expect(divide(sum, 2)).toBe(4_503_599_627_370_497);
});

test('what does not divide is a fraction', () => {
  expect(divide(addProduct(addProduct(nothing, 2, 3), -1, 1), 2)).toBe(2.5);
});
