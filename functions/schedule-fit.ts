import { Temporal } from 'temporal-polyfill';
import { openCron } from './cron.ts';

export type PeriodKind = 'week' | 'month';

/** What comes of the times of a schedule in a year, from its first. */
export type ScheduleFit = {
  /** How often it comes; no more are counted than `mostTimes`. */
  readonly times: number;
  /**
   * How many of them bring a mail: each tells of the last whole period before it, and a period is mailed once, so that
   * what comes twice in one period brings one.
   */
  readonly mails: number;
  /** How many of the year's periods no mail tells of. */
  readonly untold: number;
  readonly fewestDaysApart: number;
};

type Schedule = { readonly cron: string; readonly timezone: string };

const mostTimes = 400;

// What fits must not depend on when it is asked. A Monday, a first of the month and of the year.
const lookedAtFrom = new Date('2024-01-01T00:00:00.000Z');

/** `undefined` for a schedule that comes once or never. @throws Error for one that cannot be read. */
export function scheduleFit({ cron, timezone }: Schedule, period: PeriodKind): ScheduleFit | undefined {
  const days = timesOfYear({ cron, timezone }).map((time) => time.toPlainDate());
  const [first] = days;
  if (first === undefined || days.length < 2) return undefined;
  const told = new Set(days.map((day) => periodBefore(day, period)));
  const all = period === 'week' ? 52 : 12;
  const apart = days.slice(1).map((day, index) => (days[index] ?? day).until(day).days);
  return {
    times: days.length,
    mails: told.size,
    untold: days.length === mostTimes ? 0 : Math.max(0, all - told.size),
    fewestDaysApart: Math.min(...apart),
  };
}

/** What a setting must be instead, where schedule and period do not go together; `undefined` where they do. */
export function scheduleMisfit(schedule: Schedule, period: PeriodKind): string | undefined {
  const fit = scheduleFit(schedule, period);
  if (fit === undefined) return undefined;
  const { times, mails, fewestDaysApart, untold } = fit;
  const counted = times === mostTimes ? `the first ${times} times` : `the ${times} times in a year`;
  if (mails < times) {
    const other =
      period === 'week'
        ? 'such as "0 7 ? * MON *", or ask for the report through the URL on the other days'
        : 'such as "0 7 1 * ? *", or, for a report each week, write "period": "week"';
    return `allowed: a time once a ${period} with "period": "${period}": of ${counted}, ${mails} would bring a mail, each about the whole ${period} before. Write one time a ${period}, ${other}`;
  }
  // Four weeks, less a day for a month whose last working day comes early.
  if (period === 'week' && fewestDaysApart >= 27) {
    return `allowed: a time each week with "period": "week", which it is where none is given: ${counted} would bring ${mails} mails, each about one week, and ${untold} weeks would be told of in none. Write "period": "month", or a time each week, such as "0 7 ? * MON *"`;
  }
  return undefined;
}

/** Of a schedule that fits, what may still surprise, and what to do. */
export function scheduleWarnings({ cron, timezone }: Schedule): { readonly what: string; readonly whatToDo: string }[] {
  const change = nextClockChange(timezone);
  const early = timesOfYear({ cron, timezone }).find(({ hour }) => hour < 4);
  if (change === undefined || early === undefined) return [];
  const at = early.toPlainTime().toString({ smallestUnit: 'minute' });
  return [
    {
      what: `comes at ${at}, when the clocks of ${timezone} may change: where they go forward over it, that day brings no report.`,
      whatToDo: 'Choose 04:00 or later.',
    },
  ];
}

function timesOfYear({ cron, timezone }: Schedule): Temporal.ZonedDateTime[] {
  const schedule = openCron(cron, timezone);
  const times: Temporal.ZonedDateTime[] = [];
  let end: Temporal.ZonedDateTime | undefined;
  for (let from: Date | null = lookedAtFrom; times.length < mostTimes; ) {
    from = schedule.nextRun(from);
    if (from === null) break;
    const time = Temporal.Instant.fromEpochMilliseconds(from.getTime()).toZonedDateTimeISO(timezone);
    end ??= time.add({ days: 364 });
    if (Temporal.ZonedDateTime.compare(time, end) >= 0) break;
    times.push(time);
  }
  return times;
}

/** The first day of the last whole period before a day: as long as it is the same, so is the run. */
function periodBefore(day: Temporal.PlainDate, period: PeriodKind): string {
  const first = period === 'week' ? day.subtract({ days: day.dayOfWeek - 1 }) : day.with({ day: 1 });
  return first.toString();
}

function nextClockChange(timezone: string): Temporal.ZonedDateTime | undefined {
  const from = Temporal.Instant.fromEpochMilliseconds(lookedAtFrom.getTime()).toZonedDateTimeISO(timezone);
  return from.getTimeZoneTransition('next') ?? undefined;
}
