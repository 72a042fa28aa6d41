import { describe, expect, test } from 'vitest';
import { isCron } from '../functions/cron.ts';
import { readSchedule } from '../functions/run/schedule/report-schedule.ts';
import { scheduleFit, scheduleMisfit, scheduleWarnings } from '../functions/schedule-fit.ts';

const timezone = 'Europe/London';

const at = (cron: string, zone = timezone) => ({ cron, timezone: zone });

// Counted by hand from a calendar: 52 weeks have 260 days from Monday to Friday.
test.each([
  ['0 7 ? * MON *', 'week', { times: 52, mails: 52, untold: 0 }],
  ['0 7 ? * MON-FRI *', 'week', { times: 260, mails: 52, untold: 0 }],
  ['0 7 ? * MON *', 'month', { times: 52, mails: 12, untold: 0 }],
  ['0 8 1 * ? *', 'month', { times: 12, mails: 12, untold: 0 }],
  ['0 8 1 * ? *', 'week', { times: 12, mails: 12, untold: 40 }],
  ['0 8 L * ? *', 'month', { times: 12, mails: 12, untold: 0 }],
  ['0 8 1 1/3 ? *', 'month', { times: 4, mails: 4, untold: 8 }],
  ['0 7 ? * MON#1,MON#3 *', 'week', { times: 24, mails: 24, untold: 28 }],
] as const)('"%s" by the %s brings %o in a year', (cron, period, fit) => {
  expect(scheduleFit(at(cron), period)).toMatchObject(fit);
});

test('a schedule that comes once, or is over, goes with any period', () => {
  for (const cron of ['0 7 1 1 ? 2030', '0 7 1 1 ? 2020']) {
    expect(scheduleFit(at(cron), 'week')).toBeUndefined();
    expect(scheduleMisfit(at(cron), 'week')).toBeUndefined();
  }
});

describe('a schedule that does not go with the period is refused, with the two ways to mend it', () => {
  test.each([
    [
      '0 7 ? * MON-FRI *',
      'week',
      'of the 260 times in a year, 52 would bring a mail, each about the whole week before. Write one time a week, such as "0 7 ? * MON *", or ask for the report through the URL on the other days',
    ],
    [
      '0 7 ? * MON *',
      'month',
      'of the 52 times in a year, 12 would bring a mail, each about the whole month before. Write one time a month, such as "0 7 1 * ? *", or, for a report each week, write "period": "week"',
    ],
    [
      '0 8 1 * ? *',
      'week',
      'the 12 times in a year would bring 12 mails, each about one week, and 40 weeks would be told of in none. Write "period": "month", or a time each week, such as "0 7 ? * MON *"',
    ],
    ['0 0/6 ? * * *', 'week', 'of the first 400 times'],
    ['0 8 LW * ? *', 'week', 'Write "period": "month"'],
  ] as const)('"%s" by the %s', (cron, period, expected) => {
    expect(scheduleMisfit(at(cron), period)).toContain(expected);
  });

  test.each([
    ['0 7 ? * MON *', 'week'],
    ['0 7 ? * FRI *', 'week'],
    ['0 7 ? * MON#1,MON#3 *', 'week'],
    ['0 8 1 * ? *', 'month'],
    ['0 8 LW * ? *', 'month'],
    ['0 8 1 1/3 ? *', 'month'],
  ] as const)('and "%s" by the %s is not', (cron, period) => {
    expect(scheduleMisfit(at(cron), period)).toBeUndefined();
  });
});

test('a time at which the clocks may change is warned of, where they do change', () => {
  expect(scheduleWarnings(at('30 1 ? * SUN *'))).toEqual([
    {
      what: 'comes at 01:30, when the clocks of Europe/London may change: where they go forward over it, that day brings no report.',
      whatToDo: 'Choose 04:00 or later.',
    },
  ]);
  expect(scheduleWarnings(at('59 3 ? * MON *'))).toHaveLength(1);
  expect(scheduleWarnings(at('0 4 ? * MON *'))).toEqual([]);
  expect(scheduleWarnings(at('30 1 ? * SUN *', 'UTC'))).toEqual([]);
});

// One judge: whatever the settings take, the schedule's reader reads.
const days = ['?', '*', '1', 'L', 'LW', '1W', 'L-3', '15,L', '31W', '1-5', '28-3', '*/2', 'W', '5L'];
const weekdays = ['?', 'MON', 'MON#6', 'MON#5', 'FRI-MON', 'L', '6L', '2#1', '2#0', 'SUN-SAT', '7-2', '1,3', 'MONL'];
test.each(days.flatMap((day) => weekdays.map((weekday) => `0 7 ${day} * ${weekday} *`)))('"%s"', (cron) => {
  const reads = () => readSchedule(at(cron)).nextDue('2026-11-27T00:00:00.000Z');
  if (isCron(cron)) expect(reads).not.toThrow();
});

test.each(['0 7 ? * MON#6 *', '0 7 ? * FRI-MON *', '0 7 L-3 * ? *'])(
  '"%s" is refused, not taken and never read',
  (cron) => {
    expect(isCron(cron)).toBe(false);
  },
);
