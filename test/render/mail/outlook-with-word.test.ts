import { describe, expect, test } from 'vitest';
import { asWord } from './as-word.ts';
import { mailSamples } from './mail-samples.ts';
import { tagsOf } from './tags.ts';

/*
 * Classic Outlook for Windows draws with Word, which cannot be run here. These are its known limits. Sources: Microsoft,
 * "Word HTML and CSS rendering capabilities in Outlook" (for 2007, the last that was published), and caniemail.com.
 */

const cells = ['td', 'th'];

describe.each([...mailSamples()])('the mail "%s"', (_, { mail: { html } }) => {
  const tags = tagsOf(html);
  const inCells = tags.filter(({ name }) => cells.includes(name));

  test('has padding on cells alone, since Word heeds no other', () => {
    const elsewhere = tags.filter(
      ({ name, style }) =>
        !cells.includes(name) && [...style].some(([key, value]) => /^padding/.test(key) && value !== '0'),
    );
    expect(elsewhere).toEqual([]);
  });

  test('has colours behind tables and cells alone, as an attribute too', () => {
    const coloured = tags.filter(({ style, attributes }) => style.has('background-color') || attributes.has('bgcolor'));
    expect(coloured.length).toBeGreaterThan(2);
    for (const { name, style, attributes } of coloured) {
      expect(['body', 'table', ...cells]).toContain(name);
      expect(style.get('background-color')).toBe(attributes.get('bgcolor'));
    }
  });

  test('is 600 pixels wide in Word as well, which knows no max-width', () => {
    expect(asWord(html)).toMatch(/<table role="presentation" width="600"[^>]*><tr><td>\s*<table [^>]*class="card"/);
    const limited = tags.filter(({ style }) => style.has('max-width'));
    expect(limited.map(({ attributes }) => attributes.get('class'))).toEqual([
      'card',
      ...Array.from(html.matchAll(/class="tile"/g), () => 'tile'),
    ]);
  });

  test('gives Word a cell for each headline figure, together as wide as the text', () => {
    const tiles = html.match(/class="tile"/g)?.length ?? 0;
    const widths = [...asWord(html).matchAll(/<td width="(\d+)" valign="top"><div class="tile"/g)].map(([, width]) =>
      Number(width),
    );
    expect(widths).toHaveLength(tiles);
    expect(widths.reduce((sum, width) => sum + width, 0)).toBe(tiles === 0 ? 0 : 600 - 2 * 28);
  });

  test('tells Word to take heights of lines exactly, and no other font than ours', () => {
    const sheet = /<!--\[if mso\]>.*?<style>(.*?)<\/style><!\[endif\]-->/s.exec(html)?.[1];
    expect(sheet).toMatch(
      /h1, h2, p, a, td, th \{ font-family: 'Segoe UI',Arial,[^}]*mso-line-height-rule: exactly; \}/,
    );
    expect(html).toContain('<o:PixelsPerInch>96</o:PixelsPerInch>');
    for (const { name, style } of tags.filter(({ name }) => ['h1', 'h2', 'p'].includes(name))) {
      expect([name, style.get('font-size'), style.get('line-height')]).toEqual([
        name,
        expect.stringMatching(/^\d+px$/),
        expect.stringMatching(/^\d+px$/),
      ]);
      expect(style.get('margin')).toBe('0');
    }
  });

  test('gives cells that are to be thin a height, and type that is no taller', () => {
    for (const { style, attributes } of inCells.filter((each) => each.attributes.has('height'))) {
      expect([style.get('height'), style.get('line-height'), style.get('font-size')]).toEqual([
        `${attributes.get('height')}px`,
        `${attributes.get('height')}px`,
        '1px',
      ]);
    }
  });
});

test('a bar is two cells whose widths are all of it', () => {
  const html = mailSamples().get('usual')?.mail.html ?? '';
  const bars = [...html.matchAll(/class="bar" width="(\d+)%"[^>]*>&nbsp;<\/td>(?:<td class="track" width="(\d+)%")?/g)];

  expect(bars.length).toBeGreaterThan(5);
  for (const [, bar, track = '0'] of bars) expect(Number(bar) + Number(track)).toBe(100);
});
