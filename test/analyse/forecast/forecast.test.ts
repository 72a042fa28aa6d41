import { describe, expect, test } from 'vitest';
import type { Case } from '../../../functions/analyse/case.ts';
import type { Forecast } from '../../../functions/analyse/forecast/forecast.ts';
import type { Horizon } from '../../../functions/analyse/forecast/horizon.ts';
import { aCase, euros, pounds } from '../../builders/a-case.ts';
import { aReport } from '../../builders/a-report.ts';
import { aSnapshot } from '../../builders/a-snapshot.ts';
import { aStage } from '../../builders/a-stage.ts';
import { aStageHistory, type Entered } from '../../builders/a-stage-history.ts';
import { aSteadyFirm, weeksAgo } from '../../builders/a-steady-firm.ts';
import { aUuid } from '../../builders/a-uuid.ts';

type Shown = Extract<Forecast, { readonly state: 'shown' }>;

function shown(cases: readonly Case[], given: Parameters<typeof aReport>[0] = {}): Shown {
  const { forecast } = aReport({ cases, ...given });
  if (forecast.state !== 'shown') throw new Error('there is no forecast');
  return forecast;
}

const medians = ({ horizons }: Shown) => horizons.map(({ cases }) => cases.median);

const widths = ({ horizons }: Shown) => horizons.map(({ cases: { wide } }) => wide.high - wide.low);

const holds = ({ low, high }: Horizon['cases']['wide'], truth: number) => truth >= low && truth <= high;

const mortgage = { uuid: aUuid(7002), name: 'Mortgage' };

describe('a firm like clockwork', () => {
  // 10 cases a week, each six weeks long: 10 a week go on completing, in the end those that are not opened yet.
  const forecast = shown(aSteadyFirm());

  test('is forecast like clockwork', () => {
    const [four, eight, thirteen] = forecast.horizons;
    expect(forecast.horizons.map(({ weeks, until }) => [weeks, until])).toEqual([
      [4, '2026-12-21'],
      [8, '2027-01-18'],
      [13, '2027-02-22'],
    ]);
    expect(holds(four?.cases.wide ?? { low: 0, high: 0 }, 40)).toBe(true);
    expect(Math.abs((eight?.cases.median ?? 0) - 80)).toBeLessThanOrEqual(5);
    expect(Math.abs((thirteen?.cases.median ?? 0) - 130)).toBeLessThanOrEqual(8);
    for (const width of widths(forecast)) expect(width).toBeLessThan(20);
  });

  test('in value too', () => {
    const [four] = forecast.horizons;
    // 1,500 pounds each.
    const median = four?.value.GBP?.median ?? 0;
    expect(Math.abs(median - 40 * 150_000)).toBeLessThan(3 * 150_000);
    expect(Object.keys(four?.value ?? {})).toEqual(['GBP']);
  });

  test('stands beside what the last as many weeks brought, where they were read', () => {
    // 10 each Wednesday, of 1,500 pounds each.
    expect(forecast.horizons.map(({ lately }) => lately)).toEqual([
      { weeks: 4, firstDay: '2026-10-26', lastDay: '2026-11-22', completed: 40, completedValue: { GBP: 6_000_000 } },
      { weeks: 8, firstDay: '2026-09-28', lastDay: '2026-11-22', completed: 80, completedValue: { GBP: 12_000_000 } },
      { weeks: 13, firstDay: '2026-08-24', lastDay: '2026-11-22', completed: 130, completedValue: { GBP: 19_500_000 } },
    ]);
  });

  test('says what it was made from', () => {
    expect(forecast.basis).toMatchObject({
      trials: 10_000,
      openCases: 60,
      // On 52 Wednesdays.
      completed: 520,
      weeks: 52,
      season: 'none',
      closedDays: false,
      uses: 'age',
      currenciesLeftOut: [],
    });
  });

  test('is forecast the same by every report of the day, whatever the order of the cases and the name of the run', () => {
    expect(shown(aSteadyFirm().toReversed())).toEqual(forecast);
    expect(shown(aSteadyFirm(), { run: 'for-the-board.2026-W47.2' })).toEqual(forecast);
    const later = shown(aSteadyFirm(), { asAt: '2026-11-23T17:45:00.000Z' });
    expect(later).toEqual(forecast);
  });

  test('is forecast nearly the same the day after', () => {
    const other = shown(aSteadyFirm(), { asAt: '2026-11-24T07:00:00.000Z' });
    expect(other).not.toEqual(forecast);
    expect(Math.abs((medians(other)[2] ?? 0) - (medians(forecast)[2] ?? 0))).toBeLessThanOrEqual(4);
  });
});

describe('a case is forecast by what it is', () => {
  const extra = (given: Partial<Case>) =>
    Array.from({ length: 30 }, (_, index) => aCase({ uuid: aUuid(5_000 + index), ...given }));
  const firm = aSteadyFirm();
  const [alone = 0] = medians(shown(firm));

  test('by its age: thirty about to complete do, thirty just opened do not, and thirty stuck for a year do not', () => {
    const more = (weeks: number) =>
      (medians(shown([...firm, ...extra({ createdAt: weeksAgo(weeks) })]))[0] ?? 0) - alone;
    expect(more(5.2)).toBeGreaterThanOrEqual(26);
    expect(more(0.2)).toBeLessThanOrEqual(3);
    // Nothing is known of such old cases, but that these thirty did not complete for a year.
    expect(more(56)).toBeLessThanOrEqual(3);
  });

  test('by its type: mortgages that take 20 weeks do not complete as pensions do', () => {
    const slow = aSteadyFirm({
      perWeek: 5,
      weeksToComplete: 20,
      weeks: 75,
      firstUuid: 2_000,
      each: { type: mortgage },
    });
    const both = shown([...firm, ...slow]);
    const more = (type: Case['type']) =>
      (medians(shown([...firm, ...slow, ...extra({ type, createdAt: weeksAgo(4.2) })]))[0] ?? 0) -
      (medians(both)[0] ?? 0);
    expect(more(undefined)).toBeGreaterThan(0);
    expect(more({ uuid: aUuid(7001), name: 'Pension' })).toBeGreaterThanOrEqual(25);
    expect(more(mortgage)).toBeLessThanOrEqual(4);
  });

  test('a type with few cases goes by all the others', () => {
    const rare = { uuid: aUuid(7003), name: 'Rare' };
    const more = shown([...firm, ...extra({ type: rare, createdAt: weeksAgo(4.2) })]);
    const gained = (medians(more)[0] ?? 0) - alone;
    expect(gained).toBeGreaterThanOrEqual(10);
  });

  test('by its stage and time in it, once the stages of all cases are followed', () => {
    // Half of the cases go to stage 3 at once and complete in 4 weeks; half stay in 2 and take 12. All ages are alike.
    const quick = aSteadyFirm({ perWeek: 5, weeksToComplete: 4 });
    const slow = aSteadyFirm({ perWeek: 5, weeksToComplete: 12, weeks: 65, firstUuid: 2_000 });
    const followed = (number: number, { createdAt = '', completedAt }: Case, stage: number): Entered =>
      completedAt === undefined ? [number, [stage, createdAt]] : [number, [stage, createdAt], [5, completedAt]];
    const watched = (waiting: readonly Case[], stage: number) =>
      aStageHistory(
        ...quick.map((each, index) => followed(1 + index, each, 3)),
        ...slow.map((each, index) => followed(2_000 + index, each, 2)),
        ...waiting.map((each, index) => followed(5_000 + index, each, stage)),
      );
    const waiting = (stage: number) => extra({ createdAt: weeksAgo(2.2), stage: aStage(stage) });
    const gained = (stage: number) => {
      const cases = [...quick, ...slow];
      const without = shown(cases, { stageHistory: watched([], stage) });
      expect(without.basis.uses).toBe('stage');
      const all = [...cases, ...waiting(stage)];
      return (
        (medians(shown(all, { stageHistory: watched(waiting(stage), stage) }))[0] ?? 0) - (medians(without)[0] ?? 0)
      );
    };
    expect(gained(3)).toBeGreaterThanOrEqual(27);
    expect(gained(2)).toBeLessThanOrEqual(3);
  });

  test('by age where only the stages of cases still open are known: by these nothing would ever complete', () => {
    const open = firm.filter(({ completedAt }) => completedAt === undefined);
    const stageHistory = aStageHistory(
      ...open.map(({ uuid, createdAt = '' }): Entered => [Number(uuid.slice(-4)), [2, createdAt]]),
    );
    const forecast = shown(firm, { stageHistory });
    expect(forecast.basis.uses).toBe('age');
    expect(medians(forecast)).toEqual(medians(shown(firm)));
  });
});

test('cases yet to be opened are counted, as many as lately', () => {
  // Each case takes half a week, so that none is open on a Monday, and 6 a week complete.
  const forecast = shown(aSteadyFirm({ perWeek: 6, weeksToComplete: 0.5 }));
  expect(forecast.basis.openCases).toBe(0);
  expect(medians(forecast).map((median, index) => Math.abs(median - 6 * ([4, 8, 13][index] ?? 0)))).toEqual(
    medians(forecast).map(() => expect.toSatisfy((off: number) => off <= 8)),
  );
});

test('openings of the last months count for more than those of half a year ago', () => {
  // 2 a week until eight weeks ago, and 12 since.
  const quick = { weeksToComplete: 0.5 };
  const before = aSteadyFirm({ ...quick, perWeek: 2 });
  const since = aSteadyFirm({ ...quick, perWeek: 10, weeks: 8, firstUuid: 3_000 });
  const [four = 0] = medians(shown([...before, ...since]));
  // The plain mean of 26 weeks is 5.1 a week.
  expect(four / 4).toBeGreaterThan(5.6);
  expect(four / 4).toBeLessThan(12);
});

test('cases that are withdrawn do not complete', () => {
  const slow = aSteadyFirm({ weeksToComplete: 20, weeks: 75 });
  const before = (withdrawn: number) => ({
    ...aSnapshot(slow),
    withdrawals: { cases: withdrawn, caseWeeks: 10_000 },
  });
  const [few, many] = [10, 500].map((withdrawn) => shown(slow, { previous: before(withdrawn) }));
  // 5% of open cases a week are withdrawn: of those that complete in the 13th week, half are gone by then.
  const [fewAt13, manyAt13] = [few, many].map((each) => (each === undefined ? 0 : (medians(each)[2] ?? 0)));
  expect((manyAt13 ?? 0) / (fewAt13 ?? 1)).toBeGreaterThan(0.65);
  expect((manyAt13 ?? 0) / (fewAt13 ?? 1)).toBeLessThan(0.85);
});

test('a firm whose pace changes from month to month has wider ranges than a steady one', () => {
  const steady = aSteadyFirm();
  // The same cases, but what was due in one four weeks was only done at the end of the next, every other time.
  const uneven = steady.map((each) => {
    if (each.completedAt === undefined) return each;
    const ago = (Date.UTC(2026, 10, 23, 7) - Date.parse(each.completedAt)) / (7 * 86_400_000);
    const block = Math.floor(ago / 4);
    return {
      ...each,
      completedAt: block % 2 === 0 || block === 0 ? each.completedAt : weeksAgo(4 * block - (ago % 4)),
    };
  });
  const [ofSteady, ofUneven] = [steady, uneven].map((cases) => widths(shown(cases))[0] ?? 0);
  expect(ofUneven).toBeGreaterThan(2 * (ofSteady ?? 0));
});

describe('value', () => {
  test('is told by currency, and only where at least 30 cases completed', () => {
    const in30 = aSteadyFirm({ perWeek: 1, weeks: 60, firstUuid: 3_000, each: { value: euros(200) } });
    const few = aSteadyFirm({
      perWeek: 1,
      weeks: 30,
      firstUuid: 4_000,
      each: { value: { minor: 70_000, currency: 'AUD' } },
    });
    const forecast = shown([...aSteadyFirm(), ...in30, ...few]);
    const [four] = forecast.horizons;
    expect(Object.keys(four?.value ?? {})).toEqual(['GBP', 'EUR']);
    expect(Math.abs((four?.value.EUR?.median ?? 0) - 4 * 20_000)).toBeLessThanOrEqual(20_000);
    expect(Math.abs((four?.value.GBP?.median ?? 0) - 40 * 150_000)).toBeLessThan(3 * 150_000);
    expect(forecast.basis.currenciesLeftOut).toEqual(['AUD']);
  });

  test('of a case without one is nothing', () => {
    const valued = aSteadyFirm({ perWeek: 5 });
    const without = aSteadyFirm({ perWeek: 5, firstUuid: 3_000, each: { value: undefined } });
    const [four] = shown([...valued, ...without]).horizons;
    expect(Math.abs((four?.cases.median ?? 0) - 40)).toBeLessThanOrEqual(3);
    expect(Math.abs((four?.value.GBP?.median ?? 0) - 20 * 150_000)).toBeLessThan(2 * 150_000);
  });

  test('is of each case its own: one worth a million moves the range to where it may go', () => {
    const big = aCase({ uuid: aUuid(9_500), createdAt: weeksAgo(3.2), value: pounds(1_000_000) });
    const [four] = shown([...aSteadyFirm(), big]).horizons;
    expect(four?.value.GBP?.median).toBeGreaterThan(100_000_000);
  });
});

describe('too little to say anything', () => {
  test.each([
    [29, 'too-little'],
    [30, 'shown'],
  ])('%i completed cases: %s', (completed, state) => {
    const cases = Array.from({ length: completed }, (_, index) =>
      aCase({ uuid: aUuid(index + 1), createdAt: weeksAgo(40), completedAt: weeksAgo(30 - index * 0.9) }),
    );
    expect(aReport({ cases }).forecast.state).toBe(state);
  });

  test.each([
    [25.9, 'too-little'],
    [26, 'shown'],
  ])('%f weeks since the first completed: %s', (weeks, state) => {
    const cases = Array.from({ length: 40 }, (_, index) =>
      aCase({ uuid: aUuid(index + 1), createdAt: weeksAgo(45), completedAt: weeksAgo(weeks * (1 - index / 40)) }),
    );
    const { forecast } = aReport({ cases });
    expect(forecast.state).toBe(state);
    if (forecast.state === 'too-little') expect(forecast).toMatchObject({ completed: 40, weeks: 25 });
  });

  test('26 weeks read are enough, on whatever day of the week it is made; 25 never are', () => {
    // Ten completed each Wednesday, so that the first of a window lies some days after it begins.
    for (const asAt of ['2026-11-23T07:00:00.000Z', '2026-11-26T07:00:00.000Z', '2026-11-29T07:00:00.000Z']) {
      expect(aReport({ cases: aSteadyFirm(), scope: { historyWeeks: 26 }, asAt }).forecast.state).toBe('shown');
    }
    expect(aReport({ cases: aSteadyFirm(), scope: { historyWeeks: 25 } }).forecast).toMatchObject({
      state: 'too-little',
      weeksNeeded: 26,
      weeksRead: 25,
    });
  });

  test('a firm without a case has no forecast', () => {
    expect(aReport({ cases: [] }).forecast).toEqual({
      state: 'too-little',
      completed: 0,
      completedNeeded: 30,
      weeks: 0,
      weeksNeeded: 26,
      weeksRead: 52,
      withdrawals: undefined,
      record: { hits: [], outcomes: [], pending: 0, untold: 0 },
    });
  });
});

test('a case that was completed before it was opened, or opened after as-at, upsets nothing', () => {
  const firm = aSteadyFirm();
  const odd = [
    aCase({ uuid: aUuid(9_001), createdAt: weeksAgo(5), completedAt: weeksAgo(9) }),
    aCase({ uuid: aUuid(9_002), createdAt: weeksAgo(-3) }),
  ];
  const forecast = shown([...firm, ...odd]);
  expect(forecast.basis).toMatchObject({ openCases: 61, completed: 520 });
  expect(Math.abs((medians(forecast)[0] ?? 0) - 40)).toBeLessThanOrEqual(2);
});
