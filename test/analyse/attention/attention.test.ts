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
  test('when it waits for longer than 85% of its type do in that stage', () => {
    const { firm, found } = attention([{ in: [2, ago(9)] }, { in: [2, ago(10)] }]);
    expect(found).toBe(1);
    expect(firm[0]).toMatchObject({
      uuid: aUuid(2),
      stage: 'Research',
      type: 'Pension',
      timeInStage: { known: 'exact', days: 10 },
      link: `https://crm.example/cases/${aUuid(2)}`,
      reason: { kind: 'long-in-stage', stage: 'Research', within: 9, n: 10 },
    });
    expect(reasons(firm)).toEqual(['10 days in Research; 85% leave it within 9']);
  });

  test('when it lies in a stage that counts as completed, and is open; not before those that wait', () => {
    const { firm, found } = attention(
      [{ in: [5, ago(21)] }, { in: [5, ago(22)] }, { createdAt: ago(900), in: [5, ago(700)] }, { in: [2, ago(19)] }],
      { scope: { stalledAfterDays: 21 } },
    );
    // 19 days where 9 are usual is later than what is only to be closed.
    expect([found, numbers(firm)]).toEqual([3, [4, 3, 2]]);
    expect(firm[1]?.reason).toEqual({ kind: 'not-closed', stage: 'Completed', after: 21 });
    expect(reasons(firm)[1]).toBe('700 days in Completed, which counts as completed, and still open');
  });

  test('by what is surely known of its time in the stage', () => {
    const { firm } = attention([
      { in: [2, { known: 'between', after: ago(20), by: ago(9) }] },
      { in: [2, { known: 'between', after: ago(18), by: ago(11) }], value: pounds(10) },
      { in: [2, { known: 'at-least', by: ago(12) }], value: pounds(20) },
    ]);
    expect(reasons(firm)).toEqual([
      'At least 12 days in Research; 85% leave it within 9',
      'Between 11 and 18 days in Research; 85% leave it within 9',
    ]);
  });

  test('when fewer than ten of its type have passed, after the days that the settings say', () => {
    const late: Watched[] = [
      { type: mortgage, in: [2, ago(21)] },
      { type: mortgage, in: [2, ago(22)] },
      { in: [4, ago(31)] },
    ];
    expect(reasons(attention(late).firm)).toEqual([
      '31 days in Submitted, over the limit of 21 (too few have passed to tell what is usual)',
      '22 days in Research, over the limit of 21 (too few have passed to tell what is usual)',
    ]);
    expect(attention(late, { scope: { stalledAfterDays: 30 } }).firm.map(({ reason }) => reason)).toEqual([
      { kind: 'stalled', stage: 'Submitted', after: 30, n: 0 },
    ]);
  });

  test('of nine that passed too little is known, of ten enough', () => {
    const waiting = aCase({ uuid: aUuid(1), createdAt: ago(12) });
    const listed = (count: number) =>
      aReport({
        cases: [...passed.slice(0, count).map(({ given }) => given), waiting],
        stageHistory: aStageHistory(...passed.slice(0, count).map((each) => each.entered), [1, [2, ago(12)]]),
      }).attention.found;
    expect(listed(10)).toBe(1);
    // 12 days are not over the limit of 21.
    expect(listed(9)).toBe(0);
  });

  test('when its time in the stage is not known, by its age', () => {
    const { firm } = attention([
      { createdAt: ago(15) },
      { createdAt: ago(16) },
      { createdAt: ago(30), type: mortgage, value: pounds(10) },
      { createdAt: ago(18), type: undefined, value: pounds(1) },
    ]);
    expect(firm.map(({ reason }) => reason)).toEqual([
      { kind: 'old', type: 'Pension', within: 15, n: 10 },
      { kind: 'old', type: undefined, within: 15, n: 10 },
      { kind: 'old', type: undefined, within: 15, n: 10 },
    ]);
    expect(reasons(firm)).toEqual([
      'Open for 16 days; 85% of Pension cases complete within 15 (its time in the stage is not known yet)',
      'Open for 30 days; 85% of all cases complete within 15 (its time in the stage is not known yet)',
      'Open for 18 days; 85% of all cases complete within 15 (its time in the stage is not known yet)',
    ]);
  });

  test('and where it has no type, by the age of all cases, not of those that have none either', () => {
    const quick = Array.from({ length: 10 }, (_, index) =>
      aCase({ uuid: aUuid(600 + index), createdAt: ago(60), completedAt: ago(58), type: undefined, stage: aStage(5) }),
    );
    const waiting = aCase({ uuid: aUuid(1), createdAt: ago(16), type: undefined });
    const { firm } = aReport({ cases: [...passed.map(({ given }) => given), ...quick, waiting] }).attention;
    expect(reasons(firm)).toEqual([
      'Open for 16 days; 85% of all cases complete within 15 (its time in the stage is not known yet)',
    ]);
  });

  test('an old case that is known to be new in its stage is let be; one only known to be there at least is not', () => {
    const { firm } = attention([
      { createdAt: ago(300), in: [2, ago(3)] },
      { createdAt: ago(300), in: [2, { known: 'at-least', by: ago(3) }] },
    ]);
    expect(reasons(firm)).toEqual(['Open for 300 days; 85% of Pension cases complete within 15']);
  });

  test('when its review date is past', () => {
    const { firm } = attention([
      { reviewAt: '2026-11-23' },
      { reviewAt: '2026-11-22' },
      { reviewAt: ago(42), value: undefined },
    ]);
    expect(reasons(firm)).toEqual([
      'Review was due on 2026-10-12, 42 days ago',
      'Review was due on 2026-11-22, 1 day ago',
    ]);
    expect(firm[0]?.reason).toEqual({ kind: 'review-past', review: '2026-10-12', daysPast: 42 });
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
    const before = [aCase({ uuid: aUuid(3), stage: aStage(4), createdAt: ago(12) })];
    const { firm } = attention(
      [
        { type: mortgage, in: [2, ago(30)], stage: blank, value: pounds(9_000) },
        { in: [2, ago(18)], stage: blank, value: pounds(5_000) },
        { stage: blank, value: pounds(10) },
      ],
      { previous: aSnapshot(before) },
    );
    expect(reasons(firm)).toEqual([
      '18 days in (no name); 85% leave it within 9',
      '30 days in (no name), over the limit of 21 (too few have passed to tell what is usual)',
      'Moved back from Submitted to (no name) since the last run',
    ]);
  });

  test('and with none it is not listed', () => {
    expect(attention([{ reviewAt: '2027-01-01', in: [2, ago(2)] }])).toEqual({
      firm: [],
      assignees: [],
      found: 0,
      currency: 'GBP',
    });
  });

  test('of several reasons the latest', () => {
    const { firm } = attention([
      // 90 days past the review count as no more than twice the usual; 27 days in Research are three times the usual.
      { reviewAt: ago(90), in: [2, ago(27)] },
      { reviewAt: ago(90), in: [2, ago(10)], value: pounds(1) },
    ]);
    expect(firm.map(({ reason }) => reason.kind)).toEqual(['long-in-stage', 'review-past']);
  });
});

describe('the order', () => {
  test('is by value times how late a case is, as a part of what is usual', () => {
    const { firm } = attention([
      { in: [2, ago(18)], value: pounds(1_000) },
      { in: [2, ago(27)], value: pounds(600) },
      { in: [2, ago(10)], value: pounds(8_000) },
      { in: [2, ago(90)], value: pounds(0) },
    ]);
    // 1,000 × 1, 600 × 2, 8,000 × 1/9, and nothing.
    expect(numbers(firm)).toEqual([2, 1, 3, 4]);
  });

  test('takes a case without a value, or with one in another currency, for a usual one', () => {
    const { firm, currency } = attention([
      { in: [2, ago(18)], value: pounds(300) },
      { in: [2, ago(18)], value: pounds(200) },
      { in: [2, ago(18)], value: pounds(100) },
      { in: [2, ago(22)], value: undefined },
      { in: [2, ago(19)], value: euros(1_000_000) },
      { in: [2, ago(18)], value: pounds(0) },
      { in: [2, ago(90)], value: { minor: -1, currency: 'GBP' } },
    ]);
    // The median of those above zero is £200.
    expect(currency).toBe('GBP');
    expect(numbers(firm)).toEqual([1, 4, 5, 2, 3, 7, 6]);
  });

  test('is in the currency that most open cases have a value in', () => {
    const { firm, currency } = attention([
      { in: [2, ago(18)], value: euros(10) },
      { in: [2, ago(18)], value: euros(30) },
      { in: [2, ago(19)], value: pounds(1_000_000) },
    ]);
    expect(currency).toBe('EUR');
    // The median of 10 and 30 is the lower, by nearest rank.
    expect(numbers(firm)).toEqual([2, 3, 1]);
  });

  test('of cases alike goes by age, then by uuid, whatever order they come in', () => {
    const cases: Watched[] = [{ in: [2, ago(18)] }, { in: [2, ago(18)], createdAt: ago(30) }, { in: [2, ago(18)] }];
    expect(numbers(attention(cases).firm)).toEqual([2, 1, 3]);
  });

  test('of cases of no value at all goes by lateness', () => {
    const cases: Watched[] = [
      { in: [2, ago(18)], value: undefined },
      { in: [2, ago(25)], value: undefined },
    ];
    expect(numbers(attention(cases).firm)).toEqual([2, 1]);
  });
});

describe('how many', () => {
  test('are shown: 15 of the firm and 5 of each, and how many there are is told', () => {
    const { firm, assignees, found } = attention(
      Array.from({ length: 20 }, (_, index) => ({
        in: [2, ago(20 + index)] as const,
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
