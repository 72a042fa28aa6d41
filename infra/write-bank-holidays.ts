import { writeFileSync } from 'node:fs';
import Holidays from 'date-holidays';

/*
 * Makes the table of bank holidays that the functions carry, of the library date-holidays: as a whole, with the calendars of
 * every land, that would weigh more than all the rest of a function. `npm run calendar` writes it; a test holds both equal.
 */

const file = new URL('../functions/analyse/calendar/bank-holidays.ts', import.meta.url);

const regions = { 'england-and-wales': 'ENG', scotland: 'SCT', 'northern-ireland': 'NIR' } as const;

type Nation = keyof typeof regions;

const firstYear = 2015;
const lastYear = 2035;

/**
 * Proclaimed for one year, and not in the library. Source: the royal proclamation of 4 February 2026, for Scotland's first
 * match of the World Cup.
 */
const proclaimed: Readonly<Record<Nation, readonly string[]>> = {
  'england-and-wales': [],
  scotland: ['2026-06-15'],
  'northern-ireland': [],
};

/** The bank holidays of a nation that are no Saturday or Sunday, in order, by year. */
export function tableOfNation(nation: Nation): ReadonlyMap<string, readonly string[]> {
  const library = new Holidays('GB', regions[nation]);
  return new Map(
    Array.from({ length: lastYear - firstYear + 1 }, (_, index) => {
      const year = String(firstYear + index);
      const found = library
        .getHolidays(year)
        .filter(({ type }) => type === 'public' || type === 'bank')
        .map(({ date }) => date.slice(0, 10));
      const own = proclaimed[nation].filter((day) => day.startsWith(year));
      return [year, [...new Set([...found, ...own])].filter(isWeekday).sort()] as const;
    }),
  );
}

function isWeekday(day: string): boolean {
  const weekday = new Date(day).getUTCDay();
  return weekday !== 0 && weekday !== 6;
}

function write(): void {
  const nations = Object.keys(regions).filter((name): name is Nation => name in regions);
  const lines = nations.flatMap((nation) => [
    `  ${nation.includes('-') ? `'${nation}'` : nation}: {`,
    ...[...tableOfNation(nation)].map(
      ([year, days]) => `    ${year}: '${days.map((day) => day.slice('2026-'.length)).join(' ')}',`,
    ),
    '  },',
  ]);
  writeFileSync(
    file,
    [
      '/*',
      ' * Made by `npm run calendar` from date-holidays (ISC and CC BY 3.0), and held against it by a test. Change nothing here.',
      ' * Saturdays and Sundays are left out: nobody works on them in any case.',
      ' */',
      '',
      '/** Month and day of each bank holiday, by nation and year. */',
      'export const bankHolidays = {',
      ...lines,
      '} as const;',
      '',
    ].join('\n'),
  );
}

if (import.meta.main) write();
