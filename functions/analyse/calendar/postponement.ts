import type { Day, Instant } from '../case.ts';
import { addDays } from '../day.ts';
import { type CalendarRules, createWorkingDays } from './working-days.ts';

/** That a report was due on a day on which nobody works, and comes on the next working day. */
export type Postponement = {
  readonly dueDay: Day;
  /** `closed`: by the firm's own settings, and no bank holiday. */
  readonly why: 'bank-holiday' | 'closed';
  /** When it comes: at the same time of day. */
  readonly until: Instant;
};

/** A firm that is closed for longer is sent its report all the same; the durable run may last so much longer. */
const mostDays = 14;

/**
 * To which day a report is put off that is due on a holiday; `undefined` where somebody works on its day, where that is a
 * Saturday or Sunday, which the firm chose itself, and where no working day is near.
 */
export function nextWorkingDay(
  dueDay: Day,
  rules: CalendarRules,
): { readonly day: Day; readonly why: Postponement['why'] } | undefined {
  const { isHoliday, isWorkingDay } = createWorkingDays(rules);
  if (!isHoliday(dueDay)) return undefined;
  const why = createWorkingDays({ calendar: rules.calendar }).isHoliday(dueDay) ? 'bank-holiday' : 'closed';
  for (let days = 1; days <= mostDays; days += 1) {
    const day = addDays(dueDay, days);
    if (isWorkingDay(day)) return { day, why };
  }
  return undefined;
}

/** What the report tells of it: nothing where it was made on the day itself all the same. */
export function postponedFrom(
  postponed: Postponement | undefined,
  asAtDay: Day,
): Pick<Postponement, 'dueDay' | 'why'> | undefined {
  if (postponed === undefined || asAtDay <= postponed.dueDay) return undefined;
  return { dueDay: postponed.dueDay, why: postponed.why };
}
