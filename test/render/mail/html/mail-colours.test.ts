import { describe, expect, test } from 'vitest';
import { mailColours } from '../../../../functions/render/mail/html/mail-colours.ts';
import { turned } from '../dark-by-force.ts';
import { mailSamples } from '../mail-samples.ts';
import { contrast, type Scheme, shownTexts } from '../read-html.ts';

const schemes: readonly Scheme[] = ['light', 'dark'];

describe.each([...mailSamples()])('the mail "%s"', (_, { mail: { html } }) => {
  test.each(schemes)('can be read: every text has 4.5:1 against what it stands on: %s', (scheme) => {
    const shown = shownTexts(html, scheme);

    expect(shown.length).toBeGreaterThan(5);
    for (const { text, colour, paper } of shown) expect(contrast(colour, paper), text).toBeGreaterThanOrEqual(4.5);
  });

  test('has each colour that it shows changed for the dark', () => {
    const light = new Set(shownTexts(html, 'light').flatMap(({ colour, paper }) => [colour, paper]));
    const dark = new Set(shownTexts(html, 'dark').flatMap(({ colour, paper }) => [colour, paper]));

    expect([...dark].filter((colour) => light.has(colour))).toEqual([]);
  });

  test('can be read where a program turns all its colours from light to dark', () => {
    for (const { text, colour, paper } of shownTexts(html, 'light'))
      expect(contrast(turned(colour), turned(paper)), text).toBeGreaterThanOrEqual(4.5);
  });

  test('can be read where a program turns light paper with its ink, and leaves what is dark', () => {
    for (const { text, colour, paper } of shownTexts(html, 'light')) {
      const isLight = contrast(paper, '#000000') > contrast(paper, '#ffffff');
      const [ink, ground] = isLight ? [turned(colour), turned(paper)] : [colour, paper];
      expect(contrast(ink, ground), text).toBeGreaterThanOrEqual(4.5);
    }
  });
});

test.each(schemes)('a bar is told from what is beside and behind it: %s', (scheme) => {
  const { bar, track, card } = mailColours;

  // WCAG 2.2, 1.4.11.
  expect(contrast(bar[scheme], track[scheme])).toBeGreaterThanOrEqual(3);
  expect(contrast(bar[scheme], card[scheme])).toBeGreaterThanOrEqual(3);
});

test('a mail has no other colours than ours', () => {
  const ours = new Set<string>(Object.values(mailColours).flatMap(({ light, dark }) => [light, dark]));
  for (const { mail } of mailSamples().values())
    for (const [colour] of mail.html.matchAll(/#[0-9a-f]{6}\b/gi)) expect(ours).toContain(colour);
});
