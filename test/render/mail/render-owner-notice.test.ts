import { expect, test } from 'vitest';
import { renderOwnerNotice } from '../../../functions/render/mail/render-owner-notice.ts';
import { aPeriod } from '../../builders/a-period.ts';
import { contrast, type Scheme, shownTexts } from './read-html.ts';
import { unwrap } from './unwrap.ts';

const notice = {
  firm: 'Harbour Wealth',
  reportId: 'weekly-cases',
  run: 'weekly-cases.2026-W47',
  period: aPeriod('2026-W47'),
  state: 'held',
  happened: 'Only 91.2% of what was expected came:\n- 12 clients answered 403',
  whatToDo: 'Give the account the role that sees every client.',
} as const;

test('the owner is told what happened to which report and what to do', () => {
  const { subject, text } = renderOwnerNotice(notice);

  expect(subject).toBe('Casebook: Harbour Wealth cases, week to Sun 22 Nov 2026: held back');
  expect(text).toBe(`Harbour Wealth cases, week to Sun 22 Nov 2026: held back

The report was held back, because not everything could be read. Its readers
were sent nothing.

What happened
-------------
Only 91.2% of what was expected came:
- 12 clients answered 403

What to do
----------
Give the account the role that sees every client.

Report weekly-cases, run weekly-cases.2026-W47. You get this because the
settings name you as the owner of this report.
`);
});

test.each(['failed', 'held', 'delivery-failed'] as const)(
  'a run that %s says who has the report all the same',
  (state) => {
    const readers = [
      { email: 'ann@harbour.example', state: 'sent' },
      { email: 'bob@harbour.example', state: 'unknown' },
      { email: 'cy@harbour.example', state: 'failed' },
    ] as const;
    const { text, html } = renderOwnerNotice({ ...notice, state, readers });

    expect(unwrap(text)).toContain(
      'The report was sent to ann@harbour.example.\nNobody knows whether it came to bob@harbour.example.',
    );
    expect(text).not.toContain('sent nothing');
    expect(html).toContain('The report was sent to ');
  },
);

test.each([
  ['failed', 'Harbour Wealth cases: failed', 'The report could not be made. Its readers were sent nothing.'],
  [
    'delivery-failed',
    'Harbour Wealth cases: not delivered to everyone',
    'The report was made, but not every reader has it.',
  ],
] as const)('a run that %s before its period was known is told as that', (state, heading, sentence) => {
  const { subject, text } = renderOwnerNotice({ ...notice, state, run: undefined, period: undefined });

  expect(subject).toBe(`Casebook: ${heading}`);
  expect(text.startsWith(`${heading}\n\n${sentence}\n`)).toBe(true);
  expect(text).toContain('Report weekly-cases. You get this');
});

test('HTML and text say the same, line by line', () => {
  const { html, text } = renderOwnerNotice({ ...notice, happened: 'Client <b>1</b> & 2\n\n- "x"\r\n- y' });

  expect(shownTexts(html, 'light').map((each) => each.text)).toEqual(
    unwrap(text)
      .split('\n')
      .filter((line) => line !== ''),
  );
  expect(html).not.toContain('<b>');
});

test('a failure with a hundred lines is cut, and says so', () => {
  const happened = Array.from({ length: 100 }, (_, index) => `- line ${index + 1}`).join('\n');
  const { text } = renderOwnerNotice({ ...notice, happened });

  expect(text).toContain('- line 30\nand 70 more lines\n');
  expect(text).not.toContain('line 31');
});

test('a firm name with line breaks cannot add a header', () => {
  expect(renderOwnerNotice({ ...notice, firm: 'Harbour\r\nBcc: evil@evil.example' }).subject).not.toMatch(/[\r\n]/);
});

test.each<Scheme>(['light', 'dark'])('every text can be read against what it stands on: %s', (scheme) => {
  const shown = shownTexts(renderOwnerNotice(notice).html, scheme);

  expect(shown.length).toBeGreaterThan(5);
  for (const { text, colour, paper } of shown) expect(contrast(colour, paper), text).toBeGreaterThanOrEqual(4.5);
});
