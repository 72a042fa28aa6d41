import { expect, test } from 'vitest';
import { showsNothing } from '../../functions/analyse/shows-nothing.ts';

test.each([
  ['', 'nothing'],
  [' \t\n\u00a0\u3000', 'white space'],
  ['\ud83d', 'half of an emoji'],
  ['\udc00\ud800', 'two halves the wrong way round'],
  ['\u200b\u200b', 'zero-width spaces'],
  ['\u200d\ufe0f', 'a joiner and a variation selector'],
  ['\u200f\u202e', 'direction marks'],
  ['\ufeff', 'the byte order mark'],
  ['\u00ad', 'a soft hyphen'],
  ['\u3164\u115f', 'Hangul fillers'],
  ['\u2800', 'a blank in Braille'],
  ['\0\u0007\u007f', 'control characters'],
  ['\ufffe\uffff', 'what is no character'],
])('%j shows nothing: %s', (text) => {
  expect(showsNothing(text)).toBe(true);
});

test.each(['a', ' a ', '-', '.', '🌊', '👩‍👩‍👧', 'عميل', '\u200ba', '\ufffd', '0'])('%j shows something', (text) => {
  expect(showsNothing(text)).toBe(false);
});
