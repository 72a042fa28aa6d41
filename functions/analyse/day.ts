import type { Day } from './case.ts';

/** A day of 24 hours; those on which the clocks change have another number. */
export const dayMilliseconds = 86_400_000;
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Calendar days from one day to another: 0 for the same day, below 0 if `to` is the earlier. */
export function daysBetween(from: Day, to: Day): number {
  return numberOf(to) - numberOf(from);
}

const numbers = new Map<Day, number>();

/** Some years of days: more are asked about only where dates are odd. */
const mostNumbers = 20_000;

/** Days since 1970. A report asks of the same few days some hundred thousand times. */
function numberOf(day: Day): number {
  const known = numbers.get(day);
  if (known !== undefined) return known;
  const number = Date.parse(day) / dayMilliseconds;
  if (numbers.size < mostNumbers) numbers.set(day, number);
  return number;
}

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
