import { caniemail } from 'caniemail';
import { expect, test } from 'vitest';
import { mailSamples } from './mail-samples.ts';

type Clients = Parameters<typeof caniemail>[0]['clients'];

/** What the readers of an advice firm read their mail with; of Thunderbird, which is a browser within, caniemail knows too little. */
const clients: Clients = [
  'gmail.*',
  'outlook.windows',
  'outlook.macos',
  'outlook.outlook-com',
  'outlook.ios',
  'outlook.android',
  'apple-mail.*',
  'samsung-email.android',
];

/*
 * What some of these programs do not know at all, by caniemail's names, and what they show instead. Everything else that a
 * mail uses is known to all of them.
 */
const unknownToSome: Readonly<Record<string, string>> = {
  '<style> element': 'Gmail on the phone’s web page: the mail is as wide as the screen without it, and light',
  'Type selector': 'as for <style>; the rules of body and table are inline, too',
  '@media': 'tiles keep their widths below each other; the mail is light, or turned dark by the program',
  'color-scheme CSS property': 'the program turns the colours by itself, or leaves them',
  'color-scheme meta tag': 'the same',
  '<body> element': 'the table within has body’s colour, too',
  'display:none': 'the preheader is told from the body by its height of 0 and its type of one pixel, too',
  'max-height property': 'Outlook for Windows heeds display:none and mso-hide',
  overflow: 'as for max-height',
};

/*
 * What some know in part only: the part that we use is known (checked below, or by what the note of caniemail says), or
 * nothing is lost.
 */
const knownInPart: Readonly<Record<string, string>> = {
  '<body> element': 'it becomes a div of the same style',
  '<style> element': 'only in the head, where it is',
  '@media': 'not in an account of another provider in Gmail; not nested; not by height',
  'Type selector': 'as for @media',
  'align attribute': 'left and right are of text, not of pictures',
  background: 'only background-color is used',
  border: 'none is thicker than 8 pixels',
  'dir attribute': 'not on links',
  display: 'block, inline-block and none are known; Word is given cells in the place of inline-block',
  'display:none': 'Word: nothing but text is in it',
  'font-size': 'always in pixels',
  'font-weight': 'only bold and normal',
  'height attribute': 'always in pixels, on cells',
  'height property': 'the same',
  'line-height': 'always in pixels; Word is told to take them exactly',
  margin: 'never negative',
  'max-width': 'on the card, and on the tiles, for which Word and old phones have other widths',
  overflow: 'hidden alone is used',
  padding: 'on cells alone (checked by the tests on Word)',
  'text-decoration': 'none alone is used, on the button',
  'width attribute': 'in pixels or percent on tables and cells',
  'width property': 'the same',
  'word-break': 'as word-wrap would: long words break',
};

type Issues = { readonly unknown: ReadonlySet<string>; readonly inPart: ReadonlySet<string> };

function issuesOf(html: string): Issues {
  const { errors, warnings } = caniemail({ clients, html }).issues;
  const titles = (map: typeof errors) => new Set([...map.values()].flat().map(({ title }) => title));
  return { unknown: titles(errors), inPart: titles(warnings) };
}

const issues = new Map(
  ['usual', 'largest', 'notice-failed'].map((name) => [name, issuesOf(mailSamples().get(name)?.mail.html ?? '')]),
);

test.each([...issues])('the mail "%s" uses nothing unknown to a reader’s program, but for enhancements', (_, found) => {
  expect([...found.unknown].filter((title) => !(title in unknownToSome))).toEqual([]);
});

test.each([...issues])('the mail "%s" uses nothing known in part, but where that part is enough', (_, found) => {
  expect([...found.inPart].filter((title) => !(title in knownInPart))).toEqual([]);
});

test.each([
  ['display:flex', 'style="display:flex;'],
  ['border-radius', 'style="border-radius:4px;'],
  ['position', 'style="position:absolute;'],
])('a mail with %s would be found out', (title, style) => {
  const html = mailSamples().get('first-run')?.mail.html.replace('style="', style) ?? '';

  expect([...issuesOf(html).unknown].some((each) => each.startsWith(title))).toBe(true);
  expect(title in unknownToSome).toBe(false);
});

test('no exception is listed that no mail needs', () => {
  const { unknown, inPart } = issues.get('largest') ?? {};

  expect(Object.keys(unknownToSome).filter((title) => !unknown?.has(title))).toEqual([]);
  expect(Object.keys(knownInPart).filter((title) => !inPart?.has(title))).toEqual([]);
});
