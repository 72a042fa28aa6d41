import { dayInWords } from '../../analyse/day.ts';
import { lastWholePeriod } from '../../analyse/period.ts';
import { scheduleFit, scheduleWarnings } from '../../schedule-fit.ts';
import { readSchedule } from '../schedule/report-schedule.ts';
import type { Finding } from './finding.ts';
import { calendarFinding } from './own-rules/calendar-finding.ts';
import { targetFindings } from './own-rules/targets-finding.ts';
import type { Check, Subject } from './subject.ts';

/** The settings fit, or the doctor would not have come this far: what is left is what the schedule brings, and whether it ever comes. */
export const checkSettings: Check = async ({ settings, now }) => {
  const { id, firm, clients, recipients, period } = settings;
  const whom = clients === 'all' ? 'all clients' : `${clients.length} clients`;
  const readers = recipients.length === 1 ? '1 reader' : `${recipients.length} readers`;
  const what = `${id} of ${firm}: by the ${period}, of ${whom}, to ${readers}.`;
  return [
    { level: 'ok', about: 'Settings', what },
    ...lookAtSchedule(settings, now),
    calendarFinding(settings, now),
    ...targetFindings(settings),
  ];
};

const about = 'Schedule';

function lookAtSchedule({ schedule, period }: Subject['settings'], now: string): readonly Finding[] {
  const nextDue = readSchedule(schedule).nextDue(now);
  if (nextDue === undefined) {
    const whatToDo = 'Change schedule.cron in reports.json, unless the report is only asked for through the URL.';
    return [{ level: 'warn', about, what: `"${schedule.cron}" never comes again.`, whatToDo }];
  }
  const { firstDay, lastDay } = lastWholePeriod(period, nextDue, schedule.timezone);
  const next = `next due ${localTime(nextDue, schedule.timezone)}, about ${dayInWords(firstDay)} to ${dayInWords(lastDay)}.`;
  return [
    { level: 'ok', about, what: next },
    ...whatItBrings(schedule, period),
    ...scheduleWarnings(schedule).map((warning): Finding => ({ level: 'warn', about, ...warning })),
  ];
}

/** How many of its times bring a mail, and what each is about. */
function whatItBrings(schedule: Subject['settings']['schedule'], period: 'week' | 'month'): readonly Finding[] {
  const fit = scheduleFit(schedule, period);
  if (fit === undefined) return [{ level: 'ok', about, what: 'comes once, and brings one mail.' }];
  const { times, mails, untold } = fit;
  const what = `comes ${times} times in a year and brings ${mails} mails, each about the whole ${period} before it`;
  if (untold === 0) return [{ level: 'ok', about, what: `${what}.` }];
  return [
    {
      level: 'warn',
      about,
      what: `${what}; ${untold} ${period}s of the year are told of in none.`,
      whatToDo: `Let it come once each ${period}, unless that is what you want.`,
    },
  ];
}

function localTime(instant: string, timeZone: string): string {
  const format = new Intl.DateTimeFormat('en-GB', { timeZone, dateStyle: 'full', timeStyle: 'short' });
  return `${format.format(new Date(instant))} (${timeZone})`;
}
