import { expect, test } from 'vitest';
import { conversionInWords } from '../../../functions/render/words/lost-words.ts';

test.each([
  // To the nearest tenth, as a cell in the format 0.0% shows it.
  [8, 1, '88.9% (8 of 9 that ended)'],
  [43, 10, '81.1% (43 of 53 that ended)'],
  [1_234, 0, '100% (1,234 of 1,234 that ended)'],
])('of %i completed and %i lost cases', (completed, lost, words) => {
  expect(conversionInWords({ completed, lost, conversion: completed / (completed + lost) })).toBe(words);
});
