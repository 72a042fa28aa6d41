import { createHash, timingSafeEqual } from 'node:crypto';
import { expect, test } from 'vitest';
import { findKey, mayUse, parseApiKeys } from '../../../functions/handlers/api/api-key.ts';

const digestOf = (key: string) => createHash('sha256').update(key).digest('hex');

const stored = ['first-key', 'second-key', 'third-key'].map((key) => ({
  name: key,
  sha256: digestOf(key),
  reports: 'all',
}));

test('whatever key is shown, its digest is compared with every digest there is, and nothing else', () => {
  const keys = parseApiKeys(JSON.stringify(stored));
  const almost = 'first-kez';
  for (const [presented, name] of [
    ['first-key', 'first-key'],
    ['second-key', 'second-key'],
    ['third-key', 'third-key'],
    [almost, undefined],
    ['', undefined],
    ['x'.repeat(10_000), undefined],
  ] as const) {
    const compared: string[][] = [];
    const isEqual = (one: NodeJS.ArrayBufferView, other: NodeJS.ArrayBufferView) => {
      compared.push(
        [one, other].map((view) => Buffer.from(view.buffer, view.byteOffset, view.byteLength).toString('hex')),
      );
      return timingSafeEqual(one, other);
    };

    expect(findKey(keys, presented, isEqual)?.name).toBe(name);
    // That a key is almost right cannot be seen in its digest: it shares nothing with the right one's.
    expect(compared).toEqual(stored.map(({ sha256 }) => [sha256, digestOf(presented)]));
  }
});

test('the comparison is in constant time unless a test says otherwise', () => {
  // A digest of another length is where timingSafeEqual throws and any other comparison says no.
  const short = [{ name: 'short', reports: 'all' as const, digest: Buffer.alloc(31) }];

  expect(() => findKey(short, 'any')).toThrow(RangeError);
});

test('a key may use the reports it names, and "all" may use every one', () => {
  expect(mayUse({ reports: ['a', 'b'] }, 'b')).toBe(true);
  expect(mayUse({ reports: ['a', 'b'] }, 'c')).toBe(false);
  expect(mayUse({ reports: 'all' }, 'c')).toBe(true);
});

test.each([
  ['no JSON', 'secret-text'],
  ['no list', '{}'],
  ['a key instead of its digest', JSON.stringify([{ name: 'a', sha256: 'secret-text', reports: 'all' }])],
  [
    'a name that stands for the schedule',
    JSON.stringify([{ name: 'schedule', sha256: digestOf('a'), reports: 'all' }]),
  ],
  ['a name twice', JSON.stringify([stored[0], stored[0]])],
  ['reports that are no list', JSON.stringify([{ name: 'a', sha256: digestOf('a'), reports: 'weekly-cases' }])],
  ['no reports', JSON.stringify([{ name: 'a', sha256: digestOf('a'), reports: [] }])],
  ['a name that is not known', JSON.stringify([{ ...stored[0], key: 'secret-text' }])],
])('a list of keys with %s is refused, and the refusal shows nothing of it', (_what, text) => {
  const refusal = messageOf(() => parseApiKeys(text));

  expect(refusal).toContain('The list of API keys does not fit:');
  expect(refusal).toContain('What to do: ');
  expect(refusal).not.toContain('secret-text');
  expect(refusal).not.toContain(digestOf('a'));
});

function messageOf(act: () => unknown): string {
  try {
    return `no refusal: ${JSON.stringify(act())}`;
  } catch (error) {
    return String(error);
  }
}
