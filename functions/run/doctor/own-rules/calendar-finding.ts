import { calendarOf } from '../../../analyse/calendar/report-calendar.ts';
import { dayInWords } from '../../../analyse/day.ts';
import type { Finding } from '../finding.ts';
import type { Subject } from '../subject.ts';

/** Up to when its bank holidays can be relied on; or, where it names none, which it could name. */
export function calendarFinding({ calendar, closed, schedule }: Subject['settings'], now: string): Finding {
  const about = 'Calendar';
  const found = calendarOf({ calendar, closed });
  if (found === undefined) {
    const isBritish = schedule.timezone === 'Europe/London';
    const what = 'none: the time in stage is told in calendar days alone.';
    const whatToDo =
      'For working days put "calendar": "england-and-wales" ("scotland", "northern-ireland") into reports.json.';
    return { level: 'ok', about, what: isBritish ? `${what} ${whatToDo}` : what };
  }
  const own =
    closed.length === 0
      ? 'no closed days of the firm’s own'
      : `${closed.length} closed days or periods of the firm’s own`;
  const what = `${found.name}, with ${own}; held against the official lists up to ${dayInWords(found.checkedTo)}, and by the usual rules up to ${dayInWords(found.knownTo)}.`;
  if (now.slice(0, 10) <= found.checkedTo) return { level: 'ok', about, what };
  const whatToDo =
    'Deploy a newer Casebook, or put bank holidays that were moved or added into closed in reports.json.';
  return { level: 'warn', about, what, whatToDo };
}
