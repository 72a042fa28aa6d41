import { describe, expect, test } from 'vitest';
import { mailSamples } from './mail-samples.ts';
import { tagsOf } from './tags.ts';

/** 360 pixels, less the margins that a program keeps which heeds no style sheet: 8 around the card, 28 within it. */
const room = 360 - 2 * 8 - 2 * 28;

describe.each([...mailSamples()])('the mail "%s" on a phone of 360 pixels', (_, { mail: { html } }) => {
  const tags = tagsOf(html);
  const body = html.slice(html.indexOf('<table'));

  test('has nothing that is wider than the screen', () => {
    for (const { attributes, style } of tags) {
      const width = attributes.get('width') ?? '';
      expect(width.endsWith('%') ? 0 : Number(width)).toBeLessThanOrEqual(room);
      expect(style.get('white-space')).toBeUndefined();
      expect(style.get('min-width')).toBeUndefined();
    }
  });

  test('has no word that could not be broken', () => {
    const text = body
      .replace(/<!--.*?-->/gs, '')
      .replace(/<[^>]*>/g, ' ')
      .replace(/&[a-z0-9#]+;/g, '.');
    const words = text.split(/[\s\u200b]+/u);
    // Ours are those that name the run, which no name from outside makes longer.
    const long = words.filter((word) => word.length > 30 && !word.startsWith('weekly-cases.'));
    // As a reader counts letters, an emoji is one.
    const letters = new Intl.Segmenter('en-GB');
    expect(long.filter((word) => [...letters.segment(word)].length > 30)).toEqual([]);
  });

  test('has no type smaller than 14 pixels where there is something to read', () => {
    const sizes = [...body.matchAll(/font-size:(\d+)px[^>]*>([^<]*)/g)];
    const small = sizes.filter(([, size, text]) => Number(size) < 14 && !/^(?:&nbsp;|\s)*$/.test(text ?? ''));
    expect(sizes.length).toBeGreaterThan(5);
    expect(small.map(([all]) => all)).toEqual([]);
  });

  test('has links that a finger finds: a line of 24 pixels each, as wide as the column', () => {
    for (const { style, attributes } of tags.filter(({ name }) => name === 'a')) {
      const isButton = attributes.get('class') === 'button-text';
      expect(isButton ? style.get('line-height') : style.get('display')).toBe(isButton ? '24px' : 'block');
    }
    for (const [, style = ''] of html.matchAll(/<p class="text" style="([^"]*)"><a /g))
      expect(style).toContain('line-height:24px;');
  });
});
