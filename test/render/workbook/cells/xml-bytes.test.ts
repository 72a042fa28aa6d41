import { expect, test } from 'vitest';
import { writeTextXml } from '../../../../functions/render/workbook/cells/cell-xml.ts';
import { inBytes, XmlBytes } from '../../../../functions/render/workbook/cells/xml-bytes.ts';

function written(write: (out: XmlBytes) => void): string {
  const out = new XmlBytes();
  write(out);
  return Buffer.from(out.written).toString();
}

test('a number is written as JavaScript writes it', () => {
  const whole = [0, 1, 9, 10, 11, 99, 100, 65_535, 999_999_999, 1_000_000_000, 2_147_483_646, 2_147_483_647];
  const others = [2_147_483_648, 1e21, -1, -0, 0.5, 1234.56, 5e-324, -0.1, 1 / 3, Number.MAX_SAFE_INTEGER];
  for (const number of [...whole, ...others]) expect(written((out) => out.number(number))).toBe(String(number));
});

test('a text of any characters is written as UTF-8, however long it is', () => {
  const text = `${'é 🌊 '.repeat(100_000)}.`;
  expect(written((out) => out.text(text))).toBe(text);
  const known = inBytes('x'.repeat(400_000));
  expect(written((out) => out.bytes(known))).toBe('x'.repeat(400_000));
});

test('what was written goes on where it was when it needs more room', () => {
  const parts = Array.from({ length: 90_000 }, (_, index) => `${index};`);
  const all = written((out) => {
    for (const [index] of parts.entries()) {
      out.number(index);
      out.bytes(inBytes(';'));
    }
  });
  expect(all).toBe(parts.join(''));
});

test.each([
  ['Annual review', 'Annual review'],
  ["O'Hara (joint); 2/3", "O'Hara (joint); 2/3"],
  ['a'.repeat(2000), 'a'.repeat(2000)],
  ['Zoë 🌊', 'Zoë 🌊'],
  ['Smith & <Co> "x"', 'Smith &amp; &lt;Co&gt; &quot;x&quot;'],
  ['-1', "'-1"],
  ['=A1', "'=A1"],
  ['a=b', 'a=b'],
  ['x_x0041_', 'x_x005F_x0041_'],
  ['a\u0000b', 'ab'],
  ['a\u007fb', 'ab'],
])('a text in the table of texts says what it said: %j', (given, shown) => {
  expect(written((out) => writeTextXml(out, given))).toBe(`<si><t>${shown}</t></si>`);
});

test.each([' a', 'a ', '(', '/', 'two\nlines', 'a\r\nb'])(
  'what is blank at the ends or between lines stays: %j',
  (given) => {
    const kept = /^\s|\s$|\n/.test(given) ? ' xml:space="preserve"' : '';
    const shown = given.replace('\r\n', '\n');
    expect(written((out) => writeTextXml(out, given))).toBe(`<si><t${kept}>${shown}</t></si>`);
  },
);
