import type { ReportCalendar } from '../../analyse/calendar/report-calendar.ts';
import type { Report } from '../../analyse/report.ts';
import { formatDay } from './format/format.ts';

/** Whose bank holidays they are. */
export const nationInWords: Readonly<Record<ReportCalendar['name'], string>> = {
  'england-and-wales': 'England and Wales',
  scotland: 'Scotland',
  'northern-ireland': 'Northern Ireland',
};

/** What working days are in this report; none where the settings name no calendar. */
export function workingDaysInWords({ calendar, asAtDay }: Pick<Report, 'calendar' | 'asAtDay'>): string[] {
  if (calendar === undefined) return [];
  const own = calendar.closedDays ? ' and the firm’s own closed days' : '';
  return [
    `Working days are Monday to Friday, less the bank holidays of ${nationInWords[calendar.name]}${own}. The day on which a case came into its stage is day 0.`,
    ...(asAtDay > calendar.checkedTo
      ? [
          `The bank holidays were checked against the official lists up to ${formatDay(calendar.checkedTo)} only; those after it are by the usual rules.`,
        ]
      : []),
  ];
}

/** Why the report comes later than it was due: nothing where it does not, or for another reason. */
export function postponedInWords({ postponed, calendar }: Pick<Report, 'postponed' | 'calendar'>): string | undefined {
  if (postponed === undefined) return undefined;
  const where = calendar === undefined ? '' : ` in ${nationInWords[calendar.name]}`;
  const why = postponed.why === 'bank-holiday' ? `a bank holiday${where}` : 'a day on which the firm was closed';
  return `Due on ${formatDay(postponed.dueDay)}, ${why}: it comes on the next working day.`;
}
