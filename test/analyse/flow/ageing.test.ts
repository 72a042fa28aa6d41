import { expect, test } from 'vitest';
import type { Case } from '../../../functions/analyse/case.ts';
import { aCase } from '../../builders/a-case.ts';
import { aReport } from '../../builders/a-report.ts';
import { aStage } from '../../builders/a-stage.ts';
import { aStageHistory, type Entered } from '../../builders/a-stage-history.ts';
import { aUuid } from '../../builders/a-uuid.ts';

const mortgage = { uuid: aUuid(7002), name: 'Mortgage' };
/** Days before Monday 23 November 2026, the day of as-at. */
const ago = (days: number) => new Date(Date.UTC(2026, 10, 23 - days, 9)).toISOString();

function ageing(cases: readonly Partial<Case>[], ...history: readonly Entered[]) {
  return aReport({
    cases: cases.map((given, index) => aCase({ uuid: aUuid(index + 1), ...given })),
    stageHistory: aStageHistory(...history),
  }).flow.ageing;
}

test('open cases are counted by stage and age', () => {
  const { bandsFrom, stages } = ageing([
    ...[0, 14, 15, 30, 31, 60, 61, 90, 91, 180, 181, 365, 366, 900].map((days) => ({ createdAt: ago(days) })),
    { createdAt: ago(20), stage: aStage(1) },
    { createdAt: ago(20), stage: undefined },
    { createdAt: ago(40), completedAt: ago(3), stage: aStage(4) },
  ]);
  expect(bandsFrom).toEqual([0, 15, 31, 61, 91, 181, 366]);
  expect(stages.map(({ name, position, openCases, byAge }) => ({ name, position, openCases, byAge }))).toEqual([
    { name: 'Fact find', position: 1, openCases: 1, byAge: [0, 1, 0, 0, 0, 0, 0] },
    { name: 'Research', position: 2, openCases: 14, byAge: [2, 2, 2, 2, 2, 2, 2] },
    { name: 'Unknown stage', position: undefined, openCases: 1, byAge: [0, 1, 0, 0, 0, 0, 0] },
  ]);
});

test('a case opened after as-at is among the youngest', () => {
  expect(ageing([{ createdAt: '2026-11-25T09:00:00Z' }]).stages[0]?.byAge).toEqual([1, 0, 0, 0, 0, 0, 0]);
});

test('cases older than 85% of their type were at completion are counted, where ten have completed', () => {
  // Ten took 10, 20, … 100 days: 85% took 90 at most. Of mortgages only nine completed.
  const completed = (days: number, given: Partial<Case> = {}) => ({
    createdAt: ago(days + 5),
    completedAt: ago(5),
    ...given,
  });
  const { stages } = ageing([
    ...Array.from({ length: 10 }, (_, index) => completed(10 * (index + 1))),
    ...Array.from({ length: 9 }, (_, index) => completed(10 * (index + 1), { type: mortgage })),
    { createdAt: ago(90) },
    { createdAt: ago(91) },
    { createdAt: ago(500), type: mortgage },
  ]);
  expect(stages).toHaveLength(1);
  expect(stages[0]).toMatchObject({ openCases: 3, pastTypical: { cases: 1, of: 2 } });
});

test('cases in their stage for longer than 85% were are counted, by what is surely known', () => {
  // Ten passed Research in 1, 2, … 10 days: 85% in 9 at most.
  const passed = Array.from(
    { length: 10 },
    (_, index): Entered => [index + 1, [2, ago(50)], [3, ago(50 - (index + 1))], [5, ago(5)]],
  );
  const { stages } = ageing(
    [
      ...passed.map(() => ({ createdAt: ago(60), completedAt: ago(5), stage: aStage(5) })),
      ...Array.from({ length: 5 }, () => ({ createdAt: ago(60), stage: aStage(2) })),
    ],
    ...passed,
    [11, [2, ago(9)]],
    [12, [2, ago(10)]],
    [13, [2, { known: 'between', after: ago(15), by: ago(8) }]],
    [14, [2, { known: 'at-least', by: ago(10) }]],
  );
  const research = stages.find(({ name }) => name === 'Research');
  // The fifth is followed by nobody.
  expect(research?.pastTypicalInStage).toEqual({ cases: 2, of: 4 });
});
