import { expect, test } from 'vitest';
import { bankHolidays } from '../../../functions/analyse/calendar/bank-holidays.ts';
import { type Calendar, createWorkingDays } from '../../../functions/analyse/calendar/working-days.ts';
import { createLocalDay } from '../../../functions/analyse/local-day.ts';
import { tableOfNation } from '../../../infra/write-bank-holidays.ts';
import { officialLists } from './official-lists.ts';

const nations = ['england-and-wales', 'scotland', 'northern-ireland'] as const;

/** Every day from one to another, both with it. */
function daysFrom(first: string, last: string): string[] {
  const days: string[] = [];
  for (let time = Date.parse(first); time <= Date.parse(last); time += 86_400_000) {
    days.push(new Date(time).toISOString().slice(0, 10));
  }
  return days;
}

/** Worked out day by day, by the calendar of the machine. */
function isWorkday(day: string, off: ReadonlySet<string>): boolean {
  const weekday = new Date(day).getUTCDay();
  return weekday >= 1 && weekday <= 5 && !off.has(day);
}

test.each(nations)('the bank holidays of %s are those of the official lists, 2024 to 2028', (nation) => {
  const { isHoliday } = createWorkingDays({ calendar: nation });

  expect(daysFrom('2024-01-01', '2028-12-31').filter(isHoliday)).toEqual(officialLists[nation]);
});

test.each(nations)('the table of %s is what the library says, and what was proclaimed beside it', (nation) => {
  const table = Object.entries(bankHolidays[nation]).map(([year, days]) => [
    year,
    days.split(' ').map((day) => `${year}-${day}`),
  ]);

  expect(table).toEqual([...tableOfNation(nation)]);
});

test('working days between any two days of 2024 to 2028 are those counted one by one', () => {
  const days = daysFrom('2024-01-01', '2028-12-31');
  for (const nation of nations) {
    const off = new Set(officialLists[nation]);
    const { between } = createWorkingDays({ calendar: nation });
    for (let from = 0; from < days.length; from += 37) {
      let counted = 0;
      for (let to = from; to < days.length; to++) {
        const day = days[to] ?? '';
        if (to > from && isWorkday(day, off)) counted += 1;
        if (between(days[from] ?? '', day) !== counted) expect(`${nation} ${days[from]} ${day}`).toBe(counted);
        if (between(day, days[from] ?? '') !== 0 - counted) expect(`${nation} ${day} ${days[from]}`).toBe(-counted);
      }
    }
  }
});

test.each([
  // The day of entry is day 0.
  ['on a Monday, read that day', 'none', [], '2026-11-23', '2026-11-23', 0],
  ['on a Friday, read on Monday', 'none', [], '2026-11-20', '2026-11-23', 1],
  ['on a Saturday, read on Sunday', 'none', [], '2026-11-21', '2026-11-22', 0],
  ['on a Saturday, read on Monday', 'none', [], '2026-11-21', '2026-11-23', 1],
  ['over a whole week', 'none', [], '2026-11-16', '2026-11-23', 5],
  // Christmas on a weekend: in 2027 both substitute days follow, in 2026 Boxing Day's alone.
  ['over Christmas 2027', 'england-and-wales', [], '2027-12-24', '2027-12-29', 1],
  ['over Christmas 2026', 'england-and-wales', [], '2026-12-24', '2026-12-29', 1],
  ['over New Year 2028 in Scotland', 'scotland', [], '2027-12-31', '2028-01-05', 1],
  ['over New Year 2028 in England', 'england-and-wales', [], '2027-12-31', '2028-01-05', 2],
  // In 2026 St Andrew's Day and 15 June are Scotland's alone.
  ['over St Andrew’s Day', 'scotland', [], '2026-11-27', '2026-12-01', 1],
  ['over St Andrew’s Day elsewhere', 'northern-ireland', [], '2026-11-27', '2026-12-01', 2],
  ['over the firm’s own days', 'none', ['12-24/01-01'], '2026-12-23', '2027-01-04', 1],
  ['over a one-off day on a weekend', 'none', ['2026-11-21'], '2026-11-20', '2026-11-23', 1],
  ['over a day that is the firm’s and the nation’s', 'scotland', ['2026-11-30'], '2026-11-27', '2026-12-01', 1],
] as const)('a case that came %s has waited so many working days', (_, calendar, closed, from, to, waited) => {
  expect(createWorkingDays({ calendar, closed }).between(from, to)).toBe(waited);
});

test('the nights on which the clocks change make no day more or less', () => {
  const localDay = createLocalDay('Europe/London');
  const { between } = createWorkingDays({ calendar: 'england-and-wales' });
  // Sunday 29 March 2026 has 23 hours and Sunday 25 October 25; just before and after midnight of Friday and Monday.
  expect(between(localDay('2026-03-27T23:59:59.000Z'), localDay('2026-03-29T23:00:00.000Z'))).toBe(1);
  expect(between(localDay('2026-10-23T22:59:59.000Z'), localDay('2026-10-26T00:00:00.000Z'))).toBe(1);
  expect(between(localDay('2026-10-23T22:59:59.000Z'), localDay('2026-10-25T23:59:59.000Z'))).toBe(0);
});

test('without a calendar no bank holiday counts, and beyond the table Monday to Friday do', () => {
  const holidays = (calendar: Calendar, first: string, last: string) =>
    daysFrom(first, last).filter(createWorkingDays({ calendar }).isHoliday);
  expect(holidays('none', '2026-01-01', '2026-12-31')).toEqual([]);
  expect(holidays('scotland', '2036-01-01', '2036-12-31')).toEqual([]);
  const { between } = createWorkingDays({ calendar: 'scotland', closed: ['12-25'] });
  expect(between('1969-12-22', '1969-12-29')).toBe(5);
  expect(between('9998-12-24', '9999-12-24')).toBe(261);
});
