import { expect, test } from 'vitest';
import { retryAfterMilliseconds } from '../../../functions/collect/client/patience.ts';

const now = Date.parse('2026-11-23T07:00:00Z');

test.each([
  ['a number of seconds', '30', 30_000],
  ['an HTTP date', 'Mon, 23 Nov 2026 07:00:45 GMT', 45_000],
])('%s is waited for', (_, header, milliseconds) => {
  expect(retryAfterMilliseconds(header, now)).toBe(milliseconds);
});

test.each([
  ['nothing', null],
  ['an empty text', ''],
  ['no wait', '0'],
  ['a negative wait', '-5'],
  ['a date in the past', 'Mon, 23 Nov 2026 06:59:00 GMT'],
  ['words', 'a while'],
])('%s leaves the wait to us', (_, header) => {
  expect(retryAfterMilliseconds(header, now)).toBeUndefined();
});
