import { Cron } from 'croner';

const months = 'JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC';
const weekdays = 'SUN|MON|TUE|WED|THU|FRI|SAT';
/** Least and most of the numbers of a field, and the words that may stand in it. Source: EventBridge Scheduler's user guide. */
const cronFields = [
  { least: 0, most: 59, words: /^$/ },
  { least: 0, most: 23, words: /^$/ },
  { least: 1, most: 31, words: /^(?:L|W|LW)$/ },
  { least: 1, most: 12, words: new RegExp(`^(?:${months})$`, 'i') },
  { least: 1, most: 7, words: new RegExp(`^(?:L|${weekdays})$`, 'i') },
  { least: 1970, most: 2199, words: /^$/ },
] as const;

/**
 * Opens a schedule: EventBridge Scheduler's six fields, read in a time zone.
 *
 * @throws Error for fields that cannot be read.
 */
export function openCron(cron: string, timezone: string): Cron {
  return new Cron(`0 ${inCronerWords(cron)}`, {
    timezone,
    mode: '7-part',
    // Weekdays from 1 for Sunday, and steps from a number ("0/15"), as EventBridge counts them.
    alternativeWeekdays: true,
    sloppyRanges: true,
    paused: true,
  });
}

/**
 * Whether EventBridge Scheduler would take these as its six fields: minute, hour, day of the month, month, day of the week
 * and year, with `?` for exactly one of the two days; and whether we can read them, to tell when a report is due.
 */
export function isCron(text: string): boolean {
  if (!hasCronFields(text)) return false;
  try {
    openCron(text, 'UTC');
    return true;
  } catch {
    return false;
  }
}

// A bare L among the weekdays is the last day of EventBridge's week; Croner knows it only with a weekday before it.
function inCronerWords(cron: string): string {
  return cron
    .split(' ')
    .map((field, index) => (index === 4 ? field.replace(/^L$/i, 'SAT') : field))
    .join(' ');
}

function hasCronFields(text: string): boolean {
  const fields = text.split(' ');
  if (fields.length !== cronFields.length || (fields[2] === '?') === (fields[4] === '?')) return false;
  return cronFields.every(({ least, most, words }, index) => {
    const field = fields[index] ?? '';
    if (field === '?') return index === 2 || index === 4;
    if (!/^(?:\*|\w+)(?:[-/#,](?:\*|\w+))*$/.test(field)) return false;
    return field
      .split(/[-/#,*]/)
      .flatMap((part) => part.match(/\d+|[A-Za-z]+/g) ?? [])
      .every((part) => (/^\d/.test(part) ? Number(part) >= least && Number(part) <= most : words.test(part)));
  });
}
