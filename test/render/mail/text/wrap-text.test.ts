import { expect, test } from 'vitest';
import { breakable } from '../../../../functions/render/mail/text/breakable.ts';
import { keepTail } from '../../../../functions/render/mail/text/keep-tail.ts';
import { wrapText } from '../../../../functions/render/mail/text/wrap-text.ts';
import { keepOrder } from '../../../../functions/render/words/mail/keep-order.ts';

test('a text is wrapped at 76 columns, and goes on under itself', () => {
  const words = Array.from({ length: 30 }, () => 'seven77').join(' ');
  const lines = wrapText(words, '- ').split('\n');

  // Two for the indent, and nine words of eight with the blank before each but the first.
  expect(lines.map((line) => line.length)).toEqual([73, 73, 73, 25]);
  expect(lines.map((line) => line.slice(0, 3))).toEqual(['- s', '  s', '  s', '  s']);
  expect(lines.map((line) => line.trim().replace(/^- /, '')).join(' ')).toBe(words);
});

test('a line of 76 columns is not broken, one of 77 is', () => {
  expect(wrapText(`${'a'.repeat(70)} ${'b'.repeat(5)}`)).not.toContain('\n');
  expect(wrapText(`${'a'.repeat(70)} ${'b'.repeat(6)}`)).toBe(`${'a'.repeat(70)}\n${'b'.repeat(6)}`);
});

test('a sign is never parted from its figure, and an address never broken', () => {
  const address = `https://archive.example/${'x'.repeat(200)}`;

  expect(wrapText(`${'a'.repeat(74)} - 9 completed = 143 open`)).toBe(`${'a'.repeat(74)}\n- 9 completed = 143 open`);
  expect(wrapText(`It is here: ${address} now`)).toBe(`It is here:\n${address}\nnow`);
});

test('a long word may be broken after every 30 letters, and no letter of several parts within', () => {
  expect(breakable('x'.repeat(30))).toBe('x'.repeat(30));
  expect(breakable(`a ${'x'.repeat(65)} b`)).toBe(`a ${'x'.repeat(30)}\u200b${'x'.repeat(30)}\u200bxxxxx b`);
  expect(breakable('👩‍👩‍👧'.repeat(31))).toBe(`${'👩‍👩‍👧'.repeat(30)}\u200b👩‍👩‍👧`);
});

test('the last words of a paragraph stay together, twelve letters at the least', () => {
  expect(keepTail('and that at Fact find fell from 85 to 79.')).toBe(
    'and that at Fact find fell from\u00a085\u00a0to\u00a079.',
  );
  expect(keepTail('ends in considerations')).toBe('ends in considerations');
  expect(keepTail('so far')).toBe('so far');
  expect(keepTail(`in ${'x'.repeat(30)} 79.`)).toBe(`in ${'x'.repeat(30)} 79.`);
});

test.each([
  ['عميل جديد, £98', 'عميل جديد\u200e, £98'],
  ['19 days in עברית; 85% leave it within 11', '19 days in עברית\u200e; 85% leave it within 11'],
  ['الأحمد, العميل: 12, £5', 'الأحمد, العميل\u200e: 12, £5'],
  ['Zoë Brandt, £98', 'Zoë Brandt, £98'],
])('what follows a name written from right to left stays after it: %s', (text, kept) => {
  expect(keepOrder(text)).toBe(kept);
});
