import type { Day } from '../../../analyse/case.ts';
import { dayMilliseconds } from '../../../analyse/day.ts';
import { currencyOf } from '../../words/format/format-money.ts';

const dayZero = Date.UTC(1899, 11, 30);

/* Number formats as Excel writes them; each shows its number to any reader's own decimal and date words. */

export const countFormat = '#,##0';

export const meanFormat = '0.0';

export const shareFormat = '0.0%';

export const dayFormat = 'dd mmm yyyy';

/** `£#,##0.00`, `[$€]#,##0.00`, `[$CHF ]#,##0.00`, `[$JP¥]#,##0` */
export function moneyFormat(currency: string): string {
  const { symbol, digits } = currencyOf(currency);
  return `${sign(symbol)}${countFormat}${digits === 0 ? '' : `.${'0'.repeat(digits)}`}`;
}

/** For a sum over cases: one that comes to nothing shows a dash, and the cell still holds 0. */
export function moneySumFormat(currency: string): string {
  const format = moneyFormat(currency);
  return `${format};-${format};"–"`;
}

/** Whole pounds, for where space is short; the cell still holds the pence. */
export function wholeMoneyFormat(currency: string): string {
  return `${sign(currencyOf(currency).symbol)}${countFormat}`;
}

/** `+6`, `-2`, `no change` */
export const changeFormat = `+${countFormat};-${countFormat};"no change"`;

/** `+£1,200`, `-£0.40`, `no change`: as short as `shortMoneyFormat` is for this amount in minor units. */
export function moneyChangeFormat(currency: string, minor: number): string {
  const amount = shortMoneyFormat(currency, minor);
  return `+${amount};-${amount};"no change"`;
}

/** `16 last time` */
export const lastTimeFormat = `${countFormat}" last time"`;

/** `1 case`, `1,234 cases` around a number that stays a number. */
export function countFormatOf(noun: string, plural = `${noun}s`): string {
  return `[=1]${countFormat}" ${noun}";${countFormat}" ${plural}"`;
}

/**
 * Where space is short, for this amount in minor units: whole pounds, unless these would say much less, or nothing at all.
 * An amount under 1,000 pounds that is not of whole ones is exact.
 */
export function shortMoneyFormat(currency: string, minor: number | undefined): string {
  const unit = 10 ** currencyOf(currency).digits;
  const isSmall = minor !== undefined && Math.abs(minor) < 1_000 * unit && minor % unit !== 0;
  return isSmall ? moneyFormat(currency) : wholeMoneyFormat(currency);
}

/** From minor units to the ones that people write. */
export function toMajor(minor: number, currency: string): number {
  return minor / minorUnits(currency);
}

/** How many minor units make one of those that people write. */
export function minorUnits(currency: string): number {
  return 10 ** currencyOf(currency).digits;
}

/** From the units that people write to minor ones. */
export function toMinor(major: number, currency: string): number {
  return Math.round(major * minorUnits(currency));
}

function sign(symbol: string): string {
  // A code that is none may hold what has a meaning within the brackets.
  return symbol === '£' ? symbol : `[$${symbol.replace(/[^\p{L}\p{N}\p{Sc} ]/gu, '')}]`;
}

/** The number that Excel has for a day; its calendar is wrong before March 1900 and ends with the year 9999. */
export function daySerial(day: Day): number | undefined {
  const known = knownSerials.get(day);
  if (known !== undefined) return known;
  const serial = serialOf(day);
  // Thousands of cells share a few hundred days; what is no day at all may be anything.
  if (serial !== undefined) knownSerials.set(day, serial);
  return serial;
}

const knownSerials = new Map<Day, number>();

function serialOf(day: Day): number | undefined {
  const at = Date.parse(`${day}T00:00:00.000Z`);
  return day >= '1900-03-01' && day <= '9999-12-31' && !Number.isNaN(at) ? (at - dayZero) / dayMilliseconds : undefined;
}
