import { Temporal } from 'temporal-polyfill';
import type { Day, Instant } from '../../analyse/case.ts';

/** A day of 24 hours. */
export const millisecondsADay = 86_400_000;

/*
 * Plannr's times. Documented is ISO 8601 with the offset of the UK clock; docs/plannr.md, section 11, asks to take a bare
 * date as that London day, and `Z` and fractions too. A time without an offset is read by the UK clock as well, since
 * that is where Plannr's clock stands.
 */

const dayPattern = /^(\d{4})-(\d{2})-(\d{2})$/;
const timePattern = /^(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d+))?)?(Z|[+-]\d{2}(?::?\d{2})?)?$/i;

const daysInMonth = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** The instant a text stands for; a bare date is the beginning of that London day. `undefined` where it is neither. */
export function instantFrom(text: string): Instant | undefined {
  return documentedInstantFrom(text) ?? anyInstantFrom(text);
}

/** As documented, such as `2026-07-01T09:30:00+01:00`. */
const documentedPattern = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\+0[01]:00$/;

/**
 * The documented form, of which a large firm sends hundreds of thousands: by the hour alone, where the day of UTC is the
 * same. `undefined` for all the rest, and for what is no time.
 */
function documentedInstantFrom(text: string): Instant | undefined {
  if (
    !documentedPattern.test(text) ||
    !isRealDay(twoDigits(text, 0) * 100 + twoDigits(text, 2), twoDigits(text, 5), twoDigits(text, 8))
  )
    return undefined;
  const hour = twoDigits(text, 11) - twoDigits(text, 20);
  if (hour < 0 || twoDigits(text, 11) > 23 || twoDigits(text, 14) > 59 || twoDigits(text, 17) > 59) return undefined;
  // Joined, since a template of such pieces keeps them, and the whole text that they were cut from, in memory.
  return [text.slice(0, 11), hour < 10 ? '0' : '', hour, text.slice(13, 19), '.000Z'].join('');
}

function twoDigits(text: string, at: number): number {
  return (text.charCodeAt(at) - zero) * 10 + text.charCodeAt(at + 1) - zero;
}

const zero = '0'.charCodeAt(0);

/** Every form that is understood, by the calendar and the London clock. */
export function anyInstantFrom(text: string): Instant | undefined {
  if (isDay(text)) return new Date(startOfLondonDay(text)).toISOString();
  const parts = timePattern.exec(text);
  if (parts === null) return undefined;
  const [, year, month, day, hour, minute, second = '0', fraction = '', offset] = parts;
  if (!isRealDay(Number(year), Number(month), Number(day))) return undefined;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return undefined;
  const wallTime = Date.UTC(
    Number(year),
    Number(month) - 1,
    Number(day),
    Number(hour),
    Number(minute),
    Number(second),
    Number(fraction.padEnd(3, '0').slice(0, 3)),
  );
  const offsetMs = offset === undefined ? londonOffset(`${year}-${month}-${day}`, wallTime) : offsetFrom(offset);
  return offsetMs === undefined ? undefined : new Date(wallTime - offsetMs).toISOString();
}

/** As `instantFrom`, but a bare day stays one: a review is due on a day. */
export function instantOrDayFrom(text: string): Instant | Day | undefined {
  return isDay(text) ? text : instantFrom(text);
}

function isDay(text: string): boolean {
  const parts = dayPattern.exec(text);
  return parts !== null && isRealDay(Number(parts[1]), Number(parts[2]), Number(parts[3]));
}

// A case of another century is a slip of the keyboard, or a date that stands for none: 0000-00-00, 9999-12-31.
const years = { first: 1900, last: 2200 };

function isRealDay(year: number, month: number, day: number): boolean {
  if (year < years.first || year > years.last) return false;
  const isLeapYear = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const days = month === 2 && isLeapYear ? 29 : daysInMonth[month - 1];
  return days !== undefined && day >= 1 && day <= days;
}

function offsetFrom(text: string): number | undefined {
  if (text.toUpperCase() === 'Z') return 0;
  const hours = Number(text.slice(1, 3));
  const minutes = Number(text.slice(3).replace(':', ''));
  if (hours > 14 || minutes > 59) return undefined;
  return (text.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) * 60_000;
}

function londonOffset(day: Day, wallTime: number): number {
  const atStart = Date.parse(`${day}T00:00:00Z`) - startOfLondonDay(day);
  const nextDay = new Date(Date.parse(`${day}T00:00:00Z`) + millisecondsADay).toISOString().slice(0, 10);
  const atEnd = Date.parse(`${nextDay}T00:00:00Z`) - startOfLondonDay(nextDay);
  if (atStart === atEnd) return atStart;
  // The clocks change on this day, which happens twice a year: only then is it worth asking.
  const wall = Temporal.PlainDateTime.from(new Date(wallTime).toISOString().slice(0, -1));
  return wallTime - wall.toZonedDateTime('Europe/London').epochMilliseconds;
}

// Thousands of cases share a few hundred days; the zone is looked up once for each.
const knownStarts = new Map<Day, number>();

function startOfLondonDay(day: Day): number {
  const known = knownStarts.get(day);
  if (known !== undefined) return known;
  const start = Temporal.PlainDate.from(day).toZonedDateTime('Europe/London').epochMilliseconds;
  knownStarts.set(day, start);
  return start;
}
