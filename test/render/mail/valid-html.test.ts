import { HtmlValidate } from 'html-validate/node';
import { expect, test } from 'vitest';
import { asWord } from './as-word.ts';
import { mailSamples } from './mail-samples.ts';

/* All of html-validate's rules for valid, accessible HTML, without those that ask a mail for what mail programs lack. */
const validator = new HtmlValidate({
  extends: ['html-validate:recommended', 'html-validate:document', 'html-validate:a11y'],
  rules: {
    // Many programs heed no other styles.
    'no-inline-style': 'off',
    // Word heeds width, height, align, valign and bgcolor where it heeds no style.
    'no-deprecated-attr': 'off',
    // That is how Outlook with Word is spoken to.
    'no-conditional-comment': 'off',
    // Programs know "presentation"; not all know its new name.
    'presentation-role-style': 'off',
    // A parser adds it; in 180 tables it would be 3 KB of the 100 that Gmail shows.
    'prefer-tbody': 'off',
    // The title is the mail's subject, for a reader that opens it in a browser.
    'long-title': 'off',
  },
});

/** What Word sees is never a document of its own, so only its nesting counts. */
const nesting = new HtmlValidate({
  rules: {
    'close-order': 'error',
    'element-permitted-content': 'error',
    'element-permitted-parent': 'error',
    'element-required-content': 'error',
    'no-dup-attr': 'error',
  },
});

async function faults(by: HtmlValidate, html: string): Promise<string[]> {
  const { results } = await by.validateString(html);
  return results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, line }) => `${line}: ${ruleId}: ${message}`),
  );
}

test.each([...mailSamples()])('the HTML of the mail "%s" is valid', async (_, { mail }) => {
  expect(await faults(validator, mail.html)).toEqual([]);
});

test.each([...mailSamples()])('so is what Word sees of the mail "%s"', async (_, { mail }) => {
  const seen = asWord(mail.html);

  expect(seen).not.toContain('<!--');
  expect(await faults(nesting, seen.replace(/<xml.*?<\/xml>/s, ''))).toEqual([]);
});

test('HTML that is not valid would be found out', async () => {
  const html = mailSamples().get('first-run')?.mail.html ?? '';

  expect(await faults(validator, html.replace(' scope="row"', ''))).not.toEqual([]);
  expect(await faults(validator, html.replace('</td>', ''))).not.toEqual([]);
  expect(await faults(validator, html.replace(' lang="en-GB"', ''))).not.toEqual([]);
  expect(await faults(nesting, asWord(html).replace('<table role="presentation" width="600"', '<tr>$&'))).not.toEqual(
    [],
  );
});
