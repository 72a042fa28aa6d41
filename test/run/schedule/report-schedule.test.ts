import { expect, test } from 'vitest';
import { readSchedule } from '../../../functions/run/schedule/report-schedule.ts';

const timezone = 'Europe/London';
const mondays = readSchedule({ cron: '0 7 ? * MON *', timezone });

test('seven on Monday stays seven in London when the clocks go back', () => {
  // British Summer Time ends on Sunday 25 October 2026.
  expect(mondays.lastDue('2026-10-25T23:00:00.000Z')).toBe('2026-10-19T06:00:00.000Z');
  expect(mondays.nextDue('2026-10-25T23:00:00.000Z')).toBe('2026-10-26T07:00:00.000Z');
});

test('seven on Monday stays seven in London when the clocks go forward', () => {
  // British Summer Time begins on Sunday 28 March 2027.
  expect(mondays.lastDue('2027-03-29T05:59:59.999Z')).toBe('2027-03-22T07:00:00.000Z');
  expect(mondays.lastDue('2027-03-29T06:00:00.000Z')).toBe('2027-03-29T06:00:00.000Z');
});

test('at the very moment it is due, it was last due now and is next due a week on', () => {
  expect(mondays.lastDue('2026-11-23T07:00:00.000Z')).toBe('2026-11-23T07:00:00.000Z');
  expect(mondays.nextDue('2026-11-23T07:00:00.000Z')).toBe('2026-11-30T07:00:00.000Z');
});

test('a millisecond before it is due, it was last due a week ago', () => {
  expect(mondays.lastDue('2026-11-23T06:59:59.999Z')).toBe('2026-11-16T07:00:00.000Z');
  expect(mondays.nextDue('2026-11-23T06:59:59.999Z')).toBe('2026-11-23T07:00:00.000Z');
});

test('a time that the spring change leaves out is skipped, as EventBridge skips it', () => {
  // 01:30 does not exist in London on 28 March 2027.
  const atHalfPastOne = readSchedule({ cron: '30 1 ? * SUN *', timezone });

  expect(atHalfPastOne.lastDue('2027-03-28T12:00:00.000Z')).toBe('2027-03-21T01:30:00.000Z');
  expect(atHalfPastOne.nextDue('2027-03-28T00:00:00.000Z')).toBe('2027-04-04T00:30:00.000Z');
});

test('a time that the autumn change repeats counts once', () => {
  // 01:30 comes twice in London on 25 October 2026: at 00:30 and at 01:30 UTC.
  const atHalfPastOne = readSchedule({ cron: '30 1 ? * SUN *', timezone });

  expect(atHalfPastOne.nextDue('2026-10-24T12:00:00.000Z')).toBe('2026-10-25T00:30:00.000Z');
  expect(atHalfPastOne.nextDue('2026-10-25T00:30:00.000Z')).toBe('2026-11-01T01:30:00.000Z');
});

// Worked out by hand from a calendar of 2026 and 2027; 23 November 2026 is a Monday.
test.each([
  ['0 8 1 * ? *', 'the first of the month', '2026-11-01T08:00:00.000Z', '2026-12-01T08:00:00.000Z'],
  ['0 8 L * ? *', 'the last of the month', '2026-10-31T08:00:00.000Z', '2026-11-30T08:00:00.000Z'],
  ['0 8 LW * ? *', 'the last weekday of the month', '2026-10-30T08:00:00.000Z', '2026-11-30T08:00:00.000Z'],
  ['0 8 1W * ? *', 'the weekday nearest to the first', '2026-11-02T08:00:00.000Z', '2026-12-01T08:00:00.000Z'],
  ['0 8 ? * 2#1 *', 'the first Monday', '2026-11-02T08:00:00.000Z', '2026-12-07T08:00:00.000Z'],
  ['0 8 ? * MON#1 *', 'the first Monday by name', '2026-11-02T08:00:00.000Z', '2026-12-07T08:00:00.000Z'],
  ['0 8 ? * 6L *', 'the last Friday', '2026-10-30T08:00:00.000Z', '2026-11-27T08:00:00.000Z'],
  ['0 8 ? * L *', 'the last day of the week, Saturday', '2026-11-21T08:00:00.000Z', '2026-11-28T08:00:00.000Z'],
  ['0 8 ? * 1 *', 'day 1, Sunday', '2026-11-22T08:00:00.000Z', '2026-11-29T08:00:00.000Z'],
  ['0 8 ? * 2-6 *', 'Monday to Friday', '2026-11-23T08:00:00.000Z', '2026-11-24T08:00:00.000Z'],
  ['0/15 9-17 ? * MON-FRI *', 'every quarter of an hour', '2026-11-23T11:45:00.000Z', '2026-11-23T12:15:00.000Z'],
  ['0 8 1 1/3 ? *', 'the first of every quarter', '2026-10-01T07:00:00.000Z', '2027-01-01T08:00:00.000Z'],
  ['0 8 29 2 ? *', 'the leap day', '2024-02-29T08:00:00.000Z', '2028-02-29T08:00:00.000Z'],
])('"%s" is read as %s', (cron, _words, last, next) => {
  const schedule = readSchedule({ cron, timezone });
  const noon = cron.startsWith('0/15') ? '2026-11-23T11:59:59.000Z' : '2026-11-23T12:00:00.000Z';

  expect(schedule.lastDue(noon)).toBe(last);
  expect(schedule.nextDue('2026-11-23T12:00:00.000Z')).toBe(next);
});

test('a schedule whose years are over is never due again, and one to come never was', () => {
  expect(readSchedule({ cron: '0 8 1 1 ? 2020', timezone }).nextDue('2026-11-23T12:00:00.000Z')).toBeUndefined();
  expect(readSchedule({ cron: '0 8 1 1 ? 2030', timezone }).lastDue('2026-11-23T12:00:00.000Z')).toBeUndefined();
});

test('a schedule that cannot be read is named, with what to write instead', () => {
  expect(() => readSchedule({ cron: '99 8 1 * ? *', timezone })).toThrow(
    /"99 8 1 \* \? \*" cannot be read.*\n.*0 7 \? \* MON/,
  );
});
