import { describe, expect, test } from 'vitest';
import { findTargets, scaleTarget, type TargetsInput } from '../../../functions/analyse/flow/targets.ts';
import { aCase, pounds } from '../../builders/a-case.ts';
import { aPeriod } from '../../builders/a-period.ts';
import { aReport } from '../../builders/a-report.ts';
import { aUuid } from '../../builders/a-uuid.ts';
import { inWords } from '../../builders/in-words.ts';
import { aFlowWeek } from '../../render/hand-made.ts';

/** Week 47 with weeks 44 to 46 before it: of these 2, 5 and 3 cases were completed, and 9, 6 and 8 were open. */
function given(rules: Partial<TargetsInput['rules']>, more: Partial<TargetsInput> = {}): TargetsInput {
  return {
    rules: { currency: 'GBP', per: 'week', ...rules },
    period: aPeriod('2026-W47'),
    asAt: '2026-11-23T07:00:00.000Z',
    totals: { completedInPeriod: 4, completedValueInPeriod: { GBP: 250_000 }, openCases: 7 },
    lateCases: 2,
    spans: [
      aFlowWeek(44, { completed: 2, completedValue: { GBP: 300_000 }, openAtEnd: 9 }),
      aFlowWeek(45, { completed: 5, completedValue: {}, openAtEnd: 6 }),
      aFlowWeek(46, { completed: 3, completedValue: { GBP: 299_999 }, openAtEnd: 8 }),
      aFlowWeek(47, { completed: 4, openAtEnd: 7 }),
    ],
    ...more,
  };
}

describe('a firm that sets targets', () => {
  test('sees how the week stands to each, by how much, and how often it was kept before', () => {
    const rules = { completedCases: 3, completedValue: 3_000, openCasesAtMost: 6, lateCasesAtMost: 2 };
    expect(findTargets(given(rules))).toEqual([
      {
        kind: 'completed-cases',
        target: 3,
        actual: 4,
        apart: 1,
        state: 'reached',
        // 5 and 3; not the 2.
        before: { kept: 2, of: 3 },
      },
      {
        kind: 'completed-value',
        currency: 'GBP',
        target: 300_000,
        actual: 250_000,
        apart: 50_000,
        state: 'missed',
        before: { kept: 1, of: 3 },
      },
      { kind: 'open-cases', target: 6, actual: 7, apart: 1, state: 'over', before: { kept: 1, of: 3 } },
      { kind: 'late-cases', target: 2, actual: 2, apart: 0, state: 'within' },
    ]);
  });

  test('is held, while the week is not over, to what of the target lies in the time gone', () => {
    // London has no summer time then: from Monday 00:00 to Thursday noon are 3.5 of 7 days.
    const so = (completedCases: number) =>
      findTargets(given({ completedCases }, { asAt: '2026-11-19T12:00:00.000Z' }))?.map(({ state, byNow }) => [
        state,
        byNow,
      ]);
    expect(so(4)).toEqual([['reached', 2]]);
    expect(so(8)).toEqual([['on-course', 4]]);
    expect(so(10)).toEqual([['behind', 5]]);
  });

  test('has a target by the other kind of period scaled, and told as it was set', () => {
    const [week] = findTargets(given({ completedCases: 40, per: 'month' })) ?? [];
    // 40 x 12 / 52 = 9.23
    expect(week).toMatchObject({ target: 9, set: { target: 40, per: 'month' }, state: 'missed', apart: 5 });
    // 10 x 52 / 12 = 43.33; 1 a month is a quarter of one a week, and never none.
    expect([scaleTarget(10, 'week', 'month'), scaleTarget(1, 'month', 'week'), scaleTarget(7, 'week', 'week')]).toEqual(
      [43, 1, 7],
    );
  });

  test('is told of no past that is not known', () => {
    expect(findTargets(given({ completedCases: 3 }, { spans: [] }))?.[0]).not.toHaveProperty(
      'before',
      expect.anything(),
    );
  });
});

const done = Array.from({ length: 3 }, (_, index) =>
  aCase({ uuid: aUuid(index + 1), completedAt: '2026-11-18T09:00:00Z', value: pounds(1_000) }),
);
const open = [aCase({ uuid: aUuid(8) }), aCase({ uuid: aUuid(9) })];

test('the report says it in a sentence, each figure with its place', () => {
  const targets = {
    completedCases: 4,
    completedValue: 3_000,
    currency: 'GBP',
    per: 'week',
    openCasesAtMost: 1,
  } as const;
  const report = aReport({ cases: [...done, ...open], scope: { targets } });
  const told = report.sentences.map(inWords);
  expect(told[2]).toBe(
    '3 completed cases are 1 short of the target of 4; GBP 300000 completed is just the target of GBP 300000; 2 open cases are 1 over the limit of 1.',
  );
  expect(told.length).toBeLessThanOrEqual(5);
  const month = aReport({ cases: done, scope: { targets: { ...targets, per: 'month' } } });
  expect(month.sentences.map(inWords)[2]).toContain('2 more than the target of 1 (4 a month)');
});

test('a firm that sets none has none, and no other report than before', () => {
  expect(aReport()).not.toHaveProperty('targets', expect.anything());
});
