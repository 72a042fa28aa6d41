import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cellText, holdable } from '../../../../functions/render/workbook/cells/cell-text.ts';

describe('a text from outside', () => {
  test.each([
    ['=1+1', "'=1+1"],
    ['+44 20 7946 0000', "'+44 20 7946 0000"],
    ['-2', "'-2"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t=1"],
    ['\0=1', "'=1"],
    ['\0harmless', "'harmless"],
    ['\u0001\u0002=1', "'=1"],
    ['\ud800=1', "'=1"],
  ])('that would begin a formula gets an apostrophe: %j', (given, wanted) => {
    expect(cellText(given)).toBe(wanted);
  });

  test.each(['a=b', ' =1', "O'Neill", '', 'Zoë 🌊 Brandt', '1-2', 'a\nb', "'=1"])(
    'is left alone otherwise: %j',
    (given) => {
      expect(cellText(given)).toBe(given);
    },
  );

  test('loses what XML cannot hold and nothing else', () => {
    expect(cellText('a\0b\u0008c\u000bd\u001fe\u007ff\ufffeg\uffffh\ud83di\udc00j')).toBe('abcdefghij');
    expect(cellText('tab\tline\nnext\u0085 \ufffd 🌊')).toBe('tab\tline\nnext\u0085 \ufffd 🌊');
  });

  test('has its carriage returns as line breaks', () => {
    expect(cellText('a\r\nb\rc\n')).toBe('a\nb\nc\n');
  });

  test('is cut at 32,767 characters, the apostrophe counted', () => {
    expect(cellText('x'.repeat(32_767))).toHaveLength(32_767);
    expect(cellText('x'.repeat(32_768))).toBe('x'.repeat(32_767));
    expect(cellText(`=${'x'.repeat(32_766)}`)).toBe(`'=${'x'.repeat(32_765)}`);
  });

  test('is never cut through an emoji', () => {
    expect(cellText(`${'x'.repeat(32_766)}🌊`)).toBe('x'.repeat(32_766));
    expect(cellText(`${'x'.repeat(32_765)}🌊y`)).toBe(`${'x'.repeat(32_765)}🌊`);
  });

  test('can never begin a formula, split a character or be too long, whatever it is', () => {
    const anything = fc.string({
      unit: fc.oneof(fc.constantFrom('=', '\0', '\t', '\r', '\ud800', '\ufffe', '@'), fc.string()),
    });
    return fc.assert(
      fc.property(anything, (given) => {
        const text = cellText(given);
        expect('=+-@\t\0\r'.includes(text.charAt(0) || 'x')).toBe(false);
        expect(text.isWellFormed()).toBe(true);
        expect(text.length).toBeLessThanOrEqual(32_767);
        expect(Array.from(text).every((character) => isXml(character))).toBe(true);
      }),
    );
  });
});

test('a footer or a property gets no apostrophe', () => {
  expect(holdable('=1+1\u0007')).toBe('=1+1');
});

// XML 1.0, production 2 (Char).
function isXml(character: string): boolean {
  const code = character.codePointAt(0) ?? 0;
  return (
    code === 9 ||
    code === 10 ||
    (code >= 0x20 && code <= 0xd7ff) ||
    (code >= 0xe000 && code <= 0xfffd) ||
    code >= 0x10000
  );
}
