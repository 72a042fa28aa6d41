import type { Chance } from './chance.ts';
import type { Process, TypeOfCase } from './play-firm.ts';

/** A kind of firm that the forecast is held against. */
export type ProcessKind = {
  readonly name: string;
  /** Whether it goes on as it went: no change, no season. */
  readonly steady?: boolean;
  /** Whether it has a season, which two years of history tell and one does not. */
  readonly isSeasonal?: boolean;
  /** `MM-DD`: the as-at day is the first Monday from then on; any Monday of the year, if absent. */
  readonly asAt?: string;
  /** What the settings tell of closed days. */
  readonly closed?: readonly string[];
  /** One firm of this kind. @param asAt the as-at day, in days from 1 January 1970 */
  readonly make: (chance: Chance, asAt: number) => Process;
};

const dayMilliseconds = 86_400_000;

/** 0 on a Monday. */
const weekday = (day: number) => (day + 3) % 7;

const isWorkday = (day: number) => weekday(day) < 5;

/** `MM-DD` */
const dateOf = (day: number) => new Date(day * dayMilliseconds).toISOString().slice(5, 10);

const isAtChristmas = (day: number) => dateOf(day) >= '12-24' || dateOf(day) <= '01-01';

const onWorkdays = (of: (day: number) => number) => (day: number) => (isWorkday(day) ? of(day) : 0);

/** A firm like many: two or three types of three to five stages, 3 to 12 cases a week. */
function usual(chance: Chance): { readonly perDay: number; readonly types: readonly TypeOfCase[] } {
  const perDay = chance.between(3, 12) / 5;
  const types = Array.from({ length: 2 + Math.floor(chance.between(0, 2)) }, () => ({
    share: chance.between(0.2, 1),
    stages: Array.from({ length: 3 + Math.floor(chance.between(0, 3)) }, () => ({
      days: chance.between(3, 22),
      shape: chance.between(0.8, 3),
    })),
    value: { median: chance.between(50_000, 400_000), spread: chance.between(0.4, 1) },
  }));
  return { perDay, types };
}

function plain(chance: Chance, given: Partial<Process> = {}): Process {
  const { perDay, types } = usual(chance);
  return { types, opened: onWorkdays(() => perDay), pace: onWorkdays(() => 1), ...given };
}

/** A firm whose openings and pace are the usual times what is given. */
function shifting(
  chance: Chance,
  by: { readonly opened?: (day: number) => number; readonly pace?: (day: number) => number },
): Process {
  const { perDay, types } = usual(chance);
  const { opened = () => 1, pace = () => 1 } = by;
  return { types, opened: onWorkdays((day) => perDay * opened(day)), pace: onWorkdays(pace) };
}

/** A firm whose team completes so many cases a week, and is offered a part more or less. */
function limited(chance: Chance, offered: number, given: Partial<Process> = {}): Process {
  const perWeek = chance.between(5, 12);
  const { types } = usual(chance);
  return {
    types,
    opened: onWorkdays(() => (perWeek * offered) / 5),
    pace: onWorkdays(() => 1),
    capacity: onWorkdays(() => perWeek / 5),
    takes: chance.next() < 0.5 ? 'first' : 'any',
    ...given,
  };
}

/** Before the end of the tax year, on 5 April, much is brought and done; after it little. */
const taxYear = {
  opened: (day: number) => {
    const date = dateOf(day);
    return date >= '01-15' && date <= '03-20' ? 1.7 : date > '03-20' && date <= '05-15' ? 0.6 : 0.95;
  },
  pace: (day: number) => {
    const date = dateOf(day);
    return date >= '02-20' && date <= '04-05' ? 2 : date > '04-05' && date <= '05-20' ? 0.6 : 0.95;
  },
};

/** A day 8 to 40 weeks before as-at. */
const someTimeAgo = (chance: Chance, asAt: number) => asAt - Math.round(7 * chance.between(8, 40));

const atChristmas = (chance: Chance) =>
  shifting(chance, {
    opened: (day) => (isAtChristmas(day) ? 0 : 1),
    pace: (day) => (isAtChristmas(day) ? 0 : 1),
  });

export const processKinds: readonly ProcessKind[] = [
  { name: 'steady', steady: true, make: (chance) => plain(chance) },
  {
    name: 'steady, small',
    steady: true,
    make: (chance) => {
      const perDay = chance.between(1, 2) / 5;
      return plain(chance, { opened: onWorkdays(() => perDay) });
    },
  },
  {
    name: 'steady, large',
    steady: true,
    make: (chance) => plain(chance, { opened: onWorkdays(() => 10) }),
  },
  {
    name: 'batch: completes on every second Friday',
    steady: true,
    make: (chance) => plain(chance, { completes: (day) => weekday(day) === 4 && Math.floor(day / 7) % 2 === 0 }),
  },
  {
    name: 'lumpy: opened by the dozen',
    steady: true,
    make: (chance) => {
      const lump = chance.between(8, 20);
      const perWeek = chance.between(4, 10);
      return plain(chance, {
        opened: onWorkdays(() => (chance.next() < perWeek / lump / 5 ? lump : 0)),
      });
    },
  },
  {
    name: 'two-paced: weeks or half a year',
    steady: true,
    make: (chance) => {
      const { perDay } = usual(chance);
      const value = { median: 150_000, spread: 0.8 };
      const stages = (days: number) => [1, 2, 3].map(() => ({ days, shape: 2 }));
      return plain(chance, {
        opened: onWorkdays(() => perDay),
        types: [
          { share: 0.6, stages: stages(5), value },
          { share: 0.4, stages: stages(45), value },
        ],
      });
    },
  },
  { name: 'withdrawn: a fifth is deleted', steady: true, make: (chance) => plain(chance, { withdrawn: 0.2 }) },
  {
    name: 'stuck: a tenth takes ten times as long',
    steady: true,
    make: (chance) => {
      const { types } = usual(chance);
      return plain(chance, { types: types.map((each) => ({ ...each, stuck: 0.1 })) });
    },
  },
  { name: 'team at its limit, 15% more offered', make: (chance) => limited(chance, 1.15) },
  { name: 'team at its limit, as much offered', make: (chance) => limited(chance, 1) },
  {
    name: 'team at its limit, a backlog drained',
    make: (chance, asAt) => {
      const began = asAt - 400;
      const firm = limited(chance, 0.92);
      return { ...firm, opened: (day) => firm.opened(day) * (day < began ? 1.3 : 1) };
    },
  },
  {
    name: 'growing 1% a week',
    make: (chance, asAt) => shifting(chance, { opened: (day) => Math.exp((0.01 * (day - asAt)) / 7) * 1.3 }),
  },
  {
    name: 'shrinking 1% a week',
    make: (chance, asAt) => shifting(chance, { opened: (day) => Math.exp((-0.01 * (day - asAt)) / 7) * 0.8 }),
  },
  {
    name: 'pace halved 8 to 40 weeks ago',
    make: (chance, asAt) => {
      const since = someTimeAgo(chance, asAt);
      return shifting(chance, { pace: (day) => (day >= since ? 0.5 : 1) });
    },
  },
  {
    name: 'pace up by half 8 to 40 weeks ago',
    make: (chance, asAt) => {
      const since = someTimeAgo(chance, asAt);
      return shifting(chance, { pace: (day) => (day >= since ? 1.5 : 1) });
    },
  },
  {
    name: 'a third of the team left 8 to 40 weeks ago',
    make: (chance, asAt) => {
      const since = someTimeAgo(chance, asAt);
      const firm = limited(chance, 0.97);
      return { ...firm, capacity: (day) => (firm.capacity?.(day) ?? 0) * (day >= since ? 0.67 : 1) };
    },
  },
  {
    name: 'openings doubled 8 to 40 weeks ago',
    make: (chance, asAt) => {
      const since = someTimeAgo(chance, asAt);
      return shifting(chance, { opened: (day) => (day >= since ? 1.4 : 0.7) });
    },
  },
  {
    name: 'pace wanders',
    make: (chance, asAt) => {
      const weeks = Array.from({ length: 400 }, () => 0);
      for (let week = 1; week < weeks.length; week++) {
        weeks[week] = 0.97 * (weeks[week - 1] ?? 0) + 0.06 * chance.normal();
      }
      return shifting(chance, { pace: (day) => Math.exp(weeks[Math.floor((day - asAt) / 7) + 350] ?? 0) });
    },
  },
  { name: 'tax year, as at 2 February', isSeasonal: true, asAt: '02-02', make: (chance) => shifting(chance, taxYear) },
  { name: 'tax year, any Monday', isSeasonal: true, make: (chance) => shifting(chance, taxYear) },
  { name: 'closed at Christmas, as at 8 December', isSeasonal: true, asAt: '12-07', make: atChristmas },
  {
    name: 'closed at Christmas, and says so',
    isSeasonal: true,
    asAt: '12-07',
    closed: ['12-24/01-01'],
    make: atChristmas,
  },
  {
    name: 'August at half pace, as at mid-July',
    isSeasonal: true,
    asAt: '07-13',
    make: (chance) =>
      shifting(chance, {
        opened: (day) => (dateOf(day).startsWith('08') ? 0.6 : 1),
        pace: (day) => (dateOf(day).startsWith('08') ? 0.5 : 1),
      }),
  },
];
