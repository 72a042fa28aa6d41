import { describe, expect, test } from 'vitest';
import type { Case } from '../../../functions/analyse/case.ts';
import { aCase } from '../../builders/a-case.ts';
import { aReport } from '../../builders/a-report.ts';
import { aStage } from '../../builders/a-stage.ts';
import { aStageHistory, type Entered } from '../../builders/a-stage-history.ts';
import { aUuid } from '../../builders/a-uuid.ts';

const pension = { uuid: aUuid(7001), name: 'Pension' };
const mortgage = { uuid: aUuid(7002), name: 'Mortgage' };

function rows(cases: readonly Partial<Case>[], ...history: readonly Entered[]) {
  return aReport({
    cases: cases.map((given, index) => aCase({ uuid: aUuid(index + 1), createdAt: '2026-01-05T09:00:00Z', ...given })),
    stageHistory: aStageHistory(...history),
  }).flow.timeInStage.map(({ stage, type, days, bounded }) => ({
    stage: stage.name,
    type: type === undefined ? 'all' : type.name,
    n: days.n,
    p50: days.p50,
    most: days.most,
    bounded,
  }));
}

// Cases in each stage, so that the names of all are known.
const everywhere = [1, 2, 3, 4].map((position) => ({ uuid: aUuid(90 + position), stage: aStage(position) }));

test('a stay counts the local days from entering to leaving', () => {
  const found = rows(
    [{ stage: aStage(3) }, ...everywhere],
    [1, [1, '2026-06-01T09:00:00Z'], [2, '2026-06-11T22:30:00Z'], [3, '2026-06-12T09:00:00Z']],
  );
  expect(found).toEqual([
    { stage: 'Fact find', type: 'all', n: 1, p50: 10, most: 10, bounded: 0 },
    { stage: 'Fact find', type: 'Pension', n: 1, p50: 10, most: 10, bounded: 0 },
    // 22:30 UTC is 23:30 in London: still the day before.
    { stage: 'Research', type: 'all', n: 1, p50: 1, most: 1, bounded: 0 },
    { stage: 'Research', type: 'Pension', n: 1, p50: 1, most: 1, bounded: 0 },
  ]);
});

test('types are told apart, and those without one come last', () => {
  const found = rows(
    [{ type: pension }, { type: mortgage }, { type: undefined }, { type: mortgage }, ...everywhere],
    [1, [1, '2026-06-01T09:00:00Z'], [2, '2026-06-03T09:00:00Z']],
    [2, [1, '2026-06-01T09:00:00Z'], [2, '2026-06-05T09:00:00Z']],
    [3, [1, '2026-06-01T09:00:00Z'], [2, '2026-06-07T09:00:00Z']],
    [4, [1, '2026-06-01T09:00:00Z'], [2, '2026-06-21T09:00:00Z']],
  );
  expect(found.map(({ type, n, p50, most }) => [type, n, p50, most])).toEqual([
    ['all', 4, 4, 20],
    ['Mortgage', 2, 4, 20],
    ['Pension', 1, 2, 2],
    ['', 1, 6, 6],
  ]);
});

test('stages are in the firm’s order', () => {
  const found = rows(
    [{}, ...everywhere],
    [
      1,
      [3, '2026-06-01T09:00:00Z'],
      [2, '2026-06-03T09:00:00Z'],
      [1, '2026-06-04T09:00:00Z'],
      [2, '2026-06-09T09:00:00Z'],
    ],
  );
  expect(found.filter(({ type }) => type === 'all').map(({ stage }) => stage)).toEqual([
    'Fact find',
    'Research',
    'Recommendation',
  ]);
});

test('a case that completed without being moved left its stage then', () => {
  const found = rows(
    [{ stage: aStage(4), completedAt: '2026-11-11T09:00:00Z' }, ...everywhere],
    [1, [4, '2026-11-01T09:00:00Z']],
  );
  expect(found).toEqual([
    { stage: 'Submitted', type: 'all', n: 1, p50: 10, most: 10, bounded: 0 },
    { stage: 'Submitted', type: 'Pension', n: 1, p50: 10, most: 10, bounded: 0 },
  ]);
});

describe('what is not counted', () => {
  test('a stay that goes on', () => {
    expect(rows([{}, ...everywhere], [1, [2, '2026-06-01T09:00:00Z']])).toEqual([]);
  });

  test('a stage that counts as completed: a reopened case lay there while it was not open', () => {
    const found = rows(
      [{ stage: aStage(2) }, { uuid: aUuid(2), stage: aStage(5) }, ...everywhere],
      [1, [5, '2026-06-01T09:00:00Z'], [2, '2026-08-01T09:00:00Z']],
    );
    expect(found).toEqual([]);
  });

  test('a stay that ended before the history window, or in a stage that no case tells the name of', () => {
    const found = rows(
      [{ stage: aStage(3) }, { uuid: aUuid(2), stage: aStage(2) }],
      [1, [2, '2025-06-01T09:00:00Z'], [1, '2025-11-23T09:00:00Z'], [3, '2026-01-01T09:00:00Z']],
    );
    expect(found).toEqual([]);
  });

  test('a stay whose beginning nobody knows', () => {
    const found = rows(
      [{ stage: aStage(2) }, ...everywhere],
      [1, [1, { known: 'at-least', by: '2026-06-01T09:00:00.000Z' }], [2, '2026-08-01T09:00:00Z']],
    );
    expect(found).toEqual([]);
  });

  test('cases that are not in the report', () => {
    const found = rows(everywhere, [1, [1, '2026-06-01T09:00:00Z'], [2, '2026-08-01T09:00:00Z']]);
    expect(found).toEqual([]);
  });
});

test('the first day of the history window counts', () => {
  const found = rows(
    [{ stage: aStage(2) }, ...everywhere],
    [1, [1, '2025-11-20T09:00:00Z'], [2, '2025-11-24T00:00:00Z']],
  );
  expect(found.map(({ n, p50 }) => [n, p50])).toEqual([
    [1, 4],
    [1, 4],
  ]);
});

test('a stay known within bounds counts as the most it can have been, and is counted as such', () => {
  const found = rows(
    [{ stage: aStage(3) }, ...everywhere],
    [
      1,
      [1, { known: 'between', after: '2026-06-01T09:00:00.000Z', by: '2026-06-08T09:00:00.000Z' }],
      [2, { known: 'between', after: '2026-06-15T09:00:00.000Z', by: '2026-06-22T09:00:00.000Z' }],
      [3, '2026-07-01T09:00:00Z'],
    ],
  );
  expect(found.filter(({ type }) => type === 'all')).toEqual([
    { stage: 'Fact find', type: 'all', n: 1, p50: 21, most: 21, bounded: 1 },
    { stage: 'Research', type: 'all', n: 1, p50: 16, most: 16, bounded: 1 },
  ]);
});

test.each([
  { left: '2025-11-23T23:59:59Z', n: 0 },
  { left: '2025-11-24T00:00:00Z', n: 1 },
  { left: '2026-11-23T06:00:00Z', n: 1 },
])('a stay that ended $left, with a history from 24 November 2025 to 23 November 2026: $n', ({ left, n }) => {
  const found = rows(
    [{ stage: aStage(2), createdAt: '2025-11-20T09:00:00Z' }, ...everywhere],
    [1, [1, '2025-11-20T09:00:00Z'], [2, left]],
  );
  expect(found.filter(({ stage, type }) => stage === 'Fact find' && type === 'all').map((row) => row.n)).toEqual(
    n === 0 ? [] : [n],
  );
});

test('with a calendar the same stays are told in working days beside', () => {
  const given = {
    cases: [{ uuid: aUuid(1), stage: aStage(3) }, ...everywhere].map((each) =>
      aCase({ createdAt: '2026-01-05T09:00:00Z', ...each }),
    ),
    // From Thursday 2 April over Easter to Wednesday 8 April, and from Saturday 2 May to Tuesday 5 May.
    stageHistory: aStageHistory([
      1,
      [1, '2026-04-02T09:00:00Z'],
      [2, '2026-04-08T09:00:00Z'],
      [4, '2026-05-02T09:00:00Z'],
      [3, '2026-05-05T09:00:00Z'],
    ]),
  };
  const daysOf = (calendar: 'none' | 'england-and-wales' | 'scotland') =>
    aReport({ ...given, scope: { calendar } })
      .flow.timeInStage.filter(({ type }) => type === undefined)
      .map(({ stage, days, working }) => [stage.name, days.most, working?.days.most]);
  expect(daysOf('none')).toEqual([
    ['Fact find', 6, undefined],
    ['Research', 24, undefined],
    ['Submitted', 3, undefined],
  ]);
  // Good Friday and Easter Monday; Early May is on 4 May in both nations, Easter Monday in one.
  expect(daysOf('england-and-wales')).toEqual([
    ['Fact find', 6, 2],
    ['Research', 24, 17],
    ['Submitted', 3, 1],
  ]);
  expect(daysOf('scotland')[0]).toEqual(['Fact find', 6, 3]);
});
