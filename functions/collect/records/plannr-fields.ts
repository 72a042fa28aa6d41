import type { Day, Instant } from '../../analyse/case.ts';
import { Misfit } from './misfit.ts';
import { instantFrom, instantOrDayFrom } from './plannr-timestamps.ts';

/*
 * Single values as Plannr sends them: numbers and booleans may be strings. Source: docs/plannr.md, section 12, item 9.
 * No reason holds the value: it may be a client's.
 */

/** As it stands: nothing to trim, nothing to make small. */
const plainUuid = /^[0-9a-f-]+$/;

/** UUIDs are compared as text, so they are all kept in small letters. */
export function uuidFrom(value: unknown): string | Misfit {
  if (typeof value === 'string' && plainUuid.test(value)) return value;
  if (typeof value === 'string' && value.trim() !== '') return value.trim().toLowerCase();
  return new Misfit(isMissing(value) ? 'missing' : 'not a UUID');
}

/** A name, or the empty text where there is none: a case is not lost, with all its figures, for the want of a name. */
export function nameFrom(value: unknown): string | Misfit {
  return isMissing(value) || typeof value === 'string' || typeof value === 'number'
    ? textFrom(value)
    : new Misfit('not a text');
}

/** For what no figure hangs on. */
export function textFrom(value: unknown): string {
  if (typeof value === 'string') return value;
  return typeof value === 'number' ? String(value) : '';
}

export function wholeNumberFrom(value: unknown): number | undefined | Misfit {
  if (isMissing(value)) return undefined;
  return safeInteger(value) ?? new Misfit('not a whole number');
}

// A slip of the keyboard, not the value of a case; and a sum with a few of these in it would no longer be exact.
const mostMinor = 100_000_000_000_000;

/** An amount has to be there wherever there is a value. Source: docs/plannr.md, section 9. */
export function amountFrom(value: unknown): number | Misfit {
  if (isMissing(value)) return new Misfit('missing');
  const amount = safeInteger(value);
  if (amount === undefined) return new Misfit("not a whole number of the currency's smallest unit");
  return Math.abs(amount) > mostMinor
    ? new Misfit('more than any case is worth, or less than nothing by as much')
    : amount;
}

export function currencyFrom(value: unknown): string | Misfit {
  if (typeof value === 'string' && /^[A-Za-z]{3}$/.test(value.trim())) return value.trim().toUpperCase();
  return new Misfit(isMissing(value) ? 'missing' : 'not the three letters of a currency');
}

export function truthFrom(value: unknown): boolean | undefined | Misfit {
  if (isMissing(value)) return undefined;
  if (value === true || value === 1 || value === '1' || /^true$/i.test(String(value))) return true;
  if (value === false || value === 0 || value === '0' || /^false$/i.test(String(value))) return false;
  return new Misfit('neither true nor false');
}

export function timeFrom(value: unknown): Instant | undefined | Misfit {
  return isMissing(value) ? undefined : readTime(value, instantFrom);
}

export function neededTimeFrom(value: unknown): Instant | Misfit {
  return isMissing(value) ? new Misfit('missing') : readTime(value, instantFrom);
}

export function timeOrDayFrom(value: unknown): Instant | Day | undefined | Misfit {
  return isMissing(value) ? undefined : readTime(value, instantOrDayFrom);
}

/** For what only decides between two versions of a thing: a value that cannot be read is as good as none. */
export function roughTimeFrom(value: unknown): Instant | undefined {
  return typeof value === 'string' ? instantFrom(value.trim()) : undefined;
}

/** `#RRGGBB`, or nothing: no figure hangs on a colour. */
export function colourFrom(value: unknown): string | undefined {
  return typeof value === 'string' && /^#[0-9a-f]{6}$/i.test(value.trim()) ? value.trim() : undefined;
}

function isMissing(value: unknown): boolean {
  return value === null || value === undefined || value === '';
}

function readTime(value: unknown, read: (text: string) => string | undefined): string | Misfit {
  const found = typeof value === 'string' ? read(value.trim()) : undefined;
  return found ?? new Misfit('not a date and time');
}

function safeInteger(value: unknown): number | undefined {
  const number = typeof value === 'string' && /^-?\d+$/.test(value.trim()) ? Number(value) : value;
  // Adding 0 turns -0, which "-0" becomes, into 0.
  return typeof number === 'number' && Number.isSafeInteger(number) ? number + 0 : undefined;
}
