import { describe, expect, test } from 'vitest';
import type { AttentionCase } from '../../../functions/analyse/attention/attention.ts';
import type { Case } from '../../../functions/analyse/case.ts';
import { aCase, euros, pounds } from '../../builders/a-case.ts';
import { aReport } from '../../builders/a-report.ts';
import { aSnapshot } from '../../builders/a-snapshot.ts';
import { aStage } from '../../builders/a-stage.ts';
import { aStageHistory, type Entered } from '../../builders/a-stage-history.ts';
import { aUuid } from '../../builders/a-uuid.ts';
import { inWords } from '../../builders/in-words.ts';

/** Days before Monday 23 November 2026, the day of as-at. */
const ago = (days: number) => new Date(Date.UTC(2026, 10, 23 - days, 9)).toISOString();

const mortgage = { uuid: aUuid(7002), name: 'Mortgage' };

/** Ten cases that passed Research in 1, 2, … 10 days, so that 85% left it within 9; they completed in 15 days each. */
const passed = Array.from({ length: 10 }, (_, index) => ({
  given: aCase({ uuid: aUuid(500 + index), createdAt: ago(60), completedAt: ago(45), stage: aStage(5) }),
  entered: [500 + index, [2, ago(60)], [3, ago(60 - (index + 1))], [5, ago(45)]] satisfies Entered,
}));

type Watched = Partial<Case> & { readonly in?: Entered[1] };

/** Attention of cases opened 12 days ago, in their order, each in the stage and since when `in` says. */
function attention(watched: readonly Watched[], more: Parameters<typeof aReport>[0] = {}) {
  const open = watched.map(({ in: entered, ...given }, index) =>
    aCase({
      uuid: aUuid(index + 1),
      createdAt: ago(12),
      stage: entered?.[0] === undefined ? aStage(2) : aStage(entered[0]),
      ...given,
    }),
  );
  const entered = watched.flatMap((each, index): Entered[] => (each.in === undefined ? [] : [[index + 1, each.in]]));
  return aReport({
    cases: [...passed.map(({ given }) => given), ...open],
    stageHistory: aStageHistory(...passed.map((each) => each.entered), ...entered),
    ...more,
  }).attention;
}

const numbers = (cases: readonly AttentionCase[]) => cases.map(({ uuid }) => Number(uuid.slice(-4)));

const reasons = (cases: readonly AttentionCase[]) => cases.map(({ words }) => inWords(words));

describe('a case is listed with its reason', () => {
  test('when it waits for over three times the days within which 85% of its type leave the stage', () => {
    const { firm, found } = attention([{ in: [2, ago(27)] }, { in: [2, ago(28)] }]);
    expect(found).toBe(1);
    expect(firm[0]).toMatchObject({
      uuid: aUuid(2),
      stage: 'Research',
      type: 'Pension',
      timeInStage: { known: 'exact', days: 28 },
      link: `https://crm.example/cases/${aUuid(2)}`,
      reason: { kind: 'long-in-stage', stage: 'Research', within: 9, n: 10, of: 'type', type: 'Pension' },
    });
    expect(reasons(firm)).toEqual(['28 days in Research; 85% of Pension cases leave it within 9 (10 cases)']);
  });

  test('when too few of its type have passed the stage, by all types there', () => {
    const { firm } = attention([
      { type: mortgage, in: [2, ago(28)] },
      { type: undefined, in: [2, ago(30)] },
      { type: mortgage, in: [2, ago(27)] },
    ]);
    expect(firm.map(({ reason }) => reason)).toEqual([
      { kind: 'long-in-stage', stage: 'Research', within: 9, n: 10, of: 'stage', type: undefined },
      { kind: 'long-in-stage', stage: 'Research', within: 9, n: 10, of: 'stage', type: undefined },
    ]);
    expect(reasons(firm)).toEqual([
      '30 days in Research; 85% of all cases leave it within 9 (10 cases)',
      '28 days in Research; 85% of all cases leave it within 9 (10 cases)',
    ]);
  });

  test('when fewer than ten of any type have passed, by the firm’s own limit', () => {
    const late: Watched[] = [{ in: [4, ago(21)] }, { in: [4, ago(22)] }, { in: [4, ago(31)] }];
    expect(reasons(attention(late).firm)).toEqual([
      '31 days in Submitted, over the firm’s own limit of 21 (too few have passed to tell what is usual)',
      '22 days in Submitted, over the firm’s own limit of 21 (too few have passed to tell what is usual)',
    ]);
    expect(attention(late, { scope: { stalledAfterDays: 30 } }).firm.map(({ reason }) => reason)).toEqual([
      { kind: 'stalled', stage: 'Submitted', after: 30, n: 0 },
    ]);
  });

  test('of nine that passed too little is known, of ten enough', () => {
    const waiting = aCase({ uuid: aUuid(1), createdAt: ago(12) });
    const kind = (count: number) =>
      aReport({
        cases: [...passed.slice(0, count).map(({ given }) => given), waiting],
        stageHistory: aStageHistory(...passed.slice(0, count).map((each) => each.entered), [1, [2, ago(28)]]),
      }).attention.firm.map(({ reason }) => reason.kind);
    expect(kind(10)).toEqual(['long-in-stage']);
    expect(kind(9)).toEqual(['stalled']);
  });

  test('by working days where the settings name a calendar', () => {
    // The ten left Research 1, 2, … 10 days after Thursday 24 September: by Friday 2 October 85% had, after 6 working days.
    const scope = { calendar: 'england-and-wales' } as const;
    const watched: Watched[] = [{ in: [2, ago(26)] }, { in: [2, ago(27)] }, { in: [2, ago(25)] }];
    // From Tuesday 27 October to Monday 23 November are 19 working days, and 18 are not over three times six.
    const { firm, found } = attention(watched, { scope });
    expect(found).toBe(1);
    expect(firm[0]?.reason).toEqual({
      kind: 'long-in-stage',
      stage: 'Research',
      within: 9,
      n: 10,
      of: 'type',
      type: 'Pension',
      working: { within: 6, bent: undefined },
    });
    expect(reasons(firm)).toEqual(['19 working days in Research; 85% of Pension cases leave it within 6 (10 cases)']);
    // A day on which the firm was closed is none in which the case waited.
    expect(attention(watched, { scope: { ...scope, closed: ['2026-11-05'] } }).found).toBe(0);
    // The firm's own limit stays one of calendar days.
    expect(reasons(attention([{ in: [4, ago(22)] }], { scope }).firm)).toEqual([
      '22 days in Submitted, over the firm’s own limit of 21 (too few have passed to tell what is usual)',
    ]);
  });

  test('by what is surely known of its time in the stage', () => {
    const { firm } = attention([
      { in: [2, { known: 'between', after: ago(50), by: ago(27) }] },
      { in: [2, { known: 'between', after: ago(40), by: ago(28) }], value: pounds(10) },
      { in: [2, { known: 'at-least', by: ago(30) }], value: pounds(20) },
    ]);
    expect(reasons(firm)).toEqual([
      'At least 30 days in Research; 85% of Pension cases leave it within 9 (10 cases)',
      'Between 28 and 40 days in Research; 85% of Pension cases leave it within 9 (10 cases)',
    ]);
  });

  test('when it is older than 95% of its type were when they completed, though it moved yesterday', () => {
    const { firm } = attention([
      { createdAt: ago(15), in: [2, ago(1)] },
      { createdAt: ago(16), in: [2, ago(1)], value: pounds(1) },
      { createdAt: ago(30), type: mortgage, value: pounds(1) },
      { createdAt: ago(18), type: undefined, value: pounds(1) },
    ]);
    expect(firm.map(({ reason }) => reason)).toEqual([
      { kind: 'too-old', type: undefined, within: 15, n: 10 },
      { kind: 'too-old', type: undefined, within: 15, n: 10 },
      { kind: 'too-old', type: 'Pension', within: 15, n: 10 },
    ]);
    expect(reasons(firm)).toEqual([
      'Open for 30 days; 95% of all cases complete within 15 (10 cases)',
      'Open for 18 days; 95% of all cases complete within 15 (10 cases)',
      'Open for 16 days; 95% of Pension cases complete within 15 (10 cases)',
    ]);
  });

  test('and where it has no type, by the age of all cases, not of those that have none either', () => {
    const quick = Array.from({ length: 10 }, (_, index) =>
      aCase({ uuid: aUuid(600 + index), createdAt: ago(60), completedAt: ago(58), type: undefined, stage: aStage(5) }),
    );
    const waiting = aCase({ uuid: aUuid(1), createdAt: ago(16), type: undefined });
    const { firm } = aReport({ cases: [...passed.map(({ given }) => given), ...quick, waiting] }).attention;
    expect(reasons(firm)).toEqual(['Open for 16 days; 95% of all cases complete within 15 (20 cases)']);
  });

  test('when it lies in a stage that counts as completed for over half a year; not before those that wait', () => {
    const { firm, found } = attention([
      { in: [5, ago(182)] },
      { in: [5, ago(183)] },
      { createdAt: ago(900), in: [5, ago(700)] },
      { in: [2, ago(28)] },
    ]);
    expect([found, numbers(firm)]).toEqual([3, [4, 3, 2]]);
    expect(firm[1]?.reason).toEqual({ kind: 'not-closed', stage: 'Completed', after: 182 });
    expect(reasons(firm)[1]).toBe('700 days in Completed, which counts as completed, and still open');
  });

  test('when its review date is over half a year past', () => {
    const { firm } = attention([
      { reviewAt: '2026-05-25' },
      { reviewAt: '2026-05-24' },
      { reviewAt: ago(364), value: undefined },
    ]);
    expect(reasons(firm)).toEqual([
      'Review was due on 2025-11-24, 364 days ago',
      'Review was due on 2026-05-24, 183 days ago',
    ]);
    expect(firm[1]?.reason).toEqual({ kind: 'review-past', review: '2026-05-24', daysPast: 183 });
  });

  test('when it went back to an earlier stage since the last run', () => {
    const before = [
      aCase({ uuid: aUuid(1), stage: aStage(4), createdAt: ago(12) }),
      aCase({ uuid: aUuid(2), stage: aStage(2), createdAt: ago(12) }),
    ];
    const { firm } = attention([{ stage: aStage(2) }, { stage: aStage(4) }], { previous: aSnapshot(before) });
    expect(firm.map(({ uuid, reason }) => [uuid, reason])).toEqual([
      [aUuid(1), { kind: 'moved-back', from: 'Submitted', to: 'Research' }],
    ]);
    expect(reasons(firm)).toEqual(['Moved back from Submitted to Research since the last run']);
  });

  test('and where the name of a stage or a type is blank, it says so', () => {
    const blank = aStage(2, { name: ' ' });
    const noName = aStage(4, { name: ' ' });
    const before = [aCase({ uuid: aUuid(3), stage: aStage(4), createdAt: ago(12) })];
    const { firm } = attention(
      [{ in: [2, ago(30)], stage: blank }, { in: [4, ago(40)], stage: noName }, { stage: blank }],
      { previous: aSnapshot(before) },
    );
    expect(reasons(firm)).toEqual([
      '30 days in (no name); 85% of Pension cases leave it within 9 (10 cases)',
      '40 days in (no name), over the firm’s own limit of 21 (too few have passed to tell what is usual)',
      'Moved back from (no name) to (no name) since the last run',
    ]);
  });

  test('and with none it is not listed', () => {
    expect(attention([{ reviewAt: '2027-01-01', in: [2, ago(2)] }])).toEqual({
      firm: [],
      listed: [],
      cleared: [],
      fresh: undefined,
      assignees: [],
      people: [],
      limits: { timesUsual: 3, leastPassed: 10, stalledAfterDays: 21, reviewDays: 182, toCloseDays: 182 },
      found: 0,
      currency: 'GBP',
    });
  });

  test('of several reasons the latest', () => {
    const { firm } = attention([
      // A review forgotten for years counts as no more than four times the half year; 54 days are six times the usual.
      { reviewAt: ago(2000), in: [2, ago(54)] },
      { reviewAt: ago(2000), in: [2, ago(28)], value: pounds(1) },
    ]);
    expect(firm.map(({ reason }) => reason.kind)).toEqual(['long-in-stage', 'review-past']);
  });
});

describe('the order', () => {
  test('is by how late a case is, as a part of what is usual, times the root of its value against the median', () => {
    const { firm } = attention([
      // 3 times late, of 1,600 where the median is 400: weight 2.
      { in: [2, ago(36)], value: pounds(1_600) },
      // 5 times late, of 400: weight 1.
      { in: [2, ago(54)], value: pounds(400) },
      // 2.5 times late, of 900: weight 1.5.
      { in: [2, ago(31.5)], value: pounds(900) },
      { value: pounds(400) },
      { value: pounds(400) },
    ]);
    expect(numbers(firm)).toEqual([1, 2, 3]);
  });

  test('lets lateness alone reach the top, and value alone not', () => {
    const { firm } = attention([
      { in: [2, ago(36)], value: pounds(1_000_000) },
      { in: [2, ago(36)], value: pounds(100) },
      // Of no value it weighs half: 36 times the usual, less once, by a half is 17.5; that of a million weighs four, 12.
      { in: [2, ago(324)], value: pounds(0) },
      { in: [2, ago(36)], value: { minor: -1, currency: 'GBP' } },
    ]);
    expect(numbers(firm)).toEqual([3, 1, 2, 4]);
  });

  test('takes a case without a value, or with one in another currency, for one of median value', () => {
    const { firm, currency } = attention([
      { in: [2, ago(36)], value: pounds(300) },
      { in: [2, ago(36)], value: pounds(200) },
      { in: [2, ago(36)], value: pounds(100) },
      { in: [2, ago(38)], value: undefined },
      { in: [2, ago(37)], value: euros(1_000_000) },
    ]);
    expect(currency).toBe('GBP');
    expect(numbers(firm)).toEqual([1, 4, 5, 2, 3]);
  });

  test('is in the currency that most open cases have a value in', () => {
    const { firm, currency } = attention([
      { in: [2, ago(36)], value: euros(10) },
      { in: [2, ago(36)], value: euros(30) },
      { in: [2, ago(37)], value: pounds(1_000_000) },
    ]);
    expect(currency).toBe('EUR');
    // The median of 10 and 30 is the lower, by nearest rank.
    expect(numbers(firm)).toEqual([2, 3, 1]);
  });

  test('of cases alike goes by age, then by uuid, whatever order they come in', () => {
    const cases: Watched[] = [{ in: [2, ago(36)] }, { in: [2, ago(36)], createdAt: ago(14) }, { in: [2, ago(36)] }];
    expect(numbers(attention(cases).firm)).toEqual([2, 1, 3]);
  });

  test('of cases of no value at all goes by lateness', () => {
    const cases: Watched[] = [
      { in: [2, ago(36)], value: undefined },
      { in: [2, ago(45)], value: undefined },
    ];
    expect(numbers(attention(cases).firm)).toEqual([2, 1]);
  });
});

describe('from week to week', () => {
  const listedSince = (number: number, since: string, stage = 2) => ({
    uuid: aUuid(number),
    since,
    stage: aStage(stage).uuid,
  });
  const lastWeek = (...those: readonly ReturnType<typeof listedSince>[]) => ({
    ...aSnapshot([1, 2, 3, 4, 5].map((number) => aCase({ uuid: aUuid(number), stage: aStage(2), createdAt: ago(12) }))),
    attention: those,
  });

  test('it tells what is new on the list, and since when the rest is on it', () => {
    const { firm, fresh, assignees } = attention([{ in: [2, ago(36)] }, { in: [2, ago(45)] }], {
      previous: lastWeek(listedSince(1, '2026-11-02')),
    });
    expect(firm.map(({ uuid, since, weeks, isNew }) => [Number(uuid.slice(-4)), since, weeks, isNew])).toEqual([
      [2, '2026-11-23', 0, true],
      [1, '2026-11-02', 3, false],
    ]);
    expect([fresh, assignees.map((each) => each.fresh)]).toEqual([1, [1]]);
  });

  test('and what came off it: completed, moved, put right, gone', () => {
    const { cleared, found } = attention(
      [
        { in: [2, ago(3)], name: 'Put right', assignedTo: ['Ben Cole'] },
        { in: [4, ago(5)], name: 'Moved' },
        { in: [5, ago(4)], completedAt: ago(4), name: 'Completed', stage: aStage(5) },
      ],
      { previous: lastWeek(...[1, 2, 3, 4].map((number) => listedSince(number, '2026-11-02'))) },
    );
    expect(found).toBe(0);
    expect(cleared.map(({ uuid, how, day, name }) => [Number(uuid.slice(-4)), how, day, name])).toEqual([
      [3, 'completed', '2026-11-19', 'Completed'],
      [2, 'moved', '2026-11-18', 'Moved'],
      [1, 'put-right', undefined, 'Put right'],
      [4, 'gone', undefined, undefined],
    ]);
    expect(cleared[2]?.assignedTo).toEqual(['Ben Cole']);
  });

  test('a snapshot from before lists were kept tells nothing of what is new', () => {
    const { firm, fresh, cleared } = attention([{ in: [2, ago(36)] }], {
      previous: { ...aSnapshot([aCase({ uuid: aUuid(1), createdAt: ago(12) })]), attention: undefined },
    });
    expect([firm[0]?.isNew, fresh, cleared]).toEqual([undefined, undefined, []]);
  });

  test('every open case is told with what it is held against', () => {
    const { openCases } = aReport({
      cases: [
        ...passed.map(({ given }) => given),
        aCase({ uuid: aUuid(1), createdAt: ago(12) }),
        aCase({ uuid: aUuid(2), createdAt: ago(12) }),
        aCase({ uuid: aUuid(3), createdAt: ago(12), stage: aStage(4) }),
        aCase({ uuid: aUuid(4), createdAt: ago(12), stage: aStage(5) }),
      ],
      stageHistory: aStageHistory(
        ...passed.map((each) => each.entered),
        [1, [2, ago(12)]],
        [2, [2, ago(30)]],
        [3, [4, ago(20)]],
        [4, [5, ago(20)]],
      ),
    });
    expect(
      openCases.map(({ uuid, usualDays, daysOver, weeksOnList }) => [
        Number(uuid.slice(-4)),
        usualDays,
        daysOver,
        weeksOnList,
      ]),
    ).toEqual([
      [1, 9, 3, undefined],
      [2, 9, 21, 0],
      [3, 21, undefined, undefined],
      [4, undefined, undefined, undefined],
    ]);
  });
});

test('a person has what they hold: what is assigned to them, and what is nobody’s of the clients they advise', () => {
  const client = { uuid: aUuid(9001), name: 'Mary Hill' };
  const { people, assignees } = attention(
    [
      { in: [2, ago(40)], assignedTo: ['Ann'], assignedUuids: [aUuid(70)] },
      { in: [2, ago(41)], assignedTo: [], clients: [client] },
      { in: [2, ago(42)], assignedTo: [], clients: [] },
      { in: [2, ago(43)], assignedTo: undefined },
    ],
    { advisers: [{ client: client.uuid, adviser: { uuid: aUuid(70), name: 'Ann' } }] },
  );
  const told = (shares: typeof people) => shares.map(({ name, cases, found }) => [name, numbers(cases), found]);
  expect(told(people)).toEqual([
    ['Ann', [2, 1], 2],
    [undefined, [4, 3], 2],
  ]);
  expect(told(assignees)).toEqual([
    ['Ann', [1], 1],
    [undefined, [4, 3, 2], 3],
  ]);
});

describe('how many', () => {
  test('are shown: 15 of the firm and 5 of each, and how many there are is told', () => {
    const { firm, assignees, found } = attention(
      Array.from({ length: 20 }, (_, index) => ({
        in: [2, ago(40 + index)] as const,
        assignedTo:
          index < 13 ? ['Zoë Brandt', 'Ben Cole', 'Ben Cole'] : index < 16 ? [] : index < 18 ? undefined : ['Émile'],
      })),
    );
    expect(found).toBe(20);
    expect(numbers(firm)).toEqual(Array.from({ length: 15 }, (_, index) => 20 - index));
    expect(assignees.map(({ name, cases, found: all }) => [name, numbers(cases), all])).toEqual([
      ['Ben Cole', [13, 12, 11, 10, 9], 13],
      ['Émile', [20, 19], 2],
      ['Zoë Brandt', [13, 12, 11, 10, 9], 13],
      [undefined, [18, 17, 16, 15, 14], 5],
    ]);
  });
});
