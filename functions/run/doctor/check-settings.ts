import { readSchedule } from '../schedule/report-schedule.ts';
import type { Check } from './subject.ts';

/** The settings fit, or the doctor would not have come this far: what is left is whether the schedule ever comes. */
export const checkSettings: Check = async ({ settings, now }) => {
  const { id, firm, clients, recipients, period, schedule } = settings;
  const about = 'Settings';
  const whom = clients === 'all' ? 'all clients' : `${clients.length} clients`;
  const readers = recipients.length === 1 ? '1 reader' : `${recipients.length} readers`;
  const nextDue = readSchedule(schedule).nextDue(now);
  return [
    { level: 'ok', about, what: `${id} of ${firm}: by the ${period}, of ${whom}, to ${readers}.` },
    nextDue === undefined
      ? {
          level: 'warn',
          about: 'Schedule',
          what: `"${schedule.cron}" never comes again.`,
          whatToDo: 'Change schedule.cron in reports.json, unless the report is only asked for through the URL.',
        }
      : { level: 'ok', about: 'Schedule', what: `next due ${localTime(nextDue, schedule.timezone)}.` },
  ];
};

function localTime(instant: string, timeZone: string): string {
  const format = new Intl.DateTimeFormat('en-GB', { timeZone, dateStyle: 'full', timeStyle: 'short' });
  return `${format.format(new Date(instant))} (${timeZone})`;
}
