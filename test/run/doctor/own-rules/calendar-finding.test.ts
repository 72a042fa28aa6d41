import { expect, test } from 'vitest';
import { calendarFinding } from '../../../../functions/run/doctor/own-rules/calendar-finding.ts';
import { aReportSettings } from '../../../builders/a-report-settings.ts';

const now = '2026-11-23T07:00:00.000Z';

test('a firm in London that names no calendar is told of those there are, and one elsewhere is not', () => {
  const inLondon = calendarFinding(aReportSettings(), now);
  expect(inLondon.level).toBe('ok');
  expect(inLondon.what).toContain(
    'put "calendar": "england-and-wales" ("scotland", "northern-ireland") into reports.json',
  );

  const schedule = { cron: '0 7 ? * MON *', timezone: 'Europe/Madrid' };
  expect(calendarFinding(aReportSettings({ schedule }), now).what).toBe(
    'none: the time in stage is told in calendar days alone.',
  );
});

test('a calendar is told with up to when it is known to be right, and warned of once that is past', () => {
  const settings = aReportSettings({ calendar: 'scotland', closed: ['12-24/01-03', '2026-05-15'] });
  expect(calendarFinding(settings, now)).toEqual({
    level: 'ok',
    about: 'Calendar',
    what: 'scotland, with 2 closed days or periods of the firm’s own; held against the official lists up to 31 Dec 2028, and by the usual rules up to 31 Dec 2035.',
  });
  expect(calendarFinding(settings, '2029-01-01T07:00:00.000Z')).toMatchObject({
    level: 'warn',
    whatToDo: 'Deploy a newer Casebook, or put bank holidays that were moved or added into closed in reports.json.',
  });
});
