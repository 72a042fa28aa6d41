import { describe, expect, test } from 'vitest';
import { mailSamples } from './mail-samples.ts';
import { shownTexts } from './read-html.ts';
import { unwrap } from './unwrap.ts';

describe.each([...mailSamples()])('the mail "%s"', (_, { mail: { html, text } }) => {
  test('is under 100 KB, so that Gmail shows the whole of it', () => {
    expect(Buffer.byteLength(html)).toBeLessThan(100_000);
  });

  test('has a text that says every figure that the HTML shows, and none besides', () => {
    const shown = shownTexts(html, 'light').map((each) => each.text);

    // A link is told in the text alone: in HTML a name or a button leads there.
    expect(figuresIn(shown.join('\n').replaceAll('\u200b', ''))).toEqual(
      figuresIn(unwrap(text).replace(/https:\S+/g, '')),
    );
  });

  test('has a text that says what the HTML says, in its order', () => {
    const words = (all: string) => all.replaceAll('\u200b', '').replace(/\s+/g, ' ').replaceAll('−', '-');
    const plain = words(unwrap(text));
    let at = 0;
    for (const each of shownTexts(html, 'light').filter(({ text: said }) => !inHtmlAlone.includes(said))) {
      const said = words(each.text).replace(/^• /, '').trim();
      const found = plain.indexOf(said.replace(/:$/, ''), at);
      expect(found, `"${said}" after "${plain.slice(Math.max(0, at - 40), at)}"`).toBeGreaterThanOrEqual(0);
      at = found;
    }
  });

  test('has a text of lines that every program shows whole', () => {
    const long = text.split('\n').filter((line) => line.length > 76);
    // What is longer is one word, such as an address.
    expect(long.filter((line) => /\S\s+\S/.test(line.trim().replace(/^(?:-|\d+\.) /, '')))).toEqual([]);
    expect(text).not.toMatch(/[ \t]\n|\n\n\n/);
  });
});

/** Heads of columns, of which the text has none, and the words on the button, in whose place it has the address. */
const inHtmlAlone = ['Stage', 'Cases', 'Value', 'Download the workbook'];

function figuresIn(all: string): string[] {
  return (all.match(/\d[\d,.]*\d|\d/g) ?? []).sort();
}
