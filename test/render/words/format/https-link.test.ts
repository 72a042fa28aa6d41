import fc from 'fast-check';
import { expect, test } from 'vitest';
import { httpsLink } from '../../../../functions/render/words/format/https-link.ts';

const whatTheParserMakes = (link: string) => {
  if (!URL.canParse(link)) return undefined;
  const { protocol, href } = new URL(link);
  return protocol === 'https:' ? href : undefined;
};

test.each([
  'https://crm.example/cases/4d8b580b-f5ad-4934-83e2-fafc2629ad92',
  'https://crm.example',
  'https://CRM.example/a',
  'https://crm.example/a/../b',
  'https://1.2.3.4/a',
  'https://crm.4/a',
  'https://xn--a.example/a',
  'https://crm.example/a b',
  'http://crm.example/a',
  'javascript:alert(1)',
  'https://crm.example/a\n',
])('what a reader is led to by %j is what the parser of addresses makes of it', (link) => {
  expect(httpsLink(link)).toBe(whatTheParserMakes(link));
});

test('no address, plain or odd, leads elsewhere than the parser says', () => {
  const letters = fc.constantFrom(...'az09AZ.-_/:@?#%\\ \n[]é'.split(''), '..', 'xn--', 'crm.example', 'https://');
  const links = fc.array(letters, { maxLength: 14 }).map((parts) => `https://${parts.join('')}`);
  fc.assert(
    fc.property(links, (link) => httpsLink(link) === whatTheParserMakes(link)),
    { numRuns: 2_000 },
  );
});
