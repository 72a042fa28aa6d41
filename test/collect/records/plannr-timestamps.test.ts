import { expect, test } from 'vitest';
import { instantFrom, instantOrDayFrom } from '../../../functions/collect/records/plannr-timestamps.ts';

test.each([
  ['with the winter offset', '2026-01-09T17:35:05+00:00', '2026-01-09T17:35:05.000Z'],
  ['with the summer offset', '2026-04-09T17:35:05+01:00', '2026-04-09T16:35:05.000Z'],
  ['with an offset west of London', '2026-04-09T17:35:05-05:30', '2026-04-09T23:05:05.000Z'],
  ['with an offset without a colon', '2026-04-09T17:35:05+0100', '2026-04-09T16:35:05.000Z'],
  ['with Z', '2026-04-09T17:35:05Z', '2026-04-09T17:35:05.000Z'],
  ['with microseconds, as Laravel writes them', '2026-04-09T17:35:05.123456Z', '2026-04-09T17:35:05.123Z'],
  ['with a tenth of a second', '2026-04-09T17:35:05.5Z', '2026-04-09T17:35:05.500Z'],
  ['over the end of a year', '2026-12-31T23:30:00-01:00', '2027-01-01T00:30:00.000Z'],
  ['on a leap day', '2028-02-29T00:00:00Z', '2028-02-29T00:00:00.000Z'],
])('a time %s is read as its instant', (_, text, instant) => {
  expect(instantFrom(text)).toBe(instant);
});

test.each([
  ['in winter', '2026-11-23', '2026-11-23T00:00:00.000Z'],
  ['in summer', '2026-07-01', '2026-06-30T23:00:00.000Z'],
  ['on which the clocks go forward', '2026-03-29', '2026-03-29T00:00:00.000Z'],
  ['after which the clocks went forward', '2026-03-30', '2026-03-29T23:00:00.000Z'],
  ['on which the clocks go back', '2026-10-25', '2026-10-24T23:00:00.000Z'],
])('a bare date %s is the beginning of that day in London', (_, text, instant) => {
  expect(instantFrom(text)).toBe(instant);
});

test.each([
  ['in winter', '2026-01-09 17:35:05', '2026-01-09T17:35:05.000Z'],
  ['in summer', '2026-07-09T17:35:05', '2026-07-09T16:35:05.000Z'],
  ['before the clocks go forward', '2026-03-29T00:30:00', '2026-03-29T00:30:00.000Z'],
  ['after the clocks went forward', '2026-03-29T12:00:00', '2026-03-29T11:00:00.000Z'],
  ['after the clocks went back', '2026-10-25T12:00:00', '2026-10-25T12:00:00.000Z'],
])('a time without an offset %s is one of the London clock', (_, text, instant) => {
  expect(instantFrom(text)).toBe(instant);
});

test.each([
  'yesterday',
  '2026-02-30',
  '2027-02-29',
  '2026-13-01',
  '2026-00-10',
  '2026-01-00T00:00:00Z',
  '2026-01-01T24:00:00Z',
  '2026-01-01T10:60:00Z',
  '2026-01-01T10:00:00+15:00',
  '0000-00-00 00:00:00',
  '09/04/2026',
  '1712680505',
  '',
])('"%s" is no time', (text) => {
  expect(instantFrom(text)).toBeUndefined();
});

test('a review on a bare date stays that day, and one at a time is an instant', () => {
  expect(instantOrDayFrom('2026-07-01')).toBe('2026-07-01');
  expect(instantOrDayFrom('2026-07-01T09:00:00+01:00')).toBe('2026-07-01T08:00:00.000Z');
  expect(instantOrDayFrom('2026-02-30')).toBeUndefined();
});
