import type { Day, Instant } from '../../../analyse/case.ts';
import { dayMilliseconds } from '../../../analyse/day.ts';
import type { Period } from '../../../analyse/period.ts';

/*
 * How counts, days and instants are written for people, alike in mail and workbook; money is in format-money.ts.
 * Days are spelt out by our own lists: what Intl calls September ("Sep" or "Sept") changes with its data.
 */

const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const wholeNumbers = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 });
const clocks = new Map<string, Intl.DateTimeFormat>();

/** `1,234` */
export function formatNumber(whole: number): string {
  // Most have no comma, and Intl takes a hundred times as long.
  if (Number.isInteger(whole) && whole > 0 && whole < 1_000) return String(whole);
  return wholeNumbers.format(whole);
}

/** `1 case`, `1,234 cases`; give the plural where it does not end in -s. */
export function formatCount(count: number, noun: string, plural = `${noun}s`): string {
  return `${formatNumber(count)} ${count === 1 ? noun : plural}`;
}

/** Of 0 to 1: `99.9%`, rounded down, so that it says 100% only where nothing is missing. */
export function formatShare(share: number): string {
  // The small part makes up for shares such as 0.57, which times 1,000 is 569.99….
  return `${Math.floor(share * 1000 + 1e-9) / 10}%`;
}

/** Of 0 to 1: `88.9%`, to the nearest tenth as a cell shows it. */
export function formatPart(part: number): string {
  return `${Math.round(part * 1000) / 10}%`;
}

/** `Sun 22 Nov 2026` */
export function formatDay(day: Day): string {
  const { year, month, date } = partsOf(day);
  // 1 January 1970 was a Thursday.
  const weekday = (((Date.UTC(year, month - 1, date) / dayMilliseconds + 4) % 7) + 7) % 7;
  return `${weekdays[weekday]} ${date} ${months[month - 1]?.slice(0, 3)} ${year}`;
}

/** `22 Nov`, for where space is short and the year is plain */
export function formatDayShort(day: Day): string {
  const { month, date } = partsOf(day);
  return `${date} ${months[month - 1]?.slice(0, 3)}`;
}

/** `Mon 23 Nov 2026, 07:00 (Europe/London)` */
export function formatInstant(instant: Instant, timezone: string): string {
  const parts = partsOfInstant(instant, timezone);
  const day = formatDay(`${parts.get('year')}-${parts.get('month')}-${parts.get('day')}`);
  return `${day}, ${parts.get('hour')}:${parts.get('minute')} (${timezone})`;
}

/** `07:00`, where the day and the zone are said beside it */
export function formatClock(instant: Instant, timezone: string): string {
  const parts = partsOfInstant(instant, timezone);
  return `${parts.get('hour')}:${parts.get('minute')}`;
}

function partsOfInstant(instant: Instant, timezone: string): ReadonlyMap<string, string> {
  const clock =
    clocks.get(timezone) ??
    new Intl.DateTimeFormat('en-GB', {
      timeZone: timezone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    });
  clocks.set(timezone, clock);
  return new Map(clock.formatToParts(Date.parse(instant)).map(({ type, value }) => [type, value]));
}

/** `week to Sun 22 Nov 2026`, `November 2026` */
export function formatPeriod({ kind, firstDay, lastDay }: Pick<Period, 'kind' | 'firstDay' | 'lastDay'>): string {
  if (kind === 'week') return `week to ${formatDay(lastDay)}`;
  const { year, month } = partsOf(firstDay);
  return `${months[month - 1]} ${year}`;
}

function partsOf(day: Day): { readonly year: number; readonly month: number; readonly date: number } {
  const [year = Number.NaN, month = Number.NaN, date = Number.NaN] = day.split('-').map(Number);
  return { year, month, date };
}
