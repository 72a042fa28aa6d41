import { expect, test } from 'vitest';
import type { Case } from '../../../functions/analyse/case.ts';
import { aCase } from '../../builders/a-case.ts';
import { aReport } from '../../builders/a-report.ts';
import { aSnapshot } from '../../builders/a-snapshot.ts';
import { aStage } from '../../builders/a-stage.ts';
import { aUuid } from '../../builders/a-uuid.ts';
import { comparedIn } from '../year-of-runs.ts';

/** Cases in stages, in the order of their numbers; 0 is a case without a stage. */
const inStages = (...positions: readonly number[]) =>
  positions.map((position, index) =>
    aCase({ uuid: aUuid(index + 1), stage: position === 0 ? undefined : aStage(position) }),
  );

const short = (report: ReturnType<typeof aReport>) =>
  report.queues?.map(({ name, position, before, now }) => [name, position, before, now]);

test('open cases of each stage are counted then and now', () => {
  const report = aReport({
    cases: [
      ...inStages(1, 2, 3, 3, 0),
      aCase({ uuid: aUuid(9), stage: aStage(3), completedAt: '2026-11-18T09:00:00Z' }),
    ],
    previous: aSnapshot([...inStages(1, 1, 3, 4, 0), aCase({ uuid: aUuid(9), stage: aStage(3) })]),
  });
  expect(short(report)).toEqual([
    ['Fact find', 1, 2, 1],
    ['Research', 2, 0, 1],
    ['Recommendation', 3, 2, 2],
    ['Submitted', 4, 1, 0],
    ['Unknown stage', undefined, 1, 1],
  ]);
  const { opening, closing } = comparedIn(report).bridge;
  const sum = (of: 'before' | 'now') => (report.queues ?? []).reduce((all, each) => all + each[of], 0);
  expect([sum('before'), sum('now')]).toEqual([opening.cases, closing.cases]);
});

test('a stage that was renamed and moved is the same queue, by its name and place today', () => {
  const renamed = (each: Case) => ({
    ...each,
    stage: aStage(2, { name: 'Reading up', position: 4, updatedAt: '2026-11-17T09:00:00.000Z' }),
  });
  const report = aReport({ cases: inStages(2, 2, 2).map(renamed), previous: aSnapshot(inStages(2, 3)) });
  expect(short(report)).toEqual([
    ['Recommendation', 3, 1, 0],
    ['Reading up', 4, 1, 3],
  ]);
});

test('a case that an incomplete run did not see is in no queue, then as now', () => {
  const seen = aSnapshot(inStages(1, 2));
  const partial = aSnapshot(inStages(1), { gaps: ['1 client could not be read'], previous: seen });
  expect(short(aReport({ cases: inStages(1, 2), previous: partial }))).toEqual([
    ['Fact find', 1, 1, 1],
    ['Research', 2, 0, 1],
  ]);
});

test('there are none while there is nothing to compare with', () => {
  expect(aReport().queues).toBeUndefined();
  expect(aReport({ previous: aSnapshot([], { scope: { clients: [aUuid(9001)] } }) }).queues).toBeUndefined();
});
