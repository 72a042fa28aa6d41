import type { Day, Instant } from './case.ts';

/** A day of 24 hours; those on which the clocks change have another number. */
export const dayMilliseconds = 86_400_000;
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Calendar days from one day to another: 0 for the same day, below 0 if `to` is the earlier. */
export function daysBetween(from: Day, to: Day): number {
  return dayNumber(to) - dayNumber(from);
}

/**
 * Days since 1970, by arithmetic: a report asks for some hundred thousand, and `Date.parse` takes five times as long. They
 * are counted from 1 March, so that a leap day is the last of its year.
 *
 * @param text that begins with a day; NaN for what is none
 */
export function dayNumber(text: Day | Instant): number {
  // A year of more than four digits, or no day at all.
  if (text[4] !== '-' || text[7] !== '-') return Math.floor(Date.parse(text) / dayMilliseconds);
  const year = twoDigits(text, 0) * 100 + twoDigits(text, 2);
  const [month, day] = [twoDigits(text, 5), twoDigits(text, 8)];
  const [marchYear, marchMonth] = month < 3 ? [year - 1, month + 9] : [year, month - 3];
  const leapDays = Math.floor(marchYear / 4) - Math.floor(marchYear / 100) + Math.floor(marchYear / 400);
  return marchYear * 365 + leapDays + Math.floor((153 * marchMonth + 2) / 5) + day - 1 - daysTo1970;
}

/** From 1 March of the year 0. */
const daysTo1970 = 719_468;

/** The number of which a text has two digits there. */
export function twoDigits(text: string, at: number): number {
  return (text.charCodeAt(at) - zero) * 10 + text.charCodeAt(at + 1) - zero;
}

const zero = '0'.charCodeAt(0);

/** The day so many days later; earlier if `days` is below 0. */
export function addDays(day: Day, days: number): Day {
  return dayOf(Date.parse(day) + days * dayMilliseconds);
}

/** The UTC day of a moment in milliseconds since 1970. */
export function dayOf(milliseconds: number): Day {
  const text = new Date(milliseconds).toISOString();
  return text.slice(0, text.indexOf('T'));
}

/** "12 Oct 2026" */
export function dayInWords(day: Day): string {
  const [year = '', month = '', date = ''] = day.split('-');
  return `${Number(date)} ${months[Number(month) - 1]} ${year}`;
}
