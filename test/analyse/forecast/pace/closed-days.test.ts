import { describe, expect, test } from 'vitest';
import type { Calendar } from '../../../../functions/analyse/calendar/working-days.ts';
import { createOpenPart } from '../../../../functions/analyse/forecast/pace/closed-days.ts';
import { forecastGrounds } from '../../../../functions/render/words/forecast-words.ts';
import { aCase } from '../../../builders/a-case.ts';
import { aReport } from '../../../builders/a-report.ts';
import { aUuid } from '../../../builders/a-uuid.ts';

test('a week has so much of its workdays as are not closed', () => {
  // Monday 21 December 2026: Thursday and Friday are closed; the week after, all but nothing.
  const openPart = createOpenPart({ closed: ['12-24/01-01'] });
  expect(openPart('2026-12-21')).toBe(0.6);
  expect(openPart('2026-12-28')).toBe(0);
  expect(createOpenPart({})('2026-12-28')).toBe(1);
  expect(createOpenPart({ closed: ['2026-12-26/2026-12-27'] })('2026-12-21')).toBe(1);
});

test('a week with a bank holiday has four of its five workdays, and what is closed besides counts once', () => {
  const openPart = createOpenPart({ calendar: 'england-and-wales', closed: ['2026-12-25', '2026-12-29'] });
  // May Day is Monday 4 May 2026; Christmas Day a Friday, Boxing Day is kept on Monday the 28th.
  expect(openPart('2026-05-04')).toBe(0.8);
  expect(openPart('2026-12-21')).toBe(0.8);
  expect(openPart('2026-12-28')).toBe(0.4);
});

/** Ten cases done on each working day of the year before Monday 23 November 2026, each after 25 days; and those on the way. */
function firmWithHolidays(holidays: readonly string[]) {
  const asAt = Date.UTC(2026, 10, 23);
  const workdays = Array.from({ length: 365 + 25 }, (_, index) => new Date(asAt + (24 - index) * 86_400_000))
    .filter((day) => ![0, 6].includes(day.getUTCDay()))
    .filter((day) => !holidays.includes(day.toISOString().slice(0, 10)));
  return workdays.flatMap((day, at) =>
    Array.from({ length: 10 }, (_, index) =>
      aCase({
        uuid: aUuid(1 + at * 10 + index),
        createdAt: new Date(day.getTime() - 25 * 86_400_000 + 9 * 3_600_000).toISOString(),
        completedAt: day.getTime() < asAt ? new Date(day.getTime() + 16 * 3_600_000).toISOString() : undefined,
      }),
    ),
  );
}

describe('a firm that does ten cases on each working day', () => {
  const england = '2025-12-25 2025-12-26 2026-01-01 2026-04-03 2026-04-06 2026-05-04 2026-05-25 2026-08-31';
  const scotland =
    '2025-12-01 2025-12-25 2025-12-26 2026-01-01 2026-01-02 2026-04-03 2026-05-04 2026-05-25 2026-06-15 2026-08-03';

  test.each<{ calendar: Calendar; holidays: string; days: readonly number[]; said: string }>([
    // 20, 40 and 65 weekdays, less 25 and 28 December and 1 January.
    { calendar: 'england-and-wales', holidays: england, days: [20, 37, 62], said: 'England and Wales' },
    // Less St Andrew's Day on 30 November too, and 4 January.
    { calendar: 'scotland', holidays: scotland, days: [19, 35, 60], said: 'Scotland' },
  ])('is foretold ten for each working day to come: $calendar', ({ calendar, holidays, days, said }) => {
    const { forecast } = aReport({ cases: firmWithHolidays(holidays.split(' ')), scope: { calendar } });
    if (forecast.state !== 'shown') throw new Error('there is no forecast');
    for (const [index, { cases }] of forecast.horizons.entries()) {
      expect(
        Math.abs(cases.median / (10 * (days[index] ?? 0)) - 1),
        `${cases.median} in ${days[index]} days`,
      ).toBeLessThan(0.03);
    }
    expect(forecast.basis).toMatchObject({ bankHolidays: calendar, closedDays: false });
    expect(forecastGrounds(forecast).join(' ')).toContain(`The bank holidays of ${said} count:`);
  });
});
