import { expect, test } from 'vitest';
import { oneLine } from '../../../../functions/render/words/format/one-line.ts';

test.each([
  ['Annual review', 'Annual review'],
  ['', ''],
  [' a', 'a'],
  ['a  b', 'a b'],
  ['a\tb\r\nc', 'a b c'],
  ['a\u0000b\u007fc', 'a b c'],
  ['a\u202eb', 'ab'],
  ['Zoë  🌊', 'Zoë 🌊'],
  ['half \ud83c', 'half \ufffd'],
])('%j is one harmless line', (text, line) => {
  expect(oneLine(text)).toBe(line);
});

test('what is longer is cut, by characters as a reader counts them', () => {
  expect(oneLine('abcdef', 6)).toBe('abcdef');
  expect(oneLine('abcdefg', 6)).toBe('abcde…');
  expect(oneLine('🌊🌊🌊', 3)).toBe('🌊🌊🌊');
});
