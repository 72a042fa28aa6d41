import { expect, test } from 'vitest';
import {
  formatCount,
  formatDay,
  formatInstant,
  formatNumber,
  formatPeriod,
  formatShare,
} from '../../../../functions/render/words/format/format.ts';
import {
  formatAmounts,
  formatMoney,
  formatMoneyShort,
} from '../../../../functions/render/words/format/format-money.ts';
import { oneLine } from '../../../../functions/render/words/format/one-line.ts';

test.each([
  [124_050_000, 'GBP', '£1,240,500.00'],
  [5, 'GBP', '£0.05'],
  [0, 'GBP', '£0.00'],
  [-0, 'GBP', '£0.00'],
  [-1_250, 'GBP', '-£12.50'],
  [4_500_000, 'EUR', '€45,000.00'],
  [12_345, 'USD', 'US$123.45'],
  [1_000, 'CHF', 'CHF 10.00'],
  // The yen has no smaller unit and the Kuwaiti dinar has a thousand fils.
  [500, 'JPY', 'JP¥500'],
  [1_234, 'KWD', 'KWD 1.234'],
  // By ISO 4217, whatever is usual in the shops there.
  [1_234_567, 'HUF', 'HUF 12,345.67'],
  [1_234_567, 'PKR', 'PKR 12,345.67'],
  [1_234_567, 'IDR', 'IDR 12,345.67'],
  [1_234_567, 'COP', 'COP 12,345.67'],
  [1_234_567, 'IQD', 'IQD 1,234.567'],
  [1_234_567, 'LYD', 'LYD 1,234.567'],
  [1_234_567, 'CLF', 'CLF 123.4567'],
  [1_234_567, 'KRW', '₩1,234,567'],
  // No currency that anybody knows, shown with what was sent.
  [1_234, 'POINTS', 'POINTS 12.34'],
  [9_007_199_254_740_991, 'GBP', '£90,071,992,547,409.91'],
])('%d minor units of %s are written exactly', (minor, currency, written) => {
  expect(formatMoney(minor, currency)).toBe(written);
});

test.each([
  [0, 'GBP', '£0'],
  [95_049, 'GBP', '£950'],
  [95_050, 'GBP', '£951'],
  [999_949, 'GBP', '£9,999'],
  [999_950, 'GBP', '£10k'],
  [1_244_999, 'GBP', '£12.4k'],
  [1_245_000, 'GBP', '£12.5k'],
  [12_345_600, 'GBP', '£123k'],
  [99_949_999, 'GBP', '£999k'],
  [99_950_000, 'GBP', '£1m'],
  [124_050_000, 'GBP', '£1.24m'],
  [1_240_000_000, 'GBP', '£12.4m'],
  [99_950_000_000, 'GBP', '£1bn'],
  [124_000_000_000, 'GBP', '£1.24bn'],
  [-124_050_000, 'GBP', '-£1.24m'],
  [901_000_000_000_000, 'GBP', '£9.01tn'],
  [99_950_000_000_000, 'GBP', '£1tn'],
  [99_949_999_999_999, 'GBP', '£999bn'],
  [9_007_199_254_740_991, 'GBP', '£90.1tn'],
  // Less than one pound would look like nothing.
  [-49, 'GBP', '-£0.49'],
  [500, 'KWD', 'KWD 0.500'],
  [99, 'GBP', '£0.99'],
  [100, 'GBP', '£1'],
  [4_500_000, 'EUR', '€45k'],
  [45_000, 'JPY', 'JP¥45k'],
])('a headline shortens %d minor units of %s', (minor, currency, written) => {
  expect(formatMoneyShort(minor, currency)).toBe(written);
});

test('each currency is written by itself, pounds first, and none is left out', () => {
  expect(formatAmounts({ EUR: 100, GBP: 200, USD: 300 }, ['GBP', 'EUR'])).toEqual(['£2.00', '€1.00', 'US$3.00']);
  expect(formatAmounts({}, ['GBP'])).toEqual([]);
});

test.each([
  ['2026-11-22', 'Sun 22 Nov 2026'],
  ['2026-09-01', 'Tue 1 Sep 2026'],
  ['2024-02-29', 'Thu 29 Feb 2024'],
  ['1969-12-31', 'Wed 31 Dec 1969'],
  ['2027-01-01', 'Fri 1 Jan 2027'],
])('%s is %s', (day, written) => {
  expect(formatDay(day)).toBe(written);
});

test.each([
  ['2026-11-23T07:00:00.000Z', 'Europe/London', 'Mon 23 Nov 2026, 07:00 (Europe/London)'],
  ['2026-06-30T23:05:00.000Z', 'Europe/London', 'Wed 1 Jul 2026, 00:05 (Europe/London)'],
  ['2026-12-31T23:30:00.000Z', 'America/New_York', 'Thu 31 Dec 2026, 18:30 (America/New_York)'],
])('%s in %s is %s', (instant, zone, written) => {
  expect(formatInstant(instant, zone)).toBe(written);
});

test('a week is named by its last day and a month by its name', () => {
  expect(formatPeriod({ kind: 'week', firstDay: '2026-12-28', lastDay: '2027-01-03' })).toBe('week to Sun 3 Jan 2027');
  expect(formatPeriod({ kind: 'month', firstDay: '2026-11-01', lastDay: '2026-11-30' })).toBe('November 2026');
});

test('one is one case and the rest are cases', () => {
  expect([0, 1, 2, 1234].map((count) => formatCount(count, 'case'))).toEqual([
    '0 cases',
    '1 case',
    '2 cases',
    '1,234 cases',
  ]);
  expect(formatCount(2, 'currency', 'currencies')).toBe('2 currencies');
});

test('a share says 100% only where nothing is missing', () => {
  expect([0, 0.57, 0.99999, 1].map(formatShare)).toEqual(['0%', '57%', '99.9%', '100%']);
});

test('a text from outside can neither add a line nor turn the direction of ours', () => {
  expect(oneLine(' Fact\r\nFind\u2028\u0000\u202etxt.exe ')).toBe('Fact Find txt.exe');
  expect(oneLine('lone \ud83d surrogate')).toBe('lone \ufffd surrogate');
});

test('a long text is cut between the characters that a reader sees', () => {
  expect(oneLine('x'.repeat(60), 60)).toBe('x'.repeat(60));
  expect(oneLine('x'.repeat(61), 60)).toBe(`${'x'.repeat(59)}…`);
  const family = '👨‍👩‍👧';
  expect(oneLine(family.repeat(61), 60)).toBe(`${family.repeat(59)}…`);
  expect(oneLine(family.repeat(60), 60)).toBe(family.repeat(60));
});

test('a number is written alike on both sides of its first comma', () => {
  expect([0, 1, 10, 999, 1000, 1001, 1_234_567, -1, -999, -1000].map(formatNumber)).toEqual([
    '0',
    '1',
    '10',
    '999',
    '1,000',
    '1,001',
    '1,234,567',
    '-1',
    '-999',
    '-1,000',
  ]);
});
