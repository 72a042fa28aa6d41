import { expect, test } from 'vitest';
import { largestStages } from '../../../functions/analyse/standing/stages.ts';
import { aCase } from '../../builders/a-case.ts';
import { aReport } from '../../builders/a-report.ts';
import { aStage } from '../../builders/a-stage.ts';
import { aUuid } from '../../builders/a-uuid.ts';

/** Stages by position with so many open cases each. */
function stagesWith(...openCases: readonly number[]) {
  const cases = openCases.flatMap((count, index) =>
    Array.from({ length: Math.max(1, count) }, (_, each) =>
      aCase({
        uuid: aUuid(1000 * index + each),
        stage: aStage(index + 1),
        // A stage without an open case has a completed one, and so a row.
        completedAt: count === 0 ? '2026-11-18T09:00:00.000Z' : undefined,
      }),
    ),
  );
  return aReport({ cases }).stages;
}

const told = (most: number, ...openCases: readonly number[]) => {
  const { shown, rest } = largestStages(stagesWith(...openCases), most);
  return { shown: shown.map(({ position }) => position), ...rest };
};

test('those with the most open cases are shown, in their own order, and the rest is counted', () => {
  expect(told(2, 3, 1, 5, 2)).toEqual({ shown: [1, 3], stages: 2, cases: 3 });
});

test('of equal ones the first is shown', () => {
  expect(told(1, 2, 2, 1)).toEqual({ shown: [1], stages: 2, cases: 3 });
});

test('a stage without an open case is neither shown nor counted', () => {
  expect(told(1, 0, 2, 1)).toEqual({ shown: [2], stages: 1, cases: 1 });
  expect(told(12, 1, 0)).toEqual({ shown: [1], stages: 0, cases: 0 });
});
